"""Instants are UTC; days are days in Viet Nam, whatever the machine's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def day_in_vietnam(instant: datetime) -> date:
    """The calendar day in Asia/Ho_Chi_Minh on which an aware *instant* falls."""
    return require_aware(instant).astimezone(VIETNAM).date()


def start_of_day(day: date) -> datetime:
    """00:00 in Viet Nam at the beginning of *day*, as a UTC instant."""
    return datetime.combine(day, time(), tzinfo=VIETNAM).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The exclusive end of *day* in Viet Nam: 00:00 +07 of the day after, as a UTC instant."""
    return start_of_day(day + timedelta(days=1))


def stands(day: date, first: date | None, last: date | None) -> bool:
    """Whether what exists from *first* to *last*, both included and None where open, exists on *day*."""
    return (first is None or first <= day) and (last is None or day <= last)


def iso(instant: datetime) -> str:
    """An aware instant in UTC as ``2025-11-23T22:00:00.000000Z``: one spelling, used in ids."""
    return require_aware(instant).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def require_aware(instant: datetime) -> datetime:
    """*instant* itself; raises :class:`ValueError` where it has no time zone."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant without time zone: {instant!r}")
    return instant
