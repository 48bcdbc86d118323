"""The life of a case after its opening: what persons decide, the ministry's notice, when a clock ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.cases.clock import start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.opening import claim_group, decide_open
from pipeline.cases.transitions import ANSWERS, EVENT_WORDS, TABLE, allowed, apply, in_order
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, Clock, ClockKind, Notice, case_event_id
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.records.facts import MACHINE
from pipeline.records.profile import Profile

__all__ = ["allowed", "apply", "claim_group", "decide", "decide_open", "ended_at", "register_notice"]

KIND = CaseEventKind
BY_PERSON = frozenset({kind for row in TABLE.values() for kind in row} | set(ANSWERS))


def decide(
    case: Case,
    events: Iterable[CaseEvent],
    kind: CaseEventKind,
    login: str,
    reason: str,
    now: datetime,
    ref: str = "",
    at: datetime | None = None,
) -> CaseEvent:
    """The event that *login* adds to *case* at *now*: confirmed, dismissed, press_was_right, withdrawn, spoke, …

    *reason* is required; *ref* is what it rests on; *at* is when it happened, where that was before *now*.  Raises
    :class:`NotAllowed` for the machine or no login, :class:`IllegalTransition` where the case cannot take the event,
    or where it would be closed with the ministry's notice still unanswered.
    """
    if kind not in BY_PERSON:
        raise IllegalTransition(f"Không ai tự ghi được việc “{EVENT_WORDS[kind]}”.")
    _named(login)
    if not reason.strip():
        raise IllegalTransition(f"Cần ghi lý do để {EVENT_WORDS[kind]}.")
    happened_at = at or now
    if not case.opened_at <= happened_at <= now:
        raise IllegalTransition("Thời điểm xảy ra phải từ khi mở vụ việc đến hiện tại.")
    past = list(events)
    if kind is KIND.CLOSED:
        _refuse_unanswered(past)
    event_id = case_event_id(case.case_id, kind, ref, happened_at)
    event = CaseEvent(event_id, case.case_id, kind, happened_at, login, reason.strip(), ref)
    apply([*past, event])
    return event


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
    :class:`IllegalTransition` where the notice is entered already, comes from the future or contradicts itself.
    """
    _named(login)
    past = list(events)
    if any(event.kind is KIND.NOTICE_RECEIVED and event.ref == notice.notice_id for event in past):
        raise IllegalTransition(
            f"Thông báo số {notice.notice_number}, số đến {notice.register_number} đã vào sổ; thời hạn không đặt lại."
        )
    _refuse_wrong_days(notice, now)
    # The instant of receipt, so that what was answered between receipt and entry counts; never before the opening.
    received_at = max(start_of_day(notice.received_on), case.opened_at)
    reason = (
        f"Thông báo số {notice.notice_number} ngày {notice.notice_date:%d/%m/%Y}, số đến {notice.register_number}, "
        f"ngày đến {notice.received_on:%d/%m/%Y}"
    )
    event_id = case_event_id(case.case_id, KIND.NOTICE_RECEIVED, notice.notice_id, None)
    event = CaseEvent(event_id, case.case_id, KIND.NOTICE_RECEIVED, received_at, login, reason, notice.notice_id)
    apply([*past, event])
    clock = start_clock(
        ClockKind.STATUTORY, case.case_id, notice.received_on, profile.clock_rule, holidays, notice.deadline
    )
    return (event,), clock


def ended_at(clock: Clock, events: Iterable[CaseEvent]) -> datetime | None:
    """When *clock* ended, by *events* of its case; None while it runs.

    The statutory clock ends when both spoke and copied_ministry have happened on or after the day of receipt: what was
    said before an earlier notice does not answer this one.  The internal clock ends with the first answer or outcome.
    """
    if clock.kind is ClockKind.STATUTORY:
        return _answered_at(events, start_of_day(clock.started_on))
    ends = [event.happened_at for event in events if event.kind in BY_PERSON - {KIND.CONFIRMED, KIND.COPIED_MINISTRY}]
    return min(ends, default=None)


def _answered_at(events: Iterable[CaseEvent], since: datetime) -> datetime | None:
    answers: dict[CaseEventKind, datetime] = {}
    for event in in_order(events):
        if event.kind in ANSWERS and event.happened_at >= since:
            answers.setdefault(event.kind, event.happened_at)
    return max(answers.values()) if len(answers) == len(ANSWERS) else None


def _refuse_unanswered(events: list[CaseEvent]) -> None:
    if not any(event.kind is KIND.SPOKE for event in events):
        raise IllegalTransition("Chưa thể kết thúc: chưa phát ngôn, cung cấp thông tin giải thích, làm rõ.")
    for event in events:
        if event.kind is KIND.NOTICE_RECEIVED and _answered_at(events, event.happened_at) is None:
            raise IllegalTransition(f"Chưa thể kết thúc: chưa phát ngôn và đồng gửi Bộ sau {event.reason}.")


def _refuse_wrong_days(notice: Notice, now: datetime) -> None:
    if notice.received_on > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày đến {notice.received_on:%d/%m/%Y} còn ở tương lai.")
    if notice.notice_date > notice.received_on:
        raise IllegalTransition("Ngày của thông báo sau ngày đến.")
    if notice.deadline is not None and notice.deadline < notice.notice_date:
        raise IllegalTransition("Thời hạn nêu trong thông báo trước ngày của thông báo.")


def _named(login: str) -> None:
    if not login.strip() or login == MACHINE:
        raise NotAllowed("Quyết định này phải do một người thực hiện, bằng tên đăng nhập của mình.")
