"""The ministry's notice in the register: entered once, corrected in view of the log, never reset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.cases.clock import start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.transitions import apply
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import (
    Case,
    CaseEvent,
    CaseEventKind,
    Clock,
    ClockKind,
    Notice,
    case_event_id,
    corrected_clock_id,
)
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.records.facts import MACHINE
from pipeline.records.profile import Profile

KIND = CaseEventKind


def named(login: str) -> None:
    """Raises :class:`NotAllowed` for the machine or no login."""
    if not login.strip() or login == MACHINE:
        raise NotAllowed("Quyết định này phải do một người thực hiện, bằng tên đăng nhập của mình.")


def standing_receipts(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """The receipts of notices that no later entry corrects."""
    known = list(events)
    corrected = {event.ref for event in known if event.kind is KIND.NOTICE_CORRECTED}
    return [event for event in known if event.kind is KIND.NOTICE_RECEIVED and event.ref not in corrected]


def register_notice(
    case: Case,
    events: Iterable[CaseEvent],
    notice: Notice,
    profile: Profile,
    holidays: Holidays,
    login: str,
    now: datetime,
) -> tuple[tuple[CaseEvent, ...], Clock]:
    """The ministry's *notice*, entered by *login*: its event and the statutory clock that its receipt starts.

    The clock starts on ``received_on`` (ngày đến), whenever it is entered; it is never reset.  Raises
    :class:`IllegalTransition` where the notice is entered already, lacks its numbers, comes from the future or
    contradicts itself.
    """
    named(login)
    past = list(events)
    if any(event.kind is KIND.NOTICE_RECEIVED and event.ref == notice.notice_id for event in past):
        raise IllegalTransition(
            f"Thông báo số {notice.notice_number}, số đến {notice.register_number} đã vào sổ; thời hạn không đặt lại. "
            "Nếu đã ghi sai, dùng lamro case notice --correct."
        )
    refuse_wrong(notice, now)
    event = _receipt(case, notice, login)
    apply([*past, event])
    return (event,), _clock(case, notice, profile, holidays)


def correct_notice(
    case: Case,
    events: Iterable[CaseEvent],
    notices: Sequence[Notice],
    clocks: Sequence[Clock],
    old: Notice,
    new: Notice,
    profile: Profile,
    holidays: Holidays,
    login: str,
    reason: str,
    now: datetime,
) -> tuple[tuple[CaseEvent, ...], Clock]:
    """The notice *old*, entered wrongly, and what it truly says (*new*): both stay in the log.

    The clock of *old* no longer counts, unless another standing notice of *notices* starts it too; the one returned
    runs from the corrected receipt.  Raises :class:`IllegalTransition` without a reason, where *old* is corrected
    already, where nothing differs, and as :func:`register_notice`.
    """
    named(login)
    past = list(events)
    standing = {event.ref for event in standing_receipts(past)}
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do sửa (--reason).")
    if old.notice_id not in standing:
        raise IllegalTransition("Thông báo này đã được sửa trước đó; hãy sửa bản ghi mới nhất.")
    if replace(new, notice_id=old.notice_id) == old:
        raise IllegalTransition("Không có gì khác với bản đã ghi.")
    refuse_wrong(new, now)
    clock = _clock(case, new, profile, holidays)
    clock = replace(clock, clock_id=corrected_clock_id(clock.clock_id, new.notice_id))
    words = f"Ghi sai: {told(old)}. Ghi lại: {told(new)}. Lý do: {reason.strip()}"
    made = [_receipt(case, new, login), _event(case, KIND.NOTICE_CORRECTED, old.notice_id, login, words, now)]
    shared = {
        id
        for one in notices
        if one.notice_id in standing - {old.notice_id}
        for id in _ids(case, one, profile, holidays)
    }
    for own in _ids(case, old, profile, holidays):
        found = next((one for one in clocks if one.clock_id == own and own not in shared), None)
        if found is not None:
            gone = f"Thời hạn hết ngày {found.last_day:%d/%m/%Y} thôi tính; nay hết ngày {clock.last_day:%d/%m/%Y}"
            made.append(_event(case, KIND.CLOCK_REPLACED, own, login, gone, now))
    apply([*past, *made])
    return tuple(made), clock


def refuse_wrong(notice: Notice, now: datetime) -> None:
    """Raises :class:`IllegalTransition` for a notice without its numbers, or whose days cannot be right at *now*."""
    if not notice.notice_number.strip() or not notice.register_number.strip():
        raise IllegalTransition("Cần ghi đủ số, ký hiệu của thông báo và số đến trong sổ.")
    if notice.received_on > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày đến {notice.received_on:%d/%m/%Y} còn ở tương lai.")
    if notice.notice_date > notice.received_on:
        raise IllegalTransition("Ngày của thông báo sau ngày đến.")
    if notice.deadline is not None and notice.deadline < notice.received_on:
        raise IllegalTransition(
            f"Thời hạn ghi trong thông báo ({notice.deadline:%d/%m/%Y}) trước ngày đến ({notice.received_on:%d/%m/%Y})"
            ": không thể là hạn trả lời. Hãy kiểm tra lại văn bản và sổ công văn."
        )


def told(notice: Notice) -> str:
    """All that the register says of *notice*, in words."""
    limit = f", thời hạn ghi trong thông báo {notice.deadline:%d/%m/%Y}" if notice.deadline else ""
    return (
        f"Thông báo số {notice.notice_number} ngày {notice.notice_date:%d/%m/%Y}, số đến {notice.register_number}, "
        f"ngày đến {notice.received_on:%d/%m/%Y}{limit}"
    )


def _receipt(case: Case, notice: Notice, login: str) -> CaseEvent:
    # The instant of receipt, so that what was answered between receipt and entry counts; never before the opening.
    received_at = max(start_of_day(notice.received_on), case.opened_at)
    return _event(case, KIND.NOTICE_RECEIVED, notice.notice_id, login, told(notice), received_at)


def _event(case: Case, kind: CaseEventKind, ref: str, login: str, reason: str, at: datetime) -> CaseEvent:
    return CaseEvent(case_event_id(case.case_id, kind, ref, None), case.case_id, kind, at, login, reason, ref)


def _clock(case: Case, notice: Notice, profile: Profile, holidays: Holidays) -> Clock:
    rule = profile.clock_rule
    return start_clock(ClockKind.STATUTORY, case.case_id, notice.received_on, rule, holidays, notice.deadline)


def _ids(case: Case, notice: Notice, profile: Profile, holidays: Holidays) -> tuple[str, str]:
    """The ids that the clock of *notice* may have: as entered at first, or as a correction."""
    own = _clock(case, notice, profile, holidays).clock_id
    return own, corrected_clock_id(own, notice.notice_id)
