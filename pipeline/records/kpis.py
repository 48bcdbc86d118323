"""Indicators: what the views say of a period, and those that a document asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OWN = "nội bộ"  # the origin of indicators that no document asks for
FEW = 5  # a value that rests on fewer observations is told as such


class IndicatorPeriod(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as the document that asks for it words it."""

    code: str
    name: str
    unit: str
    target: str  # "", "90", "≥ 90" or "≤ 24": a number with a decimal comma, and which side of it is wanted
    period: IndicatorPeriod
    document: str  # số, ký hiệu of the document
    measured_by: str  # the code of ours that measures it; "" where the office reports it itself


@dataclass(frozen=True, slots=True)
class KpiRow:
    """View ``kpis``: one indicator of one agency over one period in which something happened."""

    kpi: str
    agency_id: str  # "" for all together, and for what belongs to none
    period_start: date
    period_end: date  # included
    value: float
    unit: str
    numerator: int | None
    denominator: int | None
    n: int  # observations
    origin: str  # OWN, or the number of a document

    @property
    def few(self) -> bool:
        return self.n < FEW
