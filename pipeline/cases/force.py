"""What a reader of a case is told about the force of the circulars it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.cases.gaps import wants_confirmation
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement
from pipeline.records.days import day_in_vietnam


def force_notes(
    doubts: Iterable[str], dossier: Iterable[DossierStatement], events: Iterable[CaseEvent]
) -> tuple[str, ...]:
    """*doubts* of the office's profile about its circulars; in place of one that a person has settled in this case,
    who confirmed the circular to be in force, when and on what ground."""
    confirmed = {one.ref: one for one in events if one.kind is CaseEventKind.FORCE_CONFIRMED}
    asked = [one for one in dossier if one.basis is Basis.MISSING and wants_confirmation(one)]
    settled = [(one.text, confirmed[one.statement_id]) for one in asked if one.statement_id in confirmed]
    return tuple(next((_settled(by) for text, by in settled if doubt in text), doubt) for doubt in doubts)


def _settled(event: CaseEvent) -> str:
    day = f"{day_in_vietnam(event.happened_at):%d/%m/%Y}"
    return f"{event.actor} đã xác nhận hiệu lực ngày {day}: {event.reason}"
