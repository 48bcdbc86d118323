"""One deadline, one opening on two days."""

from __future__ import annotations

import re

from pipeline.assessment.contrast import Kind
from pipeline.assessment.facts.pair import Apart, Pair, apart, opening

CERTAINTY = 0.55
_DAY = re.compile(r"\b\d{1,2}\s?(?:[./-]\s?|tháng )\d{1,2}\b", re.IGNORECASE)
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
    own, other = opening(pair.report), opening(pair.sibling)
    for difference in pair.found.of(Kind.DATE):
        dates = f"{difference.claim.text} {difference.other.text}"
        if difference.certainty < CERTAINTY or not _DAY.search(dates) or _NO_DAY.search(dates):
            continue
        if difference.other.text not in own and difference.claim.text not in other:
            return apart(difference, "ngày")
    return None
