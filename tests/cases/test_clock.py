"""Seven days, strict and moved; warnings; whatever the machine's zone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.clock import alerts_due, latest_stage, start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.records.alerts import AlertKind
from pipeline.records.cases import Clock, ClockKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.profile import Profile

PLUS_SEVEN = timezone(timedelta(hours=7))
CALENDAR = Holidays()
ALL = (
    AlertKind.THREE_DAYS,
    AlertKind.ONE_DAY,
    AlertKind.LAST_MORNING,
    AlertKind.LAST_AFTERNOON,
    AlertKind.OVERDUE,
)


def vn(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PLUS_SEVEN)  # type: ignore[misc,arg-type]  # year, month, day, hour, minute


def run(profile: Profile, started: date, deadline: date | None = None) -> Clock:
    return start_clock(ClockKind.STATUTORY, "case-1", started, profile.clock_rule, CALENDAR, deadline)


# received → strict last day → the day to which the Code would move it
TABLE = [
    (date(2025, 12, 24), date(2025, 12, 31), date(2025, 12, 31)),
    (date(2025, 12, 25), date(2026, 1, 1), date(2026, 1, 2)),  # New Year's Day
    (date(2025, 12, 27), date(2026, 1, 3), date(2026, 1, 5)),  # Saturday
    (date(2025, 12, 31), date(2026, 1, 7), date(2026, 1, 7)),
    (date(2026, 2, 6), date(2026, 2, 13), date(2026, 2, 13)),  # the last working day before Tết
    (date(2026, 2, 7), date(2026, 2, 14), date(2026, 2, 23)),
    (date(2026, 2, 9), date(2026, 2, 16), date(2026, 2, 23)),
    (date(2026, 2, 13), date(2026, 2, 20), date(2026, 2, 23)),
    (date(2026, 2, 15), date(2026, 2, 22), date(2026, 2, 23)),
    (date(2026, 2, 16), date(2026, 2, 23), date(2026, 2, 23)),
    (date(2026, 4, 19), date(2026, 4, 26), date(2026, 4, 28)),  # Giỗ Tổ on a Sunday, made up for on Monday
    (date(2026, 4, 22), date(2026, 4, 29), date(2026, 4, 29)),
    (date(2026, 4, 23), date(2026, 4, 30), date(2026, 5, 4)),
    (date(2026, 4, 24), date(2026, 5, 1), date(2026, 5, 4)),
    (date(2026, 4, 25), date(2026, 5, 2), date(2026, 5, 4)),
    (date(2026, 8, 15), date(2026, 8, 22), date(2026, 8, 22)),  # a worked Saturday
    (date(2026, 8, 24), date(2026, 8, 31), date(2026, 9, 3)),
    (date(2026, 8, 26), date(2026, 9, 2), date(2026, 9, 3)),
    (date(2026, 11, 17), date(2026, 11, 24), date(2026, 11, 25)),  # the new holiday
    (date(2028, 2, 22), date(2028, 2, 29), date(2028, 2, 29)),  # leap day
]


@pytest.mark.parametrize(("received", "last_day", "moved"), TABLE)
def test_last_days(ministry: Profile, received: date, last_day: date, moved: date) -> None:
    clock = run(ministry, received)
    assert (clock.last_day, clock.moved_last_day) == (last_day, moved)
    assert clock.due_at == vn(*(last_day + timedelta(days=1)).timetuple()[:3])
    assert clock.due_at.tzinfo is UTC


@given(started=st.dates(date(2020, 1, 1), date(2035, 12, 1)))
def test_against_an_independent_count(ministry: Profile, started: date) -> None:
    """Count midnights one by one: the first day is not counted, the seventh is the last."""
    clock = run(ministry, started)
    instant = vn(started.year, started.month, started.day, 23, 59)
    counted = 0
    while instant < clock.due_at - timedelta(minutes=1):
        instant += timedelta(days=1)
        counted += 1
    assert counted == 7
    assert clock.due_at - timedelta(microseconds=1) < clock.due_at
    assert day_in_vietnam(clock.due_at - timedelta(microseconds=1)) == clock.last_day
    assert clock.moved_last_day >= clock.last_day
    between = (clock.last_day + timedelta(days=n) for n in range((clock.moved_last_day - clock.last_day).days))
    assert all(not CALENDAR.is_working(day) for day in between)
    assert CALENDAR.is_working(clock.moved_last_day)


@pytest.mark.parametrize(
    ("instant", "last_day"),
    [
        (vn(2025, 11, 23, 23, 59), date(2025, 11, 30)),
        (vn(2025, 11, 24, 0, 0), date(2025, 12, 1)),
        (datetime(2025, 11, 23, 16, 59, tzinfo=UTC), date(2025, 11, 30)),
        (datetime(2025, 11, 23, 17, 0, tzinfo=UTC), date(2025, 12, 1)),
    ],
)
def test_a_minute_before_midnight_and_midnight(ministry: Profile, instant: datetime, last_day: date) -> None:
    assert run(ministry, day_in_vietnam(instant)).last_day == last_day


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_the_machine_s_zone_changes_nothing(ministry: Profile, zone: str) -> None:
    clock = run(ministry, date(2025, 11, 24))
    assert clock.due_at == datetime(2025, 12, 1, 17, 0, tzinfo=UTC)
    last = alerts_due(clock, False, clock.due_at, CALENDAR)
    assert [alert.at.astimezone(PLUS_SEVEN).hour for alert in last] == [0, 0, 8, 14, 0], zone


def test_the_two_clocks_have_their_own_ids_and_words(ministry: Profile, province: Profile) -> None:
    day = date(2025, 11, 24)
    statutory = run(ministry, day)
    internal = start_clock(ClockKind.INTERNAL, "case-1", day, province.clock_rule, CALENDAR)
    assert statutory.clock_id != internal.clock_id
    assert statutory.basis.startswith("khoản 5 Điều 6 Thông tư số 02/2019/TT-BTTTT; cách tính ngày")
    assert internal.basis.startswith("thời hạn nội bộ do cơ quan tự đặt")
    assert "áp dụng theo lựa chọn" in internal.basis


def test_an_earlier_day_in_the_notice_prevails_a_later_one_does_not(ministry: Profile) -> None:
    received = date(2025, 11, 24)
    early = run(ministry, received, date(2025, 11, 29))  # a Saturday: a named day is not moved
    assert (early.last_day, early.moved_last_day) == (date(2025, 11, 29), date(2025, 11, 29))
    assert "29/11/2025" in early.basis
    assert run(ministry, received, date(2025, 12, 5)) == run(ministry, received)


def test_each_warning_at_its_instant(ministry: Profile) -> None:
    clock = run(ministry, date(2025, 11, 21))  # last day Friday 28 November
    expected = {
        AlertKind.THREE_DAYS: vn(2025, 11, 25),
        AlertKind.ONE_DAY: vn(2025, 11, 27),
        AlertKind.LAST_MORNING: vn(2025, 11, 28, 8),
        AlertKind.LAST_AFTERNOON: vn(2025, 11, 28, 14),
        AlertKind.OVERDUE: vn(2025, 11, 29),
    }
    for number, (kind, at) in enumerate(expected.items()):
        before = alerts_due(clock, False, at - timedelta(microseconds=1), CALENDAR)
        reached = alerts_due(clock, False, at, CALENDAR)
        assert [alert.kind for alert in before] == list(ALL[:number])
        assert (reached[-1].kind, reached[-1].at) == (kind, at)
        assert "28/11/2025" in reached[-1].words
    assert alerts_due(clock, True, clock.due_at, CALENDAR) == ()


def test_the_last_working_day_comes_before_a_weekend_and_the_strict_day_governs(ministry: Profile) -> None:
    clock = run(ministry, date(2025, 11, 23))  # last day Sunday 30 November
    alerts = {alert.kind: alert for alert in alerts_due(clock, False, clock.due_at, CALENDAR)}
    assert alerts[AlertKind.LAST_MORNING].at == vn(2025, 11, 28, 8)
    assert alerts[AlertKind.OVERDUE].at == vn(2025, 12, 1)
    assert "01/12/2025" in alerts[AlertKind.ONE_DAY].words  # the moved day is shown
    assert "nhắc theo hạn chặt" in alerts[AlertKind.ONE_DAY].words


def test_seven_days_without_a_working_day(ministry: Profile) -> None:
    clock = run(ministry, date(2026, 2, 13))  # Tết: nothing worked from 14 to 20 February
    alerts = alerts_due(clock, False, clock.due_at, CALENDAR)
    at = {alert.kind: alert.at for alert in alerts}
    assert at[AlertKind.LAST_AFTERNOON] == vn(2026, 2, 13, 14)
    assert [alert.at for alert in alerts] == sorted(alert.at for alert in alerts)


@given(
    started=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    lead=st.none() | st.integers(-2, 9),
    hours=st.integers(-24, 24 * 12),
)
def test_warnings_hold_in_order_and_never_go_back(
    ministry: Profile, started: date, lead: int | None, hours: int
) -> None:
    clock = run(ministry, started, None if lead is None else started + timedelta(days=lead))
    now = vn(started.year, started.month, started.day) + timedelta(hours=hours)
    alerts = alerts_due(clock, False, now, CALENDAR)
    later = alerts_due(clock, False, now + timedelta(hours=1), CALENDAR)
    assert {alert.alert_id for alert in alerts} <= {alert.alert_id for alert in later}
    assert all(alert.at <= now and alert.at <= clock.due_at for alert in alerts)
    assert any(alert.kind is AlertKind.OVERDUE for alert in alerts) == (now >= clock.due_at)
    assert len({alert.alert_id for alert in alerts}) == len(alerts)


def test_words_are_about_now_and_not_about_the_day_of_the_warning(ministry: Profile) -> None:
    clock = run(ministry, date(2025, 11, 21))  # last day Friday 28 November
    told = {
        vn(2025, 11, 25, 10): "còn 3 ngày",
        vn(2025, 11, 26, 10): "còn 2 ngày",
        vn(2025, 11, 27, 10): "còn 1 ngày",
        vn(2025, 11, 28, 9): "hết hôm nay",
        vn(2025, 12, 1, 10): "đã quá hạn 3 ngày",
    }
    for now, words in told.items():
        for alert in alerts_due(clock, False, now, CALENDAR):
            assert words in alert.words
            assert sum(other in alert.words for other in told.values()) == 1


def test_the_last_working_day_is_said_to_be_past_on_the_weekend(ministry: Profile) -> None:
    clock = run(ministry, date(2025, 11, 23))  # last day Sunday 30 November, last working day Friday the 28th
    friday = alerts_due(clock, False, vn(2025, 11, 28, 9), CALENDAR)[-1]
    assert "hôm nay là ngày làm việc cuối cùng" in friday.words
    saturday = {alert.kind: alert for alert in alerts_due(clock, False, vn(2025, 11, 29, 9), CALENDAR)}
    assert "(thứ Sáu, 28/11/2025) đã qua" in saturday[AlertKind.LAST_AFTERNOON].words


def test_only_the_latest_stage_is_given_and_earlier_ones_are_noted_as_passed_over(ministry: Profile) -> None:
    clock = run(ministry, date(2025, 11, 21))
    late = alerts_due(clock, False, vn(2025, 12, 3), CALENDAR)
    given, passed = latest_stage(late, ())
    assert given == late[-1]
    assert given is not None
    assert given.kind is AlertKind.OVERDUE
    assert [alert.kind for alert in passed] == list(ALL[:-1])
    assert all(alert.words.startswith("Bỏ qua, đã qua thời điểm nhắc") for alert in passed)
    known = {alert.alert_id for alert in (given, *passed)}
    assert latest_stage(alerts_due(clock, False, vn(2026, 1, 3), CALENDAR), known) == (None, ())
    assert latest_stage((), ()) == (None, ())


def test_a_naive_now_is_refused(ministry: Profile) -> None:
    with pytest.raises(ValueError, match="time zone"):
        alerts_due(run(ministry, date(2025, 11, 24)), False, datetime(2025, 11, 25), CALENDAR)


def test_the_days_are_the_rule_s(ministry: Profile) -> None:
    rule = replace(ministry.clock_rule, days=10)
    clock = start_clock(ClockKind.STATUTORY, "c", date(2025, 11, 24), rule, CALENDAR)
    assert clock.last_day == date(2025, 12, 4)
