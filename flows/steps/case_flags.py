"""The flags among what a case rests on: a person may also open one on an article, a sentence, or a statement."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.assessment.assess import CHECKABLE
from pipeline.records.assessment import Assessment, Signal
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.store import assessments
from pipeline.store.connect import Tx

_FLAGS = (CaseEventKind.OPENED, CaseEventKind.FLAG_ATTACHED)


def grounds(events: Iterable[CaseEvent]) -> tuple[str, ...]:
    """The ids on which the case rests, in the order in which they came: assessments, claims, articles, statements."""
    return tuple(dict.fromkeys(event.ref for event in events if event.kind in _FLAGS and event.ref))


def flags_of(tx: Tx, events: Iterable[CaseEvent]) -> tuple[Assessment, ...]:
    """The assessments among the grounds, in the revision in force, in their order."""
    refs = grounds(events)
    found = {one.assessment_id: one for one in assessments.assessments_by_id(tx, refs)}
    return tuple(found[ref] for ref in refs if ref in found)


def leading(one: Assessment) -> Signal | None:
    """The strongest checkable signal: the one for which the article was flagged."""
    return strongest(one.signals)


def strongest(signals: Iterable[Signal]) -> Signal | None:
    """Of *signals* the strongest checkable one; None where there is none."""
    checkable = (signal for signal in signals if signal.name in CHECKABLE)
    return min(checkable, key=lambda signal: (-signal.strength, signal.name, signal.claim_id), default=None)
