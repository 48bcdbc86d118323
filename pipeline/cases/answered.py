"""Which notices of the ministry still wait for the office: neither answered nor ended by the ministry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.cases.transitions import ANSWERS, in_order, outcome
from pipeline.records.cases import CaseEvent, CaseEventKind

KIND = CaseEventKind
_ELSEWHERE = (KIND.NOTICE_CORRECTED, KIND.NOTICE_MOVED)


def standing_receipts(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """The receipts of notices that no later entry corrects and no other case goes on with."""
    known = list(events)
    gone = {event.ref for event in known if event.kind in _ELSEWHERE}
    return [event for event in known if event.kind is KIND.NOTICE_RECEIVED and event.ref not in gone]


def calling_receipts(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Of the standing receipts those whose notice the ministry has not ended."""
    known = list(events)
    ended = {event.ref for event in known if event.kind is KIND.NOTICE_ENDED}
    return [event for event in standing_receipts(known) if event.ref not in ended]


def waiting_receipts(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Of those the ones that were not answered since they came."""
    known = list(events)
    return [event for event in calling_receipts(known) if answered_at(known, event.happened_at) is None]


def answered_at(events: Iterable[CaseEvent], since: datetime) -> datetime | None:
    """When the office had both spoken and copied the ministry, *since* that instant; None where it has not."""
    answers: dict[CaseEventKind, datetime] = {}
    for event in in_order(events):
        if event.kind in ANSWERS and event.happened_at >= since:
            answers.setdefault(event.kind, event.happened_at)
    return max(answers.values()) if len(answers) == len(ANSWERS) else None


def told_otherwise(events: Iterable[CaseEvent]) -> bool:
    """Whether the ministry was last told what the case was decided against since: it is owed the truth."""
    known = list(events)
    decided = outcome(known)
    sent = copied(known)
    return decided is not None and bool(sent) and sent[-1].happened_at < decided.happened_at


def copied(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """What was sent to the ministry, in order."""
    return [event for event in in_order(events) if event.kind is KIND.COPIED_MINISTRY]
