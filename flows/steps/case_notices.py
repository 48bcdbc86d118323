"""The ministry's notice: entered, corrected, ended by a document of the ministry; each with its audit entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.clockwork import new_run_id
from flows.steps.case_law import case_law
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told
from pipeline.cases.notice_book import NoticeBook
from pipeline.cases.notice_end import called_notice, end_notice
from pipeline.cases.notices import correct_notice, late_words, register_notice
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition
from pipeline.records.cases import Case, CaseEvent, Clock, Notice, corrected_notice_id, notice_id
from pipeline.records.notices import NoticeEnd
from pipeline.store import audit, cases
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.finding import only_one


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A notice as a person types it; None where a correction leaves a field as it was."""

    number: str | None
    dated: date | None
    register: str | None
    received_on: date | None
    deadline: date | None
    no_deadline: bool = False  # a correction: the notice sets no date


@dataclass(frozen=True, slots=True)
class Entered:
    """What an entry led to; *warning* is "" unless the clock has run out already."""

    notice: Notice
    clock: Clock
    warning: str


def enter_notice(
    store: Store, law: OfficeLaw, id_prefix: str, words: NoticeWords, actor: str, now: datetime
) -> Entered:
    """Register the ministry's notice and start the statutory clock.  Raises :class:`IllegalTransition`."""
    number, register = (words.number or "").strip(), (words.register or "").strip()
    refuse_secret(law.profile, number, register)
    if words.dated is None or words.received_on is None:
        raise IllegalTransition("Cần ghi ngày của thông báo và ngày đến.")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        own = notice_id(case.case_id, number, register)
        notice = Notice(own, case.case_id, number, words.dated, register, words.received_on, words.deadline)
        events, clock = register_notice(notice_book(tx, case), notice, actor, now)
        save_notice(tx, notice, events, clock, actor, now)
    return Entered(notice, clock, late_words(notice, clock, now))


def mend_notice(
    store: Store, law: OfficeLaw, id_prefix: str, notice_prefix: str, words: NoticeWords, actor: str, reason: str,
    now: datetime,
) -> Entered:  # fmt: skip
    """Correct a notice that was typed wrongly: both stay in the log, the clock runs from the corrected receipt.

    Raises :class:`UnknownRecord` where *notice_prefix* fits none or several, :class:`IllegalTransition`.
    """
    refuse_secret(law.profile, words.number or "", words.register or "", reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        book = notice_book(tx, cases.case(tx, id_prefix))
        fitting = [one for one in book.notices if one.notice_id.startswith(notice_prefix)]
        old = only_one("thông báo", notice_prefix, fitting)
        new = _mended(old, words)
        events, clock = correct_notice(book, old, new, actor, reason, now)
        save_notice(tx, new, events, clock, actor, now)
    return Entered(new, clock, late_words(new, clock, now))


def close_notice(
    store: Store, law: OfficeLaw, id_prefix: str, notice_prefix: str, end: NoticeEnd, actor: str, now: datetime
) -> tuple[Notice, tuple[CaseEvent, ...]]:
    """Enter the document by which the ministry ends a notice: of several the one whose id begins with *notice_prefix*.

    Raises :class:`IllegalTransition`.
    """
    end = replace(end, number=end.number.strip(), register_number=end.register_number.strip())
    refuse_secret(law.profile, end.number, end.register_number)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        book = notice_book(tx, cases.case(tx, id_prefix))
        notice = called_notice(book, notice_prefix)
        events = end_notice(book, notice, end, actor, now)
        cases.save_events(tx, events)
        told = f"{end.kind.value} | {end.number} | {end.dated} | {end.register_number} | {end.received_on}"
        log_events(tx, events, told, actor, now)
    return notice, events


def notice_book(tx: Tx, case: Case) -> NoticeBook:
    """The register of *case* as it stands, by the law of the body that it is about."""
    own, law = case.case_id, case_law(tx, case)
    live = cases.goes_on_in(tx, own)
    return NoticeBook(
        case, cases.events_of(tx, own), cases.notices_of(tx, own), cases.clocks_of(tx, own), law.profile, law.holidays,
        live,
    )  # fmt: skip


def save_notice(tx: Tx, notice: Notice, events: Iterable[CaseEvent], clock: Clock, actor: str, now: datetime) -> None:
    """Write *notice* with its *events*, its *clock* and their audit entries."""
    events = tuple(events)
    cases.save_notice(tx, [notice])
    cases.save_events(tx, events)
    cases.save_clocks(tx, [clock])
    log_events(tx, events, f"deadline: {notice.deadline or 'none'} | last_day: {clock.last_day}", actor, now)


def log_events(tx: Tx, events: Iterable[CaseEvent], more: str, actor: str, now: datetime) -> None:
    """The audit entries of *events*, each with *more* behind it."""
    for event in events:
        told = f"{event_told(event)} | {more}"
        audit.append_audit(tx, now, actor, f"case.{event.kind.value}", event.case_id, told)


def _mended(old: Notice, words: NoticeWords) -> Notice:
    if words.no_deadline and words.deadline is not None:
        raise IllegalTransition("Chỉ dùng một trong hai: --deadline hoặc --no-deadline.")
    new = replace(
        old,
        notice_number=old.notice_number if words.number is None else words.number.strip(),
        notice_date=words.dated or old.notice_date,
        register_number=old.register_number if words.register is None else words.register.strip(),
        received_on=words.received_on or old.received_on,
        deadline=None if words.no_deadline else words.deadline or old.deadline,
    )
    days = (new.notice_date, new.received_on, new.deadline)
    own = corrected_notice_id(old.notice_id, new.notice_number, new.register_number, days)
    return replace(new, notice_id=own)
