"""What an audit entry says of an event or a statement: everything that was decided, and on what it rests."""

from __future__ import annotations

from pipeline.records.cases import CaseEvent, DossierStatement
from pipeline.records.days import iso


def event_told(event: CaseEvent) -> str:
    """*event* with its ref and instant, as the payload of its audit entry."""
    return f"{event.reason} | ref: {event.ref or 'none'} | happened_at: {iso(event.happened_at)}"


def statement_told(one: DossierStatement) -> str:
    """*one* with its part, basis and evidence, as the payload of its audit entry."""
    answers = f" | answers: {one.answers}" if one.answers else ""
    return f"{one.part} | {one.basis.value} | {one.text} | evidence: {' '.join(one.evidence) or 'none'}{answers}"
