"""The cases in the order in which they want a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pipeline.records.cases import ClockKind
from pipeline.records.digest import CaseRow, ClockRow

_NEVER = datetime.max.replace(tzinfo=UTC)


def urgent_first(cases: Sequence[CaseRow], clocks: Sequence[ClockRow]) -> tuple[CaseRow, ...]:
    """Overdue by the ministry's notice, then overdue by the office's own clock, then by due date, then what has no
    running clock; of equals the one that was opened first."""
    running: dict[str, list[ClockRow]] = {}
    for clock in clocks:
        if clock.ended_at is None:
            running.setdefault(clock.case_id, []).append(clock)

    def place(row: CaseRow) -> tuple[int, datetime, datetime, str]:
        own = running.get(row.case_id, [])
        overdue = {clock.kind for clock in own if clock.overdue}
        urgency = 0 if ClockKind.STATUTORY in overdue else 1 if overdue else 2 if own else 3
        return urgency, min((clock.due_at for clock in own), default=_NEVER), row.opened_at, row.case_id

    return tuple(sorted(cases, key=place))
