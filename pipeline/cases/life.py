"""The life of a case after its opening: what persons decide, when a clock ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.cases.notices import correct_notice, named, register_notice, standing_receipts
from pipeline.cases.opening import claim_group, decide_open
from pipeline.cases.signoff import refuse_same_eyes, refuse_unapproved, refuse_unsubmitted
from pipeline.cases.transitions import (
    ANSWERS,
    BESIDE,
    ENDED,
    EVENT_WORDS,
    OUTCOMES,
    STATE_WORDS,
    TABLE,
    allowed,
    apply,
    in_order,
    outcome,
)
from pipeline.errors import IllegalTransition
from pipeline.records.cases import (
    Case,
    CaseEvent,
    CaseEventKind,
    Clock,
    ClockKind,
    DossierStatement,
    case_event_id,
)
from pipeline.records.days import start_of_day

__all__ = [
    "allowed", "apply", "claim_group", "correct_notice", "decide", "decide_open", "ended_at", "register_notice",
    "unanswered",
]  # fmt: skip

KIND = CaseEventKind
BY_PERSON = frozenset({kind for row in TABLE.values() for kind in row} | {*ANSWERS, *BESIDE})
ENDS_INTERNAL = frozenset({*OUTCOMES, KIND.MERGED, KIND.SPOKE, KIND.CLOSED})


def decide(
    case: Case,
    events: Iterable[CaseEvent],
    kind: CaseEventKind,
    login: str,
    reason: str,
    now: datetime,
    ref: str = "",
    at: datetime | None = None,
    dossier: Sequence[DossierStatement] = (),
) -> CaseEvent:
    """The event that *login* adds to *case* at *now*: confirmed, dismissed, submitted, approved, spoke, …

    *reason* is required; *ref* is what it rests on; *at* is when it happened, where that was before *now*; *dossier*
    tells who wrote in it.  Raises :class:`NotAllowed` for the machine, no login, or an approver who confirmed, wrote or
    submitted; :class:`IllegalTransition` where the case cannot take the event, where something would go out unapproved,
    or where it would be closed with the ministry's notice still unanswered.
    """
    if kind not in BY_PERSON:
        raise IllegalTransition(f"Không ai tự ghi được việc “{EVENT_WORDS[kind]}”.")
    named(login)
    if not reason.strip():
        raise IllegalTransition(f"Cần ghi lý do để {EVENT_WORDS[kind]}.")
    happened_at = at or now
    if not case.opened_at <= happened_at <= now:
        raise IllegalTransition("Thời điểm xảy ra phải từ khi mở vụ việc đến hiện tại.")
    past = list(events)
    if kind is KIND.CLOSED:
        _refuse_unanswered(past)
    if kind is KIND.MERGED and standing_receipts(past):
        raise IllegalTransition("Vụ việc có thông báo của Bộ trong sổ: hãy gộp vụ việc kia vào vụ việc này.")
    event_id = case_event_id(case.case_id, kind, ref, happened_at)
    event = CaseEvent(event_id, case.case_id, kind, happened_at, login, reason.strip(), ref)
    apply([*past, event])
    if kind is KIND.SUBMITTED:
        refuse_unowed(past)
    if kind is KIND.APPROVED:
        refuse_unsubmitted(past)
        refuse_same_eyes(past, dossier, login)
    if kind in (*ANSWERS, KIND.ISSUED):
        refuse_unapproved(one for one in past if one.happened_at <= happened_at)
    return event


def ended_at(clock: Clock, events: Iterable[CaseEvent]) -> datetime | None:
    """When *clock* ended, by *events* of its case; None while it runs.

    The statutory clock ends when both spoke and copied_ministry have happened on or after the day of receipt: what was
    said before an earlier notice does not answer this one.  The internal clock ends with the first answer or outcome.
    """
    if clock.kind is ClockKind.STATUTORY:
        return _answered_at(events, start_of_day(clock.started_on))
    ends = [event.happened_at for event in events if event.kind in ENDS_INTERNAL]
    return min(ends, default=None)


def _answered_at(events: Iterable[CaseEvent], since: datetime) -> datetime | None:
    answers: dict[CaseEventKind, datetime] = {}
    for event in in_order(events):
        if event.kind in ANSWERS and event.happened_at >= since:
            answers.setdefault(event.kind, event.happened_at)
    return max(answers.values()) if len(answers) == len(ANSWERS) else None


def _refuse_unanswered(events: list[CaseEvent]) -> None:
    decided = outcome(events)  # what was said before it was another thing
    if not any(one.kind is KIND.SPOKE and (not decided or one.happened_at >= decided.happened_at) for one in events):
        raise IllegalTransition("Chưa thể kết thúc: chưa phát ngôn, cung cấp thông tin giải thích, làm rõ.")
    waiting = unanswered(events)
    if waiting is not None:
        raise IllegalTransition(f"Chưa thể kết thúc: chưa phát ngôn và đồng gửi Bộ sau {waiting.reason}.")


def unanswered(events: Iterable[CaseEvent]) -> CaseEvent | None:
    """The receipt of the first notice that stands and was not answered by speaking and copying the ministry."""
    past = list(events)
    return next((one for one in standing_receipts(past) if _answered_at(past, one.happened_at) is None), None)


def refuse_unowed(events: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where a case that has ended without finding anything wrong, or was answered,
    owes the ministry nothing: then there is nothing to submit."""
    past = list(events)
    state = apply(past)
    if state in ENDED and unanswered(past) is None:
        raise IllegalTransition(
            f"Vụ việc “{STATE_WORDS[state]}” và không có thông báo nào của Bộ còn chờ trả lời: không có gì để trình."
        )
