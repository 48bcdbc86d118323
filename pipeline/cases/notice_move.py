"""A merged case with a notice that waits: the notice and its running clock go on in the other case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.cases.answered import standing_receipts, waiting_receipts
from pipeline.cases.notice_book import NoticeBook
from pipeline.cases.notices import event_of, named, receipt, replaced_clocks, started_clock
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, Clock, Notice, corrected_notice_id, notice_id

KIND = CaseEventKind


@dataclass(frozen=True, slots=True)
class Moved:
    """*leaving*: events of the merged case; what the other one takes over, each notice with its event and clock."""

    leaving: tuple[CaseEvent, ...]
    entered: tuple[tuple[Notice, CaseEvent, Clock], ...]


def move_notices(book: NoticeBook, into: NoticeBook, login: str, now: datetime) -> Moved:
    """Carry each notice of *book* that still waits for an answer over to *into*, with the day of its receipt: the clock
    goes on and is not reset.  A notice that *into* holds too goes on there as it stands.

    Raises :class:`NotAllowed` for the machine.
    """
    named(login)
    leaving: list[CaseEvent] = []
    entered = []
    waiting = {event.ref for event in waiting_receipts(book.events)}
    standing = {event.ref for event in standing_receipts(into.events)}
    there = {(one.notice_number, one.register_number) for one in into.named(standing)}
    where = f"vụ việc {into.case.case_id[:8]}"
    for old in book.named(waiting):
        words = f"Thông báo số {old.notice_number}, số đến {old.register_number} tiếp tục ở {where}"
        leaving.append(event_of(book.case, KIND.NOTICE_MOVED, old.notice_id, login, words, now))
        leaving += replaced_clocks(book, old, set(), f"tiếp tục ở {where}", login, now)
        if (old.notice_number, old.register_number) not in there:
            new = replace(old, notice_id=_own_id(old, into), case_id=into.case.case_id)
            event = receipt(into.case, new, login)
            came = f"{event.reason}; chuyển từ vụ việc {book.case.case_id[:8]} khi gộp"
            entered.append((new, replace(event, reason=came), started_clock(into, new)))
    return Moved(tuple({one.event_id: one for one in leaving}.values()), tuple(entered))


def fetches(book: NoticeBook, into: Case, moved: Moved) -> bool:
    """Whether the case of *book* was merged into *into* before, and only notices left behind in it are *moved*."""
    return bool(moved.leaving) and book.case.case_id != into.case_id == book.live


def _own_id(old: Notice, into: NoticeBook) -> str:
    """That of a notice typed into the other case; where it was typed there, and corrected away, one of its own."""
    own = notice_id(into.case.case_id, old.notice_number, old.register_number)
    if own not in {one.notice_id for one in into.notices}:
        return own
    days = (old.notice_date, old.received_on, old.deadline)
    return corrected_notice_id(old.notice_id, old.notice_number, old.register_number, days)
