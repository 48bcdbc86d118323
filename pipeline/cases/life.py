"""The life of a case after its opening: what persons decide, when a clock ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.cases.answered import answered_at, told_otherwise, waiting_receipts
from pipeline.cases.notices import correct_notice, named, register_notice
from pipeline.cases.opening import claim_group, decide_open
from pipeline.cases.present import refuse_now
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
    "allowed", "apply", "claim_group", "correct_notice", "decide", "decide_open", "ended_at", "refuse_unowed",
    "register_notice",
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
    live: str = "",
) -> CaseEvent:
    """The event that *login* adds to *case* at *now*: confirmed, dismissed, submitted, approved, spoke, …

    *reason* is required; *ref* is what it rests on; *at* is when it happened, where that was before *now*; *dossier*
    tells who wrote in it; *live* is the case in which a merged one goes on.  Raises :class:`NotAllowed` for the
    machine, no login, or an approver who confirmed, wrote or submitted; :class:`IllegalTransition` where the case could
    not take the event then or cannot now, where something would go out unapproved, or where it would be closed with the
    ministry's notice still unanswered.
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
    refuse_now(past, kind, live)  # whenever it happened: a case that has gone on elsewhere takes nothing more
    if kind is KIND.CLOSED:
        _refuse_unanswered(past)
    if kind is KIND.MERGED and waiting_receipts(past):
        raise IllegalTransition("Thông báo của Bộ còn chờ trả lời phải chuyển sang vụ việc gộp vào trước.")
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

    The statutory clock ends when both spoke and copied_ministry have happened on or after the day of receipt (what was
    said before an earlier notice does not answer this one), or by a document of the ministry, whichever came first.
    The internal clock ends with the first answer or outcome.
    """
    past = list(events)
    if clock.kind is ClockKind.STATUTORY:
        ends = [event.happened_at for event in past if event.kind is KIND.CLOCK_ENDED and event.ref == clock.clock_id]
        answered = answered_at(past, start_of_day(clock.started_on))
        ends += [answered] if answered else []
    else:
        ends = [event.happened_at for event in past if event.kind in ENDS_INTERNAL]
    return min(ends, default=None)


def _refuse_unanswered(events: list[CaseEvent]) -> None:
    decided = outcome(events)  # what was said before it was another thing
    if not any(one.kind is KIND.SPOKE and (not decided or one.happened_at >= decided.happened_at) for one in events):
        raise IllegalTransition("Chưa thể kết thúc: chưa phát ngôn, cung cấp thông tin giải thích, làm rõ.")
    for event in waiting_receipts(events):
        raise IllegalTransition(f"Chưa thể kết thúc: chưa phát ngôn và đồng gửi Bộ sau {event.reason}.")


def refuse_unowed(events: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where a case that has ended without finding anything wrong, or was answered,
    owes the ministry nothing: then there is nothing to submit.  Who told the ministry what is taken back since owes it
    the truth."""
    past = list(events)
    state = apply(past)
    if state in ENDED and not waiting_receipts(past) and not told_otherwise(past):
        raise IllegalTransition(
            f"Vụ việc “{STATE_WORDS[state]}” và không có thông báo nào của Bộ còn chờ trả lời: không có gì để trình."
        )
