"""One case with everything that belongs to it, as ``lamro case show`` tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.cases.life import apply
from pipeline.records.assessment import Assessment, Decision, Level, TriageDecision
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, CaseState, DossierStatement, Notice
from pipeline.records.digest import ClockRow
from pipeline.store import assessments, case_evidence, cases, views
from pipeline.store.connect import Store, Tx

_FLAGS = (CaseEventKind.OPENED, CaseEventKind.FLAG_ATTACHED)
_TAKEN_BACK = (Decision.REJECT, Decision.WITHDRAW)


@dataclass(frozen=True, slots=True)
class CaseFlag:
    """A flag that opened or joined the case, and what was decided about it last; None where nobody has."""

    assessment: Assessment
    decision: TriageDecision | None

    @property
    def stands(self) -> bool:
        taken_back = self.decision is not None and self.decision.decision in _TAKEN_BACK
        return self.assessment.level is Level.FLAG and not taken_back


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with everything that belongs to it."""

    case: Case
    state: CaseState
    events: tuple[CaseEvent, ...]
    clocks: tuple[ClockRow, ...]
    dossier: tuple[DossierStatement, ...]
    notices: tuple[Notice, ...] = ()
    flags: tuple[CaseFlag, ...] = ()
    evidence: tuple[case_evidence.Told, ...] = ()  # what the dossier's ids are


def open_file(store: Store, id_prefix: str, now: datetime) -> CaseFile:
    """Raises :class:`UnknownRecord` where *id_prefix* fits none or several."""
    with store.reading() as tx:
        case = cases.case(tx, id_prefix)
        events = cases.events_of(tx, case.case_id)
        dossier = cases.dossier_of(tx, case.case_id)
        return CaseFile(
            case=case,
            state=apply(events),
            events=events,
            clocks=tuple(row for row in views.clock_rows(tx, case.agency_id, now) if row.case_id == case.case_id),
            dossier=dossier,
            notices=cases.notices_of(tx, case.case_id),
            flags=tuple(_flag(tx, event.ref) for event in events if event.kind in _FLAGS and event.ref),
            evidence=case_evidence.told(tx, dict.fromkeys(id for one in dossier for id in one.evidence)),
        )


def _flag(tx: Tx, assessment_id: str) -> CaseFlag:
    decisions = assessments.decisions_for(tx, assessment_id)
    return CaseFlag(assessments.assessment(tx, assessment_id), decisions[-1] if decisions else None)
