"""Text that persons enter, without what no one can see: control signs, direction overrides, zero-width signs."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"


def plain(text: str) -> str:
    """*text* composed (NFC), without control (Cc) and format (Cf) signs; line breaks and tabs stay."""
    broken = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in broken if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf"))
    )
