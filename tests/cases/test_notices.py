"""A notice typed wrongly: both entries stay, the clock follows the right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.notices import correct_notice, register_notice, standing_receipts
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, Clock, Notice, corrected_notice_id, notice_id
from pipeline.records.facts import OpenedCase
from pipeline.records.profile import Profile

KIND = CaseEventKind
Make = Callable[..., Notice]


class Register:
    """A case's notices as the store would hold them."""

    def __init__(self, opened: OpenedCase, profile: Profile, calendar: Holidays) -> None:
        self.case, self.profile, self.calendar = opened.case, profile, calendar
        self.events: list[CaseEvent] = [opened.event]
        self.notices: list[Notice] = []
        self.clocks: list[Clock] = []
        self.now = opened.case.opened_at + timedelta(days=4)

    def enter(self, notice: Notice) -> Clock:
        made = register_notice(self.case, self.events, notice, self.profile, self.calendar, "lan", self.now)
        return self._keep(notice, *made)

    def correct(self, old: Notice, reason: str = "gõ nhầm", **right: object) -> tuple[Notice, Clock]:
        new = replace(old, **right)  # type: ignore[arg-type]  # any field
        days = (new.notice_date, new.received_on, new.deadline)
        new = replace(new, notice_id=corrected_notice_id(old.notice_id, new.notice_number, new.register_number, days))
        made = correct_notice(
            self.case, self.events, self.notices, self.standing, old, new, self.profile, self.calendar, "lan", reason,
            self.now,
        )  # fmt: skip
        return new, self._keep(new, *made)

    def _keep(self, notice: Notice, events: tuple[CaseEvent, ...], clock: Clock) -> Clock:
        self.events += events
        self.notices.append(notice)
        if clock not in self.clocks:
            self.clocks.append(clock)
        return clock

    @property
    def standing(self) -> list[Clock]:
        gone = {event.ref for event in self.events if event.kind is KIND.CLOCK_REPLACED}
        return [clock for clock in self.clocks if clock.clock_id not in gone]


@pytest.fixture
def register(opened: OpenedCase, province: Profile, calendar: Holidays) -> Register:
    return Register(opened, province, calendar)


def test_a_wrong_day_of_receipt_is_corrected_and_the_clock_runs_anew(register: Register, make_notice: Make) -> None:
    wrong = make_notice(date(2025, 11, 24))
    register.enter(wrong)
    right, clock = register.correct(wrong, received_on=date(2025, 11, 26))
    assert (clock.started_on, clock.last_day) == (date(2025, 11, 26), date(2025, 12, 3))
    assert register.standing == [clock]
    assert [event.ref for event in standing_receipts(register.events)] == [right.notice_id]
    assert register.notices == [wrong, right]
    (told,) = [event for event in register.events if event.kind is KIND.NOTICE_CORRECTED]
    assert "ngày đến 24/11/2025" in told.reason
    assert "ngày đến 26/11/2025" in told.reason
    assert "gõ nhầm" in told.reason


def test_a_correction_back_to_the_first_days_runs_over_them_again(register: Register, make_notice: Make) -> None:
    first = make_notice(date(2025, 11, 24))
    before = register.enter(first)
    second, _ = register.correct(first, received_on=date(2025, 11, 26))
    third, clock = register.correct(second, received_on=date(2025, 11, 24))
    assert (clock.started_on, clock.last_day) == (before.started_on, before.last_day)
    assert register.standing == [clock]
    assert third.notice_id != first.notice_id


def test_a_clock_that_another_notice_starts_too_goes_on(register: Register, make_notice: Make) -> None:
    one, other = make_notice(date(2025, 11, 25), "12/TB"), make_notice(date(2025, 11, 25), "13/TB")
    shared = register.enter(one)
    assert register.enter(other) == shared
    _, clock = register.correct(one, received_on=date(2025, 11, 26))
    assert register.standing == [shared, clock]


def test_a_wrong_deadline_is_corrected(register: Register, make_notice: Make) -> None:
    wrong = make_notice(deadline=date(2025, 11, 27))
    assert register.enter(wrong).last_day == date(2025, 11, 27)
    _, clock = register.correct(wrong, deadline=date(2025, 11, 29))
    assert clock.last_day == date(2025, 11, 29)


def test_corrections_that_are_refused(register: Register, make_notice: Make) -> None:
    old = make_notice()
    register.enter(old)
    with pytest.raises(IllegalTransition, match="lý do"):
        register.correct(old, reason=" ", register_number="346")
    with pytest.raises(IllegalTransition, match="Không có gì khác"):
        register.correct(old)
    with pytest.raises(IllegalTransition, match="tương lai"):
        register.correct(old, received_on=date(2026, 11, 25))
    register.correct(old, register_number="346")
    with pytest.raises(IllegalTransition, match="đã được sửa trước đó"):
        register.correct(old, register_number="347")


@pytest.mark.parametrize(("number", "entry"), [("", "345"), ("  ", "345"), ("12/TB", ""), ("12/TB", " ")])
def test_a_notice_without_its_numbers_is_refused(
    register: Register, make_notice: Make, number: str, entry: str
) -> None:
    bare = replace(make_notice(), notice_number=number, register_number=entry, notice_id=notice_id("c", number, entry))
    with pytest.raises(IllegalTransition, match="số đến"):
        register.enter(bare)


def test_a_deadline_before_the_receipt_is_refused_with_the_reason(register: Register, make_notice: Make) -> None:
    with pytest.raises(IllegalTransition, match=r"24/11/2025\) trước ngày đến \(25/11/2025\).*kiểm tra lại"):
        register.enter(make_notice(deadline=date(2025, 11, 24)))
    assert register.enter(make_notice(deadline=date(2025, 11, 25))).last_day == date(2025, 11, 25)
