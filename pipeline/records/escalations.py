"""Deadlines that have run out: what an approver has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """View ``escalations``."""

    case_id: str
    agency_id: str
    agency_name: str
    title: str
    kind: str
    last_day: date
    days_over: int
    assignee: str | None
    told_at: datetime | None  # None until ``lamro clock`` has told it
