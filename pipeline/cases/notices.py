"""The ministry's notice in the register: entered once, corrected in view of the log, never reset."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pipeline.cases.answered import calling_receipts, standing_receipts
from pipeline.cases.notice_book import NoticeBook
from pipeline.cases.present import refuse_now
from pipeline.cases.transitions import apply
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, Clock, Notice, case_event_id, corrected_clock_id
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.records.facts import MACHINE

KIND = CaseEventKind


def named(login: str) -> None:
    """Raises :class:`NotAllowed` for the machine or no login."""
    if not login.strip() or login == MACHINE:
        raise NotAllowed("Quyết định này phải do một người thực hiện, bằng tên đăng nhập của mình.")


def register_notice(book: NoticeBook, notice: Notice, login: str, now: datetime) -> tuple[tuple[CaseEvent, ...], Clock]:
    """The ministry's *notice*, entered by *login*: its event and the statutory clock that its receipt starts.

    The clock starts on ``received_on`` (ngày đến), whenever it is entered; it is never reset.  Raises
    :class:`IllegalTransition` where the notice is entered already, lacks its numbers, comes from the future or
    contradicts itself, and where the case was merged into another.
    """
    named(login)
    refuse_now(book.events, KIND.NOTICE_RECEIVED, book.live)
    if any(event.kind is KIND.NOTICE_RECEIVED and event.ref == notice.notice_id for event in book.events):
        raise IllegalTransition(
            f"Thông báo số {notice.notice_number}, số đến {notice.register_number} đã vào sổ; thời hạn không đặt lại. "
            "Nếu đã ghi sai, dùng lamro case notice --correct."
        )
    refuse_wrong(notice, now)
    event = receipt(book.case, notice, login)
    apply([*book.events, event])
    return (event,), started_clock(book, notice)


def correct_notice(
    book: NoticeBook, old: Notice, new: Notice, login: str, reason: str, now: datetime
) -> tuple[tuple[CaseEvent, ...], Clock]:
    """The notice *old*, entered wrongly, and what it truly says (*new*): both stay in the log.

    The clock of *old* no longer counts, unless another standing notice starts it too; the one returned runs from the
    corrected receipt, also where the ministry's document that ended *old* was entered for the wrong notice.  Raises
    :class:`IllegalTransition` without a reason, where *old* is corrected already, where nothing differs, and as
    :func:`register_notice`.
    """
    named(login)
    refuse_now(book.events, KIND.NOTICE_CORRECTED, book.live)
    standing = {event.ref for event in standing_receipts(book.events)}
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do sửa (--reason).")
    if old.notice_id not in standing:
        raise IllegalTransition("Thông báo này đã được sửa trước đó; hãy sửa bản ghi mới nhất.")
    if replace(new, notice_id=old.notice_id) == old and old.notice_id not in book.refs(KIND.NOTICE_ENDED):
        raise IllegalTransition("Không có gì khác với bản đã ghi.")
    refuse_wrong(new, now)
    clock = book.clock(new)
    clock = replace(clock, clock_id=corrected_clock_id(clock.clock_id, new.notice_id))
    words = f"Ghi sai: {told(old)}. Ghi lại: {told(new)}. Lý do: {reason.strip()}"
    made = [
        receipt(book.case, new, login),
        event_of(book.case, KIND.NOTICE_CORRECTED, old.notice_id, login, words, now),
    ]
    calling = {event.ref for event in calling_receipts(book.events)}
    made += replaced_clocks(book, old, calling - {old.notice_id}, f"nay hết ngày {clock.last_day:%d/%m/%Y}", login, now)
    apply([*book.events, *made])
    return tuple(made), clock


def replaced_clocks(
    book: NoticeBook, notice: Notice, others: set[str], then: str, login: str, now: datetime
) -> list[CaseEvent]:
    """That the clocks of *notice* no longer count, but for those that *others* (ids of notices) keep running."""
    shared = book.ids(others)
    return [
        event_of(
            book.case, KIND.CLOCK_REPLACED, one.clock_id, login,
            f"Thời hạn hết ngày {one.last_day:%d/%m/%Y} thôi tính; {_then(one, then)}", now,
        )
        for one in book.clocks_of(notice)
        if one.clock_id not in shared
    ]  # fmt: skip


def _then(clock: Clock, then: str) -> str:
    """A correction that leaves the last day as it was says so."""
    same = then == f"nay hết ngày {clock.last_day:%d/%m/%Y}"
    return "tính lại theo bản ghi mới, ngày cuối không đổi" if same else then


def started_clock(book: NoticeBook, notice: Notice) -> Clock:
    """The clock of a *notice* that is new in *book*: one of its own where the same days once ran out of count."""
    clock = book.clock(notice)
    if clock.clock_id in book.refs(KIND.CLOCK_REPLACED, KIND.CLOCK_ENDED):
        return replace(clock, clock_id=corrected_clock_id(clock.clock_id, notice.notice_id))
    return clock


def refuse_wrong(notice: Notice, now: datetime) -> None:
    """Raises :class:`IllegalTransition` for a notice without its numbers, or whose days cannot be right at *now*.

    A letter may come after the day that it sets: that day prevails all the same, and the clock is overdue at once.
    """
    if not notice.notice_number.strip() or not notice.register_number.strip():
        raise IllegalTransition("Cần ghi đủ số, ký hiệu của thông báo và số đến trong sổ.")
    if notice.received_on > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày đến {notice.received_on:%d/%m/%Y} còn ở tương lai.")
    if notice.notice_date > notice.received_on:
        raise IllegalTransition("Ngày của thông báo sau ngày đến.")
    if notice.deadline is not None and notice.deadline < notice.notice_date:
        raise IllegalTransition(
            f"Thời hạn ghi trong thông báo ({notice.deadline:%d/%m/%Y}) trước ngày của chính thông báo "
            f"({notice.notice_date:%d/%m/%Y}): không thể là hạn trả lời. Hãy kiểm tra lại văn bản và sổ công văn."
        )


def late_words(notice: Notice, clock: Clock, now: datetime) -> str:
    """The warning about a *notice* whose *clock* has run out when it is entered; "" where it has not."""
    if now < clock.due_at:
        return ""
    late = notice.deadline is not None and notice.deadline < notice.received_on
    came = f" Văn bản đến ngày {notice.received_on:%d/%m/%Y}, sau thời hạn ghi trong thông báo." if late else ""
    return (
        f"CHÚ Ý: thời hạn đã QUÁ HẠN ngay khi vào sổ (hết ngày {clock.last_day:%d/%m/%Y}).{came} Báo ngay người phê "
        "duyệt; nếu gõ nhầm, sửa bằng lamro case notice --correct (bỏ thời hạn: --no-deadline)."
    )


def left_words(clock: Clock, now: datetime) -> str:
    """How long *clock* still runs, by days: "còn 5 ngày", "hết hôm nay"; "" where it has run out."""
    if now >= clock.due_at:
        return ""
    days = (clock.last_day - day_in_vietnam(now)).days
    return f"còn {days} ngày" if days else "hết hôm nay"


def told(notice: Notice) -> str:
    """All that the register says of *notice*, in words."""
    limit = f", thời hạn ghi trong thông báo {notice.deadline:%d/%m/%Y}" if notice.deadline else ""
    return (
        f"Thông báo số {notice.notice_number} ngày {notice.notice_date:%d/%m/%Y}, số đến {notice.register_number}, "
        f"ngày đến {notice.received_on:%d/%m/%Y}{limit}"
    )


def receipt(case: Case, notice: Notice, login: str) -> CaseEvent:
    """The event of a receipt, from its day on, so that what was answered between receipt and entry counts; never
    before the opening."""
    received_at = max(start_of_day(notice.received_on), case.opened_at)
    return event_of(case, KIND.NOTICE_RECEIVED, notice.notice_id, login, told(notice), received_at)


def event_of(case: Case, kind: CaseEventKind, ref: str, login: str, reason: str, at: datetime) -> CaseEvent:
    return CaseEvent(case_event_id(case.case_id, kind, ref, None), case.case_id, kind, at, login, reason, ref)
