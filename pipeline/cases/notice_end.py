"""A notice that a document of the ministry ends: the only way beside the answer in which its clock ends."""

from __future__ import annotations

from datetime import datetime

from pipeline.cases.answered import calling_receipts, standing_receipts
from pipeline.cases.notice_book import NoticeBook
from pipeline.cases.notices import event_of, named
from pipeline.cases.present import refuse_now
from pipeline.cases.transitions import apply
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, Notice
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.records.notices import NoticeEnd, NoticeEndKind

KIND = CaseEventKind
END_WORDS = {
    NoticeEndKind.WITHDRAWN: "Bộ thu hồi thông báo",
    NoticeEndKind.ENDED: "Bộ cho kết thúc, không yêu cầu trả lời nữa",
}


def called_notice(book: NoticeBook, prefix: str) -> Notice:
    """The notice that still calls for an answer and whose id begins with *prefix*: without one, the only such notice.

    Raises :class:`IllegalTransition` where there is none or several, and where the case was merged.
    """
    refuse_now(book.events, KIND.NOTICE_ENDED, book.live)
    calling = list(book.named({event.ref for event in calling_receipts(book.events)}))
    found = [one for one in calling if one.notice_id.startswith(prefix)]
    if len(found) == 1:
        return found[0]
    told = "; ".join(f"{one.notice_id[:8]} (số {one.notice_number}, số đến {one.register_number})" for one in calling)
    if not calling:
        raise IllegalTransition("Vụ việc này không có thông báo nào của Bộ đang cần trả lời.")
    raise IllegalTransition(f"Hãy ghi rõ thông báo nào (--notice): {told}.")


def end_notice(book: NoticeBook, notice: Notice, end: NoticeEnd, login: str, now: datetime) -> tuple[CaseEvent, ...]:
    """The ministry's document *end*, by which *notice* no longer wants an answer; its clock ends on the day of receipt,
    unless another notice that still calls started it too.

    Raises :class:`IllegalTransition` where the notice was corrected, moved or ended before, for a document without its
    numbers or whose days cannot be right, and where the case was merged; :class:`NotAllowed` for the machine.
    """
    named(login)
    refuse_now(book.events, KIND.NOTICE_ENDED, book.live)
    calling = {event.ref: event for event in calling_receipts(book.events)}
    if notice.notice_id not in calling:
        raise IllegalTransition("Thông báo này đã được sửa, chuyển hoặc kết thúc trước đó; xem lamro case show.")
    _refuse_wrong(notice, end, now)
    at = max(start_of_day(end.received_on), calling[notice.notice_id].happened_at)
    words = f"{END_WORDS[end.kind]}: {told_end(end)}. Về thông báo số {notice.notice_number}"
    made = [event_of(book.case, KIND.NOTICE_ENDED, notice.notice_id, login, words, at)]
    running = book.ids(set(calling) - {notice.notice_id})
    standing = {event.ref for event in standing_receipts(book.events)}
    for clock in book.clocks_of(notice):
        if clock.clock_id in running:
            continue
        before = [
            event.happened_at
            for event in book.events
            if event.kind is KIND.NOTICE_ENDED and clock.clock_id in book.ids({event.ref} & standing)
        ]
        last = f"Thời hạn hết ngày {clock.last_day:%d/%m/%Y} kết thúc theo văn bản số {end.number} của Bộ"
        made.append(event_of(book.case, KIND.CLOCK_ENDED, clock.clock_id, login, last, max([at, *before])))
    apply([*book.events, *made])
    return tuple(made)


def told_end(end: NoticeEnd) -> str:
    """All that the register says of the document, in words."""
    return (
        f"văn bản số {end.number} ngày {end.dated:%d/%m/%Y}, số đến {end.register_number}, "
        f"ngày đến {end.received_on:%d/%m/%Y}"
    )


def _refuse_wrong(notice: Notice, end: NoticeEnd, now: datetime) -> None:
    if not end.number.strip() or not end.register_number.strip():
        raise IllegalTransition("Cần ghi đủ số, ký hiệu văn bản của Bộ và số đến trong sổ.")
    if end.received_on > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày đến {end.received_on:%d/%m/%Y} còn ở tương lai.")
    if end.dated > end.received_on:
        raise IllegalTransition("Ngày văn bản sau ngày đến.")
    if end.dated < notice.notice_date:
        raise IllegalTransition(
            f"Ngày văn bản ({end.dated:%d/%m/%Y}) trước ngày của thông báo ({notice.notice_date:%d/%m/%Y}): "
            "văn bản đó không thể kết thúc thông báo này."
        )
