"""A notice typed wrongly: both entries stay, the clock follows the right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.cases.answered import standing_receipts
from pipeline.cases.clock import alerts_due, latest_stage
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.notice_book import NoticeBook
from pipeline.cases.notices import correct_notice, late_words, register_notice
from pipeline.errors import IllegalTransition
from pipeline.records.alerts import AlertKind
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
        return self._keep(notice, *register_notice(self.book, notice, "lan", self.now))

    def correct(self, old: Notice, reason: str = "gõ nhầm", **right: object) -> tuple[Notice, Clock]:
        new = replace(old, **right)  # type: ignore[arg-type]  # any field
        days = (new.notice_date, new.received_on, new.deadline)
        new = replace(new, notice_id=corrected_notice_id(old.notice_id, new.notice_number, new.register_number, days))
        return new, self._keep(new, *correct_notice(self.book, old, new, "lan", reason, self.now))

    def _keep(self, notice: Notice, events: tuple[CaseEvent, ...], clock: Clock) -> Clock:
        self.events += events
        self.notices.append(notice)
        if clock not in self.clocks:
            self.clocks.append(clock)
        return clock

    @property
    def book(self) -> NoticeBook:
        return NoticeBook(
            self.case, tuple(self.events), tuple(self.notices), tuple(self.standing), self.profile, self.calendar
        )

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


def test_a_letter_that_comes_after_the_day_that_it_sets_is_registered_and_overdue_at_once(
    register: Register, make_notice: Make, calendar: Holidays
) -> None:
    late = make_notice(deadline=date(2025, 11, 24))  # its own date; it came on the 25th
    clock = register.enter(late)
    assert (clock.started_on, clock.last_day) == (date(2025, 11, 25), date(2025, 11, 24))
    warning = late_words(late, clock, register.now)
    assert "QUÁ HẠN ngay khi vào sổ (hết ngày 24/11/2025)" in warning
    assert "đến ngày 25/11/2025, sau thời hạn" in warning
    found = alerts_due(clock, False, register.now, calendar)
    assert found[-1].kind is AlertKind.OVERDUE
    assert latest_stage(found, ())[0] == found[-1]
    with pytest.raises(IllegalTransition, match=r"23/11/2025\) trước ngày của chính thông báo.*kiểm tra lại"):
        register.enter(make_notice(number="13/TB", deadline=date(2025, 11, 23)))


def test_a_notice_in_time_is_registered_without_a_warning(register: Register, make_notice: Make) -> None:
    notice = make_notice()
    assert late_words(notice, register.enter(notice), register.now) == ""


def test_a_deadline_that_the_notice_does_not_set_is_taken_away(register: Register, make_notice: Make) -> None:
    wrong = make_notice(deadline=date(2025, 11, 27))
    register.enter(wrong)
    _, clock = register.correct(wrong, deadline=None)
    assert register.standing == [clock]
    assert clock.last_day == date(2025, 12, 2)


def test_a_notice_runs_a_clock_of_its_own_where_the_same_days_were_replaced(
    register: Register, make_notice: Make
) -> None:
    first = make_notice(date(2025, 11, 25))
    register.enter(first)
    _, corrected = register.correct(first, received_on=date(2025, 11, 26))
    clock = register.enter(make_notice(date(2025, 11, 25), "13/TB"))
    assert register.standing == [corrected, clock]


def test_nothing_is_registered_in_a_case_that_was_merged(register: Register, make_notice: Make) -> None:
    notice = make_notice()
    register.enter(notice)
    at = register.now
    moved = CaseEvent("m", register.case.case_id, KIND.NOTICE_MOVED, at, "lan", "x", notice.notice_id)
    register.events += [moved, CaseEvent("e", register.case.case_id, KIND.MERGED, at, "lan", "x", "c0ffee00" * 4)]
    with pytest.raises(IllegalTransition, match=r"đã gộp vào vụ việc c0ffee00 .*: lamro case notice c0ffee00$"):
        register.enter(make_notice(number="13/TB"))
    with pytest.raises(IllegalTransition, match=r"lamro case notice --correct c0ffee00$"):
        register.correct(notice, register_number="346")
