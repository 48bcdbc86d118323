"""What a yearly paper is made from, read as it was known at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipeline.records.yearly import (
    CaseFact,
    ClockFacts,
    FlagFacts,
    LanguageCount,
    MonthCoverage,
    RegisterCount,
    ResponseCount,
    SourceFacts,
    Spread,
    YearlyFacts,
)
from pipeline.store import audit, kpis
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class _Received:
    received: int


@dataclass(frozen=True, slots=True)
class _Register:
    register: str
    entries: int
    answered: int
    languages: tuple[str, ...]


def facts(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> YearlyFacts:
    """Everything about *agency_id* from *start* to *end*, both included, as known *at*."""
    span: dict[str, Any] = {"first_day": start, "last_day": end, "known_at": at}
    own: dict[str, Any] = {"agency_id": agency_id, **span}
    (spread,) = tx.records(Spread, "yearly_spread", **own)
    (sources,) = tx.records(SourceFacts, "yearly_sources", **span)
    (flags,) = tx.records(FlagFacts, "yearly_flags", **own)
    (notices,) = tx.records(_Received, "yearly_notices", **own)
    head = audit.head_at(tx, at)
    return YearlyFacts(
        coverage=tx.records(MonthCoverage, "yearly_coverage", **own),
        languages=tx.records(LanguageCount, "yearly_languages", **own),
        spread=spread,
        sources=sources,
        flags=flags,
        cases=tx.records(CaseFact, "yearly_cases", **own),
        responses=tx.records(ResponseCount, "yearly_responses", **own),
        clocks=tx.records(ClockFacts, "yearly_clocks", **own),
        notices=notices.received,
        registers=register_counts(tx, agency_id, start, end, at),
        kpis=kpis.of_period(tx, agency_id, start, end, at),
        indicators=kpis.indicators(tx, at),
        audit_head=head.entry_hash if head else "",
    )


def register_counts(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> tuple[RegisterCount, ...]:
    """``registers_at(at)`` counted by register: entries of *agency_id*, and of the office as a whole."""
    asked: dict[str, Any] = {"agency_id": agency_id, "first_day": start, "last_day": end, "known_at": at}
    found = tx.records(_Register, "yearly_registers", **asked)
    return tuple(RegisterCount(one.register, end.year, one.entries, one.answered, one.languages) for one in found)
