"""Twenty receipts around Tết, 30 April, 2 September and the ends of years, by hand, under three machine zones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.clock import alerts_due, start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.records.alerts import AlertKind
from pipeline.records.cases import Clock, ClockKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.profile import Profile

PLUS_SEVEN = timezone(timedelta(hours=7))
ZONES = ("UTC", "Asia/Tokyo", "America/New_York")

# Received (Viet Nam's time) → last day → the day to which the Code would move it → last working day.
TABLE = [
    ("2025-12-24 23:59", "2025-12-31", "2025-12-31", "2025-12-31"),
    ("2025-12-25 00:00", "2026-01-01", "2026-01-05", "2025-12-31"),  # New Year, then the bridging 2 January
    ("2025-12-31 23:59", "2026-01-07", "2026-01-07", "2026-01-07"),
    ("2026-01-01 00:00", "2026-01-08", "2026-01-08", "2026-01-08"),
    ("2026-01-03 10:00", "2026-01-10", "2026-01-10", "2026-01-10"),  # a Saturday that makes up for 2 January
    ("2026-02-06 23:59", "2026-02-13", "2026-02-13", "2026-02-13"),  # the last working day before Tết
    ("2026-02-07 00:00", "2026-02-14", "2026-02-23", "2026-02-13"),
    ("2026-02-10 09:30", "2026-02-17", "2026-02-23", "2026-02-13"),  # the first day of the year Bính Ngọ
    ("2026-02-13 17:00", "2026-02-20", "2026-02-23", "2026-02-13"),
    ("2026-02-15 23:59", "2026-02-22", "2026-02-23", "2026-02-15"),  # nothing worked in all seven days
    ("2026-02-16 00:00", "2026-02-23", "2026-02-23", "2026-02-23"),
    ("2026-04-19 08:00", "2026-04-26", "2026-04-28", "2026-04-24"),  # Giỗ Tổ on a Sunday, made up for on Monday
    ("2026-04-22 23:59", "2026-04-29", "2026-04-29", "2026-04-29"),
    ("2026-04-23 00:00", "2026-04-30", "2026-05-04", "2026-04-29"),
    ("2026-04-24 14:00", "2026-05-01", "2026-05-04", "2026-04-29"),
    ("2026-08-24 23:59", "2026-08-31", "2026-09-03", "2026-08-28"),  # bridging day before 1 and 2 September
    ("2026-08-26 00:00", "2026-09-02", "2026-09-03", "2026-08-28"),
    ("2026-08-27 08:00", "2026-09-03", "2026-09-03", "2026-09-03"),
    ("2026-12-24 23:59", "2026-12-31", "2026-12-31", "2026-12-31"),
    ("2026-12-25 00:00", "2027-01-01", "2027-01-04", "2026-12-31"),
]
# The days off of 2026, written down from the announcements and not taken from any package.
DAYS_OFF = {
    *(date(2026, 1, day) for day in (1, 2)),
    *(date(2026, 2, day) for day in range(16, 21)),
    *(date(2026, 4, day) for day in (27, 30)),
    date(2026, 5, 1),
    date(2026, 8, 31),
    *(date(2026, 9, day) for day in (1, 2)),
    date(2026, 11, 24),
}
WORKED_SATURDAYS = {date(2026, 1, 10), date(2026, 8, 22)}


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def row(received: str, profile: Profile, calendar: Holidays) -> tuple[Clock, dict[AlertKind, datetime]]:
    """The clock of a receipt, made from the instant in the machine's own zone, and its warnings."""
    instant = datetime.fromisoformat(received).replace(tzinfo=PLUS_SEVEN).astimezone()
    clock = start_clock(ClockKind.STATUTORY, "case-1", day_in_vietnam(instant), profile.clock_rule, calendar)
    now = clock.due_at.astimezone()
    return clock, {one.kind: one.at for one in alerts_due(clock, False, now, calendar)}


@pytest.mark.parametrize(("received", "last", "moved", "working"), TABLE)
def test_the_table(
    zone: str, ministry: Profile, calendar: Holidays, received: str, last: str, moved: str, working: str
) -> None:
    clock, warned = row(received, ministry, calendar)
    assert (str(clock.last_day), str(clock.moved_last_day)) == (last, moved), zone
    midnight = datetime.fromisoformat(last).replace(tzinfo=PLUS_SEVEN)
    assert clock.due_at == midnight + timedelta(days=1)
    assert warned == {
        AlertKind.THREE_DAYS: midnight - timedelta(days=3),
        AlertKind.ONE_DAY: midnight - timedelta(days=1),
        AlertKind.LAST_MORNING: datetime.fromisoformat(f"{working} 08:00").replace(tzinfo=PLUS_SEVEN),
        AlertKind.LAST_AFTERNOON: datetime.fromisoformat(f"{working} 14:00").replace(tzinfo=PLUS_SEVEN),
        AlertKind.OVERDUE: midnight + timedelta(days=1),
    }


@given(minutes=st.integers(0, 60 * 24 * 340))
def test_against_a_count_of_its_own(ministry: Profile, calendar: Holidays, minutes: int) -> None:
    """Hours since an epoch, shifted by seven, divided into days; days off from the list above.  No code is shared."""
    epoch = datetime(2026, 1, 1, tzinfo=UTC)
    received = epoch + timedelta(minutes=minutes)
    number = (minutes + 7 * 60) // (24 * 60)  # days since 1 January 2026 in Viet Nam
    clock = start_clock(ClockKind.STATUTORY, "c", day_in_vietnam(received), ministry.clock_rule, calendar)
    assert (clock.last_day - date(2026, 1, 1)).days == number + 7
    assert (clock.due_at - epoch).total_seconds() == (number + 8) * 86_400 - 7 * 3600
    moved = number + 7
    while off(moved):
        moved += 1
    assert (clock.moved_last_day - date(2026, 1, 1)).days == moved


def off(number: int) -> bool:
    day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
    weekend = number % 7 in (2, 3)  # 1 January 2026 was a Thursday
    return day in DAYS_OFF or (weekend and day not in WORKED_SATURDAYS)
