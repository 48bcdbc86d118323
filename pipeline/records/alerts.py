"""Warnings about a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.records.ids import record_id


class AlertKind(StrEnum):
    THREE_DAYS = "three_days"
    ONE_DAY = "one_day"
    LAST_MORNING = "last_morning"  # 08:00 of the last working day
    LAST_AFTERNOON = "last_afternoon"  # 14:00 of the last working day
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Alert:
    """A warning about a clock, given once."""

    alert_id: str
    clock_id: str
    case_id: str
    kind: AlertKind
    at: datetime  # the instant from which it holds
    words: str  # Vietnamese


def alert_id(clock_id: str, kind: AlertKind) -> str:
    return record_id("alert", clock_id, kind.value)
