"""Indicators: those that documents ask for, and what the view ``kpis`` says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from pipeline.records.kpis import Indicator, KpiRow
from pipeline.store.tx import Tx


def save_indicators(tx: Tx, indicators: Iterable[Indicator]) -> int:
    """Those that are new or differ from what is in force; their number."""
    return tx.append("indicators", indicators)


def indicators(tx: Tx, at: datetime) -> tuple[Indicator, ...]:
    """Those in force *at*, by document and code."""
    return tx.records(Indicator, "indicators_in_force", known_at=at)


def of_period(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> tuple[KpiRow, ...]:
    """``kpis_at(at, start, end)`` of *agency_id* ("": all together) and of what belongs to no agency, by code."""
    return tx.records(KpiRow, "kpis_of_period", agency_id=agency_id, first_day=start, last_day=end, known_at=at)


def by_month(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> tuple[KpiRow, ...]:
    """The same month by month, by code and month; a month in which nothing happened has no row."""
    return tx.records(KpiRow, "kpis_by_month", agency_id=agency_id, first_day=start, last_day=end, known_at=at)


def watched_since(tx: Tx, at: datetime) -> date | None:
    """The day of the first collection; None before it."""
    day: date | None = tx.run("kpis_watched_since", known_at=at)
    return day
