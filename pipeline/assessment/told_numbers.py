"""Numbers as they are told, in digits or in words, whatever they count: "ba hồ chứa" is "3 hồ chứa"."""

from __future__ import annotations

import re

from pipeline.articles.figures import find_figures
from pipeline.records.assessment import Figure

_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "one": 1, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.,/-])\d{1,9}(?![\w.,/-]*\d)")
TOLERANCE = 0.05  # for rounding


def numbers_in(text: str) -> tuple[tuple[float, float], ...]:
    """The numbers of *text* as ranges ``(low, high)``: its figures, bare digits and number words up to ten."""
    figures = [(figure.low, figure.high) for figure in find_figures(text)]
    bare = [float(match.group()) for match in _BARE.finditer(text)]
    words = [float(_WORDS[match.group().casefold()]) for match in _WORD.finditer(text)]
    return tuple(figures + [(value, value) for value in bare + words])


def agrees_with(figure: Figure, number: tuple[float, float]) -> bool:
    """Whether *figure* and *number* can be the same, give or take rounding."""
    return figure.low <= number[1] * (1 + TOLERANCE) and number[0] <= figure.high * (1 + TOLERANCE)
