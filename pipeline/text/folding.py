"""One spelling for many: NFC, one placement of tone marks, one dash, one quote, with a way back to the original.

Everything but composition keeps the number of characters, so the way back is the identity for the great
majority of texts and a plain tuple of offsets for the rest (decomposed text, zero-width characters).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹘－"
_SINGLE_QUOTES = "‘’‚‛′`´"
_DOUBLE_QUOTES = "“”„‟«»″＂"
_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t"
_LOOKALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"}  # eth and African D are typed for the Vietnamese letter
_ONE_TO_ONE = str.maketrans(
    {c: "-" for c in _DASHES}
    | {c: "'" for c in _SINGLE_QUOTES}
    | {c: '"' for c in _DOUBLE_QUOTES}
    | {c: " " for c in _SPACES}
    | _LOOKALIKES
)
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_ANY_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")

# hoà -> hòa, khoẻ -> khỏe, thuỷ -> thủy: the mark stands on the first vowel of an open syllable.  After q the
# u belongs to the consonant (quý), and a closed syllable (hoàn) is spelt in one way only.
_TONED = "àáảãạèéẻẽẹỳýỷỹỵ"
_NEW_PLACEMENT = re.compile(
    f"([oO])([{_TONED[:10]}{_TONED[:10].upper()}])|([uU])([{_TONED[10:]}{_TONED[10:].upper()}])"
)
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


@dataclass(frozen=True, slots=True)
class Folded:
    """A normalised text and, for each of its positions, the position in the original.

    ``offsets`` is None where both agree; otherwise it has ``len(text) + 1`` entries.
    """

    text: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that the span ``start:end`` of the folded text comes from."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def fold(text: str) -> Folded:
    """*text* in NFC, with one placement of tone marks, plain dashes, quotes and blanks."""
    composed, offsets = _compose(text)
    return Folded(_one_tone_placement(composed.translate(_ONE_TO_ONE)), offsets)


def plain(text: str) -> str:
    """*text* without any diacritics (đ becomes d); as long as the text, which must be in NFC."""
    return "".join([c if c < "\x80" else _bare(c) for c in text])


def lower(text: str) -> str:
    """*text* in lower case, always as long as it was (``str.lower`` lengthens the Turkish dotted I)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _compose(text: str) -> tuple[str, tuple[int, ...] | None]:
    if unicodedata.is_normalized("NFC", text) and not _ANY_INVISIBLE.search(text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _continues(text[end]):
            end += 1
        cluster = "" if text[start] in _INVISIBLE else unicodedata.normalize("NFC", text[start:end])
        pieces.append(cluster)
        offsets.extend([start] * len(cluster))
        start = end
    offsets.append(len(text))
    return "".join(pieces), tuple(offsets)


def _continues(character: str) -> bool:
    """A combining mark, or a vowel or final of a decomposed Korean syllable."""
    return bool(unicodedata.combining(character)) or "\u1160" <= character <= "\u11ff"


def _one_tone_placement(text: str) -> str:
    return _NEW_PLACEMENT.sub(lambda match: _moved(match, text), text)


def _moved(match: re.Match[str], text: str) -> str:
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    if before in ("q", "Q") or after.isalpha() or (after and unicodedata.combining(after)):
        return match.group()
    first, second = match.group()[0], match.group()[1]
    decomposed = unicodedata.normalize("NFD", second)
    tone = next(mark for mark in decomposed if mark in _TONES)
    return unicodedata.normalize("NFC", first + tone) + decomposed.replace(tone, "")


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    if character in "đĐ":
        return "d" if character == "đ" else "D"
    base = unicodedata.normalize("NFD", character)
    if len(base) > 1 and all(unicodedata.combining(mark) for mark in base[1:]):
        return base[0]
    return character
