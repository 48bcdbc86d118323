"""Figures with what they count, and all other numbers with the word that they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.articles.figures import find_figures
from pipeline.articles.numbers import NUMBER, parse_number
from pipeline.assessment.contrast.mentions import Mention, mention
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.contrast.tokens import Tokens
from pipeline.records.assessment import Figure

_WORDS = {
    "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_ANY = re.compile(
    rf"(?<![\w.,/-])(?:{NUMBER})(?![.,]?\d)(?:[/-]\d+)*(?:/[\w-]+)?|\b(?:quý|khóa|kỳ|lần|thứ)\s+([IVX]+)\b"
)
_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")\s+(?=[^\W\d_])", re.IGNORECASE)
# "năm" is five only in front of what is counted; elsewhere it is a year.
_FIVE = re.compile(
    r"\b(năm)\s+(?=(?:người|tầng|căn|ngôi|con|cái|chiếc|học sinh|em|cháu|tỉnh|xã|trường|ca|vụ|nhóm|bước|loại|trận|điểm|"
    r"nghìn|triệu|tỷ|tỉ|nạn nhân|bị can|đối tượng|doanh nghiệp|dự án|hộ|giờ|ngày|tháng)\b)",
    re.IGNORECASE,
)
ORDINAL = "thứ"  # the family of ranks: "lớn thứ hai" stands against "lớn nhất"
_ORDINAL = re.compile(
    r"\bthứ\s+(nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,3})\b|"
    r"(?<!thống )(?<!duy )(?<!đồng )(?<!hợp )\b(nhất)\b(?!\s(?:trí|là|định|thiết|quán|thời))",
    re.IGNORECASE,
)
_ORDER = {"nhất": 1, "nhì": 2, "tư": 4, "năm": 5, **_WORDS}
_HEDGE = re.compile(r"^[^\W\d_]+(?:\s[^\W\d_]+)?(?=\s)")
_EXACT = 0.002


@dataclass(frozen=True, slots=True)
class Amount:
    low: float
    high: float
    hedge: str  # "hơn", "gần"; "" where exact
    counted: str

    def agrees(self, other: Amount) -> bool:
        """Whether both can be the same number: alike hedges by their bases, else by ranges that meet.

        A round number of at least a thousand can stand for the exact one that it is rounded from.
        """
        if self.hedge == other.hedge and (self.low, self.high) != (other.low, other.high):
            return _rounded(self.low, other.low) and _rounded(self.high, other.high)
        return self.low <= other.high * (1 + _EXACT) and other.low <= self.high * (1 + _EXACT)


def _rounded(one: float, other: float) -> bool:
    """Whether one is the other cut or rounded to the digits that it shows."""
    small, large = sorted((one, other))
    if large < 1000:
        return abs(large - small) <= _EXACT * large
    for coarse, fine in ((one, other), (other, one)):
        digits = len(f"{coarse:.0f}".rstrip("0"))
        unit = 10.0 ** (len(f"{coarse:.0f}") - digits)
        if digits >= 2 and abs(coarse - fine) < unit:
            return True
    return False


def quantities(tokens: Tokens, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The figures and numbers outside the spans *taken* (dates)."""
    spans = list(taken)
    for figure in find_figures(tokens.text):
        if not _inside(figure.start, figure.end, spans):
            spans.append((figure.start, figure.end))
            yield mention(tokens, Kind.FIGURE, figure.unit, _amount(figure), figure.start, figure.end)
    for match in _ORDINAL.finditer(tokens.text):
        if not _inside(*match.span(), spans):
            spans.append(match.span())
            rank = (match[1] or match[2]).casefold()
            yield mention(tokens, Kind.NUMBER, ORDINAL, _exact(_ORDER.get(rank) or float(rank)), *match.span())
    for match in _ANY.finditer(tokens.text):
        if not _inside(*match.span(), spans):
            yield _number(tokens, match)
    for match in (*_WORD.finditer(tokens.text), *_FIVE.finditer(tokens.text)):
        if not _inside(*match.span(1), spans):
            yield mention(tokens, Kind.NUMBER, "", _exact(_ORDER[match[1].casefold()]), *match.span(1))


def _number(tokens: Tokens, match: re.Match[str]) -> Mention:
    if match[1]:
        value: object = _exact(_ROMAN.get(match[1], 0))
        return mention(tokens, Kind.NUMBER, match.group().split()[0].casefold(), value, *match.span())
    before = re.findall(r"[^\W\d_]+", tokens.text[max(0, match.start() - 18) : match.start()])[-2:]
    try:
        value = _exact(parse_number(match.group()))
    except ValueError:  # 43/2022/QH15, 3-0, 091-234
        value = match.group().casefold()
    return mention(tokens, Kind.NUMBER, " ".join(before).casefold(), value, *match.span())


def _amount(figure: Figure) -> Amount:
    hedge = _HEDGE.match(figure.text)
    return Amount(figure.low, figure.high, hedge.group().casefold() if hedge else "", figure.counted)


def _exact(value: float) -> Amount:
    return Amount(value, value, "", "")


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)
