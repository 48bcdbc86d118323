"""What became of each notice of the ministry, in words: for the page of a case and after each answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.cases.answered import calling_receipts, waiting_receipts
from pipeline.cases.transitions import ANSWERS
from pipeline.records.cases import CaseEvent, CaseEventKind, Notice

KIND = CaseEventKind
_GONE = {
    KIND.NOTICE_CORRECTED: "bản ghi sai, đã ghi lại",
    KIND.NOTICE_MOVED: "tiếp tục ở vụ việc gộp vào",
    KIND.NOTICE_ENDED: "Bộ đã thu hồi hoặc cho kết thúc",
}
_LEFT = {
    KIND.SPOKE: "phát ngôn, cung cấp thông tin (lamro case respond --done hoặc lamro case spoke)",
    KIND.COPIED_MINISTRY: "đồng gửi Bộ (lamro case copied)",
}


def notice_lines(notices: Iterable[Notice], events: Iterable[CaseEvent]) -> tuple[str, ...]:
    """Each of *notices* with the id by which it is corrected, its numbers, and whether it still waits for an answer."""
    known = list(events)
    waiting = {event.ref for event in waiting_receipts(known)}
    gone = {event.ref: _GONE[event.kind] for event in known if event.kind in _GONE}
    return tuple(
        f"Thông báo {one.notice_id[:8]}: số {one.notice_number}, số đến {one.register_number} – "
        f"{'chờ trả lời' if one.notice_id in waiting else gone.get(one.notice_id, 'đã trả lời')}"
        for one in notices
    )


def answer_lines(notices: Sequence[Notice], events: Iterable[CaseEvent]) -> tuple[str, ...]:
    """After an answer: what each notice that waits still wants, or that none does; nothing where none ever called."""
    known = list(events)
    calling, waiting = calling_receipts(known), waiting_receipts(known)
    if not calling:
        return ()
    if not waiting:
        return ("Thời hạn theo thông báo của Bộ đã kết thúc.",)
    numbers = {one.notice_id: one.notice_number for one in notices}
    return tuple(
        f"Thông báo số {numbers[event.ref]}: thời hạn vẫn chạy, còn {' và '.join(_left(known, event))}."
        for event in waiting
        if event.ref in numbers
    )


def _left(events: Sequence[CaseEvent], receipt: CaseEvent) -> list[str]:
    done = {one.kind for one in events if one.kind in ANSWERS and one.happened_at >= receipt.happened_at}
    return [_LEFT[kind] for kind in ANSWERS if kind not in done]
