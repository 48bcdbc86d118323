"""The reports in the country's own language on which a foreign report may rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from pipeline.articles.figures import agree
from pipeline.assessment.context import Report
from pipeline.records.assessment import Figure

HOME = "vi"
WITHIN = timedelta(days=3)
SHARED_FIGURES = 2  # that link two reports which no story joins
MOST = 6


def origins_of(report: Report, reports: Iterable[Report], siblings: Iterable[Report]) -> tuple[Report, ...]:
    """Of a foreign-language report: the home-language reports of its story, else those of the same agencies and days
    with the same figures; nothing for a report in the home language."""
    if report.article.language in (HOME, "und"):
        return ()
    home = [one for one in siblings if one.article.language == HOME]
    if not home:
        home = [one for one in reports if one.article.language == HOME and _linked(report, one)]
    return tuple(sorted(home, key=lambda one: (one.moment, one.article.article_id))[:MOST])


def _linked(report: Report, other: Report) -> bool:
    if not report.agencies & other.agencies or abs(report.moment - other.moment) > WITHIN:
        return False
    theirs = figures_of(other)
    shared = {(one.unit, one.low, one.high) for one in figures_of(report) if any(alike(one, two) for two in theirs)}
    return len(shared) >= SHARED_FIGURES


def figures_of(report: Report) -> tuple[Figure, ...]:
    """All figures of the report's claims."""
    return tuple(figure for claim in report.claims for figure in claim.figures)


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures in two languages can be the same: one unit, one number."""
    return one.unit == other.unit and agree(one, other, 0.02)
