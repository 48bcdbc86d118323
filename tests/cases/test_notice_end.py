"""A notice that the ministry ends, and one that goes on in the case into which its own was merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.cases.answered import calling_receipts, waiting_receipts
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.life import ended_at
from pipeline.cases.notice_book import NoticeBook
from pipeline.cases.notice_end import called_notice, end_notice
from pipeline.cases.notice_move import fetches, move_notices
from pipeline.cases.notices import correct_notice, register_notice
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import CaseEvent, CaseEventKind, Clock, Notice, corrected_notice_id
from pipeline.records.days import start_of_day
from pipeline.records.facts import OpenedCase
from pipeline.records.notices import NoticeEnd, NoticeEndKind
from pipeline.records.profile import Profile

KIND = CaseEventKind
Make = Callable[..., Notice]
NOW = datetime(2025, 12, 1, 3, tzinfo=UTC)
END = NoticeEnd(NoticeEndKind.WITHDRAWN, "88/BC", date(2025, 11, 27), "360", date(2025, 11, 28))


@pytest.fixture
def empty(opened: OpenedCase, province: Profile, calendar: Holidays) -> NoticeBook:
    return NoticeBook(opened.case, (opened.event,), (), (), province, calendar)


@pytest.fixture
def other(empty: NoticeBook) -> NoticeBook:
    """The register of another case of the same agency."""
    own = "feed0000" * 4
    event = replace(empty.events[0], event_id="o2", case_id=own)
    return replace(empty, case=replace(empty.case, case_id=own), events=(event,))


def entered(book: NoticeBook, notice: Notice) -> NoticeBook:
    events, clock = register_notice(book, notice, "lan", NOW)
    clocks = book.clocks if clock in book.clocks else (*book.clocks, clock)
    return replace(book, events=(*book.events, *events), notices=(*book.notices, notice), clocks=clocks)


def ended(book: NoticeBook, notice: Notice, end: NoticeEnd = END) -> NoticeBook:
    return replace(book, events=(*book.events, *end_notice(book, notice, end, "lan", NOW)))


def test_a_document_of_the_ministry_ends_the_notice_and_its_clock(empty: NoticeBook, make_notice: Make) -> None:
    notice = make_notice()
    book = ended(entered(empty, notice), notice)
    (clock,) = book.clocks
    assert ended_at(clock, book.events) == start_of_day(END.received_on)
    assert calling_receipts(book.events) == []
    told = [event.reason for event in book.events if event.kind is KIND.NOTICE_ENDED]
    assert told == [
        "Bộ thu hồi thông báo: văn bản số 88/BC ngày 27/11/2025, số đến 360, ngày đến 28/11/2025. Về thông báo số 12/TB"
    ]
    with pytest.raises(IllegalTransition, match="không có thông báo nào"):
        called_notice(book, "")


def test_a_clock_that_another_notice_started_too_runs_until_both_are_ended(
    empty: NoticeBook, make_notice: Make
) -> None:
    one, two = make_notice(), make_notice(number="13/TB")
    book = entered(entered(empty, one), two)
    (clock,) = book.clocks
    with pytest.raises(IllegalTransition, match=r"--notice\): .*số 12/TB.*số 13/TB"):
        called_notice(book, "")
    assert called_notice(book, two.notice_id[:8]) == two
    book = ended(book, one)
    assert ended_at(clock, book.events) is None
    book = ended(book, two, replace(END, received_on=date(2025, 11, 27)))
    assert ended_at(clock, book.events) == start_of_day(date(2025, 11, 28))  # the later of the two documents
    again = entered(book, make_notice(number="14/TB"))
    assert again.clocks[0] == clock  # the ended one is not started anew: the third notice has a clock of its own
    assert [ended_at(one, again.events) for one in again.clocks[1:]] == [None]
    third = ended(again, again.notices[-1], replace(END, received_on=date(2025, 12, 1)))
    assert [ended_at(one, third.events) for one in third.clocks] == [
        start_of_day(date(2025, 11, 28)),  # what has ended stays ended when it did
        start_of_day(date(2025, 12, 1)),
    ]


def test_an_end_typed_for_the_wrong_notice_is_corrected_and_the_clock_runs_again(
    empty: NoticeBook, make_notice: Make
) -> None:
    notice = make_notice()
    book = ended(entered(empty, notice), notice)
    days = (notice.notice_date, notice.received_on, notice.deadline)
    anew = replace(
        notice, notice_id=corrected_notice_id(notice.notice_id, notice.notice_number, notice.register_number, days)
    )
    made, clock = correct_notice(book, notice, anew, "lan", "ghi nhầm văn bản kết thúc", NOW)
    assert (clock.started_on, clock.last_day) == (book.clocks[0].started_on, book.clocks[0].last_day)
    assert ended_at(clock, (*book.events, *made)) is None


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(END, number=" "), "đủ số, ký hiệu"),
        (replace(END, received_on=date(2025, 12, 2)), "tương lai"),
        (replace(END, dated=date(2025, 11, 29)), "sau ngày đến"),
        (replace(END, dated=date(2025, 11, 23)), "trước ngày của thông báo"),
    ],
)
def test_documents_that_cannot_be_right(empty: NoticeBook, make_notice: Make, wrong: NoticeEnd, why: str) -> None:
    notice = make_notice()
    with pytest.raises(IllegalTransition, match=why):
        ended(entered(empty, notice), notice, wrong)
    with pytest.raises(NotAllowed):
        end_notice(entered(empty, notice), notice, END, "lamro", NOW)


def test_a_waiting_notice_goes_on_in_the_case_into_which_its_own_is_merged(
    empty: NoticeBook, other: NoticeBook, make_notice: Make
) -> None:
    notice = make_notice(deadline=date(2025, 11, 30))
    book = entered(empty, notice)
    moved = move_notices(book, other, "lan", NOW)
    assert [event.kind for event in moved.leaving] == [KIND.NOTICE_MOVED, KIND.CLOCK_REPLACED]
    assert moved.leaving[1].ref == book.clocks[0].clock_id
    assert waiting_receipts((*book.events, *moved.leaving)) == []
    ((new, event, clock),) = moved.entered
    assert replace(new, notice_id=notice.notice_id, case_id=notice.case_id) == notice
    assert (event.kind, event.case_id, event.ref) == (KIND.NOTICE_RECEIVED, other.case.case_id, new.notice_id)
    assert "chuyển từ vụ việc" in event.reason
    assert replace(clock, clock_id="", case_id="") == replace(book.clocks[0], clock_id="", case_id="")


def test_what_was_ended_or_stands_there_already_is_not_taken_over(
    empty: NoticeBook, other: NoticeBook, make_notice: Make
) -> None:
    notice = make_notice()
    assert move_notices(ended(entered(empty, notice), notice), other, "lan", NOW).entered == ()
    there = entered(other, replace(notice, notice_id="n2", case_id=other.case.case_id))
    moved = move_notices(entered(empty, notice), there, "lan", NOW)
    assert moved.entered == ()
    assert len(moved.leaving) == 2


def test_a_notice_left_behind_is_fetched_into_the_case_that_goes_on(
    empty: NoticeBook, other: NoticeBook, make_notice: Make
) -> None:
    book = entered(empty, make_notice())
    merged = CaseEvent("m", book.case.case_id, KIND.MERGED, NOW - timedelta(days=2), "lan", "x", other.case.case_id)
    left = replace(book, events=(*book.events, merged), live=other.case.case_id)
    moved = move_notices(left, other, "lan", NOW)
    assert fetches(left, other.case, moved)
    assert not fetches(replace(left, live="c0ffee00" * 4), other.case, moved)
    assert not fetches(replace(book, live=book.case.case_id), other.case, moved)
    clocks: list[Clock] = [clock for _, _, clock in moved.entered]
    assert [clock.last_day for clock in clocks] == [book.clocks[0].last_day]
