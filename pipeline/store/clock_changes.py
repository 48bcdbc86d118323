"""An internal clock's stops, resumptions and extensions, the calendar that they were counted by; what has run out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.records.clock_changes import CalendarDay, ClockChange
from pipeline.records.escalations import EscalationRow
from pipeline.store.tx import Tx


def save_clock_changes(tx: Tx, changes: Iterable[ClockChange]) -> int:
    """The number of new rows."""
    return tx.append("clock_changes", changes)


def save_calendar(tx: Tx, days: Iterable[CalendarDay]) -> int:
    """Note the days that differ from the plain week, for the view ``case_clock``; the number of new rows."""
    return tx.append("calendar_days", days)


def clock_changes_of(tx: Tx, case_id: str) -> tuple[ClockChange, ...]:
    """Those of every clock of the case, in the order in which they were made."""
    return tx.records(ClockChange, "clock_changes_of", case_id=case_id)


def escalations(tx: Tx, at: datetime) -> tuple[EscalationRow, ...]:
    """``escalations_at(at)``: statutory deadlines first, then by last day."""
    return tx.records(EscalationRow, "escalations", known_at=at)
