"""What persons do to an internal clock: stop it, let it go on, give it more days.  Never to a statutory one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.cases import Clock


class ClockChangeKind(StrEnum):
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class ClockChange:
    """One change, with its reason; what a clock shows is what its changes make of it."""

    clock_id: str
    kind: ClockChangeKind
    at: datetime
    actor: str  # a login
    reason: str
    until: date | None = None  # the new last day of an extension


@dataclass(frozen=True, slots=True)
class ChangedClock:
    """A clock as its changes have left it; ``clock`` keeps its id and its first day, nothing is reset."""

    clock: Clock
    paused_since: date | None  # None while it runs


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day on which the working calendar differs from the plain week, Monday to Friday."""

    day: date
    working: bool
