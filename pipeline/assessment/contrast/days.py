"""Days, months, years, times and parts of the day in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.assessment.contrast.mentions import Mention, mention
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.contrast.tokens import Tokens

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(_MONTHS)
_CUE = r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|từ|đến|tới|trước|sau|vào|nay|qua|mai|và|on)"
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?<![\d.,/-])(?P<d>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<m>\d{{1,2}})(?:\s?(?P=mark)\s?(?P<y>{_YEAR}))?"
    r"(?![\d%]|[.,/-]\d|\s?(?:triệu|tỷ|tỉ|nghìn|km|m\b|ha\b|tấn|kg|độ|điểm|phần trăm|giờ|tuổi|bàn))"
    rf"|ngày\s+(?P<d2>\d{{1,2}})\s+tháng\s+(?P<m2>\d{{1,2}})(?:[\s,/-]+(?:năm\s+)?(?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})(?!\d)(?:,?\s+(?P<y3>{_YEAR}))?"
    rf"|(?<!\d)(?P<d4>\d{{1,2}})\s+(?P<m4>{_MONTH})\b(?:,?\s+(?P<y4>{_YEAR}))?"
    rf"|\btháng\s?(?P<m5>\d{{1,2}})(?!\d)(?:\s?[/.-]\s?|\s+năm\s+)?(?P<y5>(?<=[/.\-\s]){_YEAR})?(?!\s?đầu)"
    r"|\bngày\s+(?P<d6>\d{1,2})(?![\d%]|\s?[.,/-]\s?\d)"
    rf"|(?<![\d.,/-])(?P<y7>{_YEAR})(?![\d%]|[.,/-]?\d|\s?(?:tỷ|tỉ|triệu|đồng|người|km|m\b|ha\b|USD|kg|tấn|căn|hộ))",
    re.IGNORECASE,
)
_FIRST_OF_TWO = re.compile(r"(?<![\d.,/-])(\d{1,2})\s*(?:-|và|đến|tới|,)\s*(?:ngày\s+)?$", re.IGNORECASE)
_SECOND_OF_TWO = re.compile(r"\s*(?:-|và|đến|tới|,)\s*(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d", re.IGNORECASE)
_CUE_BEFORE = re.compile(rf"(?:^|\W){_CUE}\s*\(?$", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d.,/-])(?P<h>\d{1,2})\s?(?:giờ|h|g|:)\s?(?P<min>[0-5]\d)?(?!\w)(?!\s?(?:đồng hồ|chạy|đi))", re.I
)
_PART = re.compile(
    r"\b(sáng|trưa|chiều|tối|đêm|rạng sáng)\b(?=\s+(?:ngày|nay|qua|mai|hôm|cùng|\d|thứ|chủ))|"
    r"(?<=ngày )(thứ\s(?:hai|ba|tư|năm|sáu|bảy))\b|(?<=vào )(thứ\s(?:hai|ba|tư|năm|sáu|bảy))\b|"
    r"\b(thứ\s(?:hai|ba|tư|năm|sáu|bảy)(?=\s?\(|,? (?:ngày|tuần|\d))|chủ nhật|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """What is said of a date; None where the sentence leaves it open."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def agrees(self, other: When) -> bool:
        """Whether both can be the same date and say at least one part alike."""
        pairs = ((self.day, other.day), (self.month, other.month), (self.year, other.year))
        both = [(one, two) for one, two in pairs if one is not None and two is not None]
        return bool(both) and all(one == two for one, two in both)


def days(tokens: Tokens) -> Iterator[Mention]:
    """Dates, times of the day, parts of the day and weekdays; a score (3-0) or a decimal (4.5) is none."""
    yield from _dates(tokens)
    for match in _TIME.finditer(tokens.text):
        if int(match["h"]) < 25:
            yield mention(tokens, Kind.DATE, "giờ", (int(match["h"]), int(match["min"] or 0)), *match.span())
    for match in _PART.finditer(tokens.text):
        word = match.group().casefold()
        family = "buổi" if match[1] else "ngày trong tuần"
        yield mention(tokens, Kind.DATE, family, "sáng" if word == "rạng sáng" else word, *match.span())


def _dates(tokens: Tokens) -> Iterator[Mention]:
    text, done = tokens.text, 0
    for match in _DAY.finditer(text):
        when = _when(match)
        if when is None or (match["d6"] and _SECOND_OF_TWO.match(text, match.end())):
            continue  # "ngày 16 đến 26.2": read with its month below
        if match["mark"] and match["mark"] != "/" and not match["y"] and not _CUE_BEFORE.search(text[: match.start()]):
            continue
        first = _FIRST_OF_TWO.search(text, max(done, match.start() - 16), match.start()) if match["m"] else None
        if first and 1 <= int(first[1]) <= 31:
            yield mention(tokens, Kind.DATE, "ngày", When(int(first[1]), when.month, when.year), *first.span(1))
        yield mention(tokens, Kind.DATE, _family(match), when, *match.span())
        done = match.end()


def _family(match: re.Match[str]) -> str:
    return "năm" if match["y7"] else ("tháng" if match["m5"] else "ngày")


def _when(match: re.Match[str]) -> When | None:
    day = next((match[name] for name in ("d", "d2", "d3", "d4", "d6") if match[name]), None)
    month = next((match[name] for name in ("m", "m2", "m3", "m4", "m5") if match[name]), None)
    year = next((match[name] for name in ("y", "y2", "y3", "y4", "y5", "y7") if match[name]), None)
    number = None if month is None else (int(month) if month.isdigit() else _MONTHS.index(month.casefold()) + 1)
    if (day and not 1 <= int(day) <= 31) or (number is not None and not 1 <= number <= 12):
        return None
    return When(int(day) if day else None, number, int(year) if year else None)
