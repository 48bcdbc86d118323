"""Whom does a report concern that names no body?  The one that has denied what it tells.

"Việt Nam ghi nhận ca bệnh đầu tiên" names no ministry; the ministry's denial makes it the ministry's matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.assessment.context import Report
from pipeline.assessment.matching import coverage
from pipeline.records.assessment import REFUTING, Statement
from pipeline.text.weights import Weights

MIN_COVERAGE = 0.62  # of the denied claim's telling words, by headline and first lines
OPENING = 500  # characters
DAYS_BEFORE, DAYS_AFTER = 4, 10  # as the signal reads them


def addressed(report: Report, statements: Iterable[Statement], weights: Weights) -> frozenset[str]:
    """The agencies whose denials speak of what *report* tells; empty where the report is about an agency itself."""
    if report.agencies or report.is_denial:
        return frozenset()
    told = f"{report.article.title}. {report.article.text[:OPENING]}"
    return frozenset(
        agency
        for one in statements
        if one.kind in REFUTING
        and one.denied
        and -DAYS_BEFORE <= (one.said_on - report.day).days <= DAYS_AFTER
        and coverage(one.denied, told, weights) >= MIN_COVERAGE
        for agency in one.agencies
    )
