"""One deadline, one opening on two days."""

from __future__ import annotations

import re

from pipeline.assessment.contrast import Difference, Kind
from pipeline.assessment.facts.pair import Apart, Pair, apart, opening

CERTAINTY = 0.55
_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s?(?:[./-]\s?|tháng )(?P<month>\d{1,2})(?!\d)", re.IGNORECASE)
_NEWS_DAY = re.compile(r"\b(?:sáng|trưa|chiều|tối|đêm|hôm (?:nay|qua))\s+(?:ngày\s+|nay,?\s+|\()?\d", re.IGNORECASE)
_AS_OF = re.compile(
    r"\b(?:tính đến|cập nhật|(?:đến|tới) (?:\d{1,2}\s?(?:h|giờ)|sáng|trưa|chiều|tối)|as of)\b", re.IGNORECASE
)
# An hour, or the round of a cup.
_NO_DAY = re.compile(
    r"\d\s?(?:giờ|h\b|:)|\b(?:sáng|trưa|chiều|tối|đêm)\b|(?<![\d/.-])1/(?:2|4|8|16|32)(?![\d/.-])", re.IGNORECASE
)


def day_apart(pair: Pair) -> Apart | None:
    """The same deadline or day has two dates; a report that names both may tell of two things."""
    if not pair.report.agencies & pair.sibling.agencies:
        return None  # another province's assembly
    if pair.claim.agencies and pair.other.agencies and not set(pair.claim.agencies) & set(pair.other.agencies):
        return None
    if _AS_OF.search(pair.claim.sentence) or _AS_OF.search(pair.other.sentence):
        return None  # the state at two moments
    own, other = _days(opening(pair.report)), _days(opening(pair.sibling))
    for difference in pair.found.of(Kind.DATE):
        dates = f"{difference.claim.text} {difference.other.text}"
        if difference.certainty < CERTAINTY or not _DAY.search(dates) or _NO_DAY.search(dates):
            continue
        if _is_of_report(pair) and not _same_day_other_month(difference):
            continue
        if not _days(difference.other.text) & own and not _days(difference.claim.text) & other:
            return apart(difference, "ngày")
    return None


def _days(text: str) -> set[tuple[int, int]]:
    """Day and month of each date in *text*, however they are written."""
    return {(int(match.group("day")), int(match.group("month"))) for match in _DAY.finditer(text)}


def _is_of_report(pair: Pair) -> bool:
    """Whether a side dates its own news ("sáng 18-3, đã hội đàm"): a visit of three days has three such reports."""
    return any(_NEWS_DAY.search(one.sentence) for one in (pair.claim, pair.other))


def _same_day_other_month(difference: Difference) -> bool:
    """ "tối 5/10" for "tối 5/11": how a date goes wrong in copying."""
    one, two = _days(difference.claim.text), _days(difference.other.text)
    return any(day == other and month != another for day, month in one for other, another in two)
