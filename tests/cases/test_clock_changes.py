"""Only the internal clock stops, resumes, extends; with a reason; nothing is ever reset."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.clock import alerts_due, start_clock
from pipeline.cases.clock_changes import alerts_of, changed, decide_change
from pipeline.cases.holidays_vn import Holidays
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.alerts import AlertKind
from pipeline.records.cases import Clock, ClockKind
from pipeline.records.clock_changes import ClockChange, ClockChangeKind
from pipeline.records.facts import MACHINE
from pipeline.records.profile import Profile

KIND = ClockChangeKind
CALENDAR = Holidays()
PLUS_SEVEN = timezone(timedelta(hours=7))


def vn(day: int, hour: int = 9, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=PLUS_SEVEN)


@pytest.fixture
def clock(province: Profile) -> Clock:
    """Opened on Monday 1 June 2026: last day Monday the 8th."""
    return start_clock(ClockKind.INTERNAL, "case-1", date(2026, 6, 1), province.clock_rule, CALENDAR)


def change(
    clock: Clock, past: list[ClockChange], kind: ClockChangeKind, now: datetime, until: date | None = None
) -> ClockChange:
    return decide_change(clock, past, kind, "lan", "chờ số liệu của sở", now, CALENDAR, until=until)


def run(clock: Clock, *steps: tuple[ClockChangeKind, datetime, date | None]) -> list[ClockChange]:
    past: list[ClockChange] = []
    for kind, now, until in steps:
        past.append(change(clock, past, kind, now, until))
    return past


def test_three_days_of_standing_move_the_last_day_by_three(clock: Clock) -> None:
    past = run(clock, (KIND.PAUSED, vn(3), None), (KIND.RESUMED, vn(6), None))
    after = changed(clock, past, vn(7), CALENDAR)
    assert (after.clock.last_day, after.paused_since) == (date(2026, 6, 11), None)
    assert after.clock.due_at == datetime(2026, 6, 12, tzinfo=PLUS_SEVEN)
    assert (after.clock.clock_id, after.clock.started_on) == (clock.clock_id, clock.started_on)
    assert "tạm dừng từ thứ Tư, 03/06/2026: chờ số liệu của sở" in after.clock.basis


def test_while_it_stands_it_never_runs_out_and_warns_of_nothing(clock: Clock) -> None:
    past = run(clock, (KIND.PAUSED, vn(8), None))
    month_later = vn(8, month=7)
    after = changed(clock, past, month_later, CALENDAR)
    assert (after.paused_since, after.clock.last_day) == (date(2026, 6, 8), date(2026, 7, 8))
    assert alerts_of(clock, past, False, month_later, CALENDAR) == ()


def test_an_extension_sets_a_later_day_and_warns_anew(clock: Clock) -> None:
    before = alerts_of(clock, [], False, vn(8), CALENDAR)
    assert before == alerts_due(clock, False, vn(8), CALENDAR)
    past = run(clock, (KIND.EXTENDED, vn(8, 10), date(2026, 6, 13)))  # a Saturday
    after = changed(clock, past, vn(9), CALENDAR)
    assert (after.clock.last_day, after.clock.moved_last_day) == (date(2026, 6, 13), date(2026, 6, 15))
    again = alerts_of(clock, past, False, vn(13), CALENDAR)
    assert [one.kind for one in again][-1] is AlertKind.LAST_AFTERNOON
    assert {one.alert_id for one in again}.isdisjoint(one.alert_id for one in before)
    assert {one.clock_id for one in again} == {clock.clock_id}


def test_extended_while_it_stands(clock: Clock) -> None:
    past = run(
        clock,
        (KIND.PAUSED, vn(3), None),
        (KIND.EXTENDED, vn(5), date(2026, 6, 20)),
        (KIND.RESUMED, vn(6), None),
    )
    assert changed(clock, past[:2], vn(5), CALENDAR).clock.last_day == date(2026, 6, 20)
    assert changed(clock, past, vn(6), CALENDAR).clock.last_day == date(2026, 6, 21)


def test_stopped_and_resumed_on_one_day_moves_nothing(clock: Clock) -> None:
    past = run(clock, (KIND.PAUSED, vn(3, 9), None), (KIND.RESUMED, vn(3, 15), None))
    assert changed(clock, past, vn(4), CALENDAR).clock.last_day == clock.last_day


def test_what_is_refused(clock: Clock, ministry: Profile) -> None:
    statutory = start_clock(ClockKind.STATUTORY, "case-1", date(2026, 6, 1), ministry.clock_rule, CALENDAR)
    for kind, until in ((KIND.PAUSED, None), (KIND.RESUMED, None), (KIND.EXTENDED, date(2026, 6, 30))):
        with pytest.raises(IllegalTransition, match="thông báo của Bộ"):
            change(statutory, [], kind, vn(3), until)
    standing = run(clock, (KIND.PAUSED, vn(3), None))
    refused = [
        ([], KIND.RESUMED, vn(3), None),
        (standing, KIND.PAUSED, vn(4), None),
        (standing, KIND.RESUMED, vn(2), None),  # before the stop
        ([], KIND.EXTENDED, vn(3), None),
        ([], KIND.PAUSED, vn(3), date(2026, 6, 30)),
        ([], KIND.EXTENDED, vn(3), date(2026, 6, 8)),  # not later
        ([], KIND.PAUSED, vn(9, 0), None),  # run out at midnight
        ([], KIND.EXTENDED, vn(9, 0), date(2026, 6, 30)),
    ]
    for past, kind, now, until in refused:
        with pytest.raises(IllegalTransition):
            change(clock, past, kind, now, until)
    with pytest.raises(IllegalTransition, match="lý do"):
        decide_change(clock, [], KIND.PAUSED, "lan", "  ", vn(3), CALENDAR)
    with pytest.raises(IllegalTransition, match="đã kết thúc"):
        decide_change(clock, [], KIND.PAUSED, "lan", "vì", vn(3), CALENDAR, ended=True)
    for nobody in ("", MACHINE):
        with pytest.raises(NotAllowed):
            decide_change(clock, [], KIND.PAUSED, nobody, "vì", vn(3), CALENDAR)


@given(hours=st.lists(st.integers(1, 60), min_size=1, max_size=8))
def test_against_a_count_of_the_days_on_which_it_ran(province: Profile, hours: list[int]) -> None:
    """Stop and go: the days that count are those that did not begin while it stood, seven in all."""
    clock = start_clock(ClockKind.INTERNAL, "case-1", date(2026, 6, 1), province.clock_rule, CALENDAR)
    past: list[ClockChange] = []
    now = vn(1)
    for number, step in enumerate(hours):
        now += timedelta(hours=step)
        if now >= changed(clock, past, now, CALENDAR).clock.due_at:
            return
        past.append(change(clock, past, KIND.RESUMED if number % 2 else KIND.PAUSED, now))
    if len(past) % 2:
        past.append(change(clock, past, KIND.RESUMED, now + timedelta(hours=1)))
    stood = set()
    for stop, go in zip(past[::2], past[1::2], strict=True):
        day, end = (one.at.astimezone(PLUS_SEVEN).date() for one in (stop, go))
        while day < end:
            stood.add((day, stop.at))
            day += timedelta(days=1)
    expected = clock.last_day + timedelta(days=len(stood))
    assert changed(clock, past, past[-1].at, CALENDAR).clock.last_day == expected
