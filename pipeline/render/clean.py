"""Text from the press made fit for a page: one line, no control signs, no reversed reading direction."""

from __future__ import annotations

import re

# XML 1.0 forbids most of C0, surrogates and two non-characters; C1 and the rest show as boxes.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# An unclosed override in a headline would turn the words after it around.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """*text* without what XML forbids, direction overrides and line breaks (each run becomes one space)."""
    return _BREAKS.sub(" ", _DIRECTION.sub("", _FORBIDDEN.sub("", text)))
