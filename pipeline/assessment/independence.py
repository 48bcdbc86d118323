"""Which report may be held against which."""

from __future__ import annotations

from datetime import timedelta

from pipeline.assessment.context import Report

WINDOW = timedelta(days=2)


def independent(report: Report, sibling: Report) -> bool:
    """A copy confirms nothing, a denial quotes what is wrong, no outlet confirms itself."""
    return not (sibling.is_copy or sibling.is_denial or sibling.outlet == report.outlet)


def may_be_held_against(report: Report, sibling: Report) -> bool:
    """An independent report of the same days that was there first: of two that differ the later one is asked."""
    return independent(report, sibling) and timedelta(0) <= report.moment - sibling.moment <= WINDOW
