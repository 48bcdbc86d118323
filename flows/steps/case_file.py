"""One case with everything that belongs to it, as ``lamro case show`` tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flows.steps.case_flags import flags_of, grounds
from flows.steps.case_followup import follow
from flows.steps.case_primary import primary_of
from pipeline.cases.life import apply
from pipeline.cases.links import linked_stories
from pipeline.cases.opening_by_hand import rumours
from pipeline.cases.precedents import similar
from pipeline.records.assessment import Assessment, Decision, Level, TriageDecision
from pipeline.records.case_acts import Attachment, IssuedPaper, Purge, ResponseEntry, SecretStub
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, CaseState, DossierStatement, Notice
from pipeline.records.clock_changes import ClockChange
from pipeline.records.digest import ClockRow
from pipeline.records.facts import Precedent
from pipeline.records.followup import PageAfter
from pipeline.records.stories import StorySummary
from pipeline.store import assessments, case_acts, case_evidence, cases, clock_changes, stories, views, window
from pipeline.store.connect import Store, Tx

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
    papers: tuple[IssuedPaper, ...] = ()
    responses: tuple[ResponseEntry, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    stubs: tuple[SecretStub, ...] = ()
    purges: tuple[Purge, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    followed: tuple[PageAfter, ...] = ()  # what became of its pages since the first answer
    clock_changes: tuple[ClockChange, ...] = ()
    entered: Mapping[str, datetime] = field(default_factory=dict)  # when each event was entered, by its id
    stories: tuple[StorySummary, ...] = ()  # its own, then those that persons linked
    goes_on_in: Case | None = None  # the case into which it was merged
    primary: frozenset[str] = frozenset()  # what persons cite that is primary evidence
    rumours: tuple[str, ...] = ()  # denied by the statements on which a person opened the case


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
            flags=tuple(_flag(tx, one) for one in flags_of(tx, events)),
            evidence=case_evidence.told(tx, dict.fromkeys(id for one in dossier for id in one.evidence)),
            papers=case_acts.papers_of(tx, case.case_id),
            responses=case_acts.responses_of(tx, case.case_id),
            attachments=case_acts.attachments_of(tx, case.case_id),
            stubs=case_acts.stubs_of(tx, case.case_id),
            purges=case_acts.purges_of(tx, case.case_id),
            precedents=precedents_of(tx, case),
            followed=follow(tx, case, events, now),
            entered=cases.entered_at(tx, case.case_id),
            stories=stories_of(tx, (case.story_id, *linked_stories(events)), now),
            goes_on_in=next((cases.case(tx, e.ref) for e in events if e.kind is CaseEventKind.MERGED), None),
            primary=primary_of(tx, case, dossier),
            clock_changes=clock_changes.clock_changes_of(tx, case.case_id),
            rumours=tuple(one.denied for one in rumours(window.statements_by_id(tx, grounds(events)))),
        )


def stories_of(tx: Tx, story_ids: tuple[str, ...], now: datetime) -> tuple[StorySummary, ...]:
    """Those that have articles, in their order."""
    found = (stories.summary(tx, story, now) for story in story_ids)
    return tuple(one for one in found if one is not None)


def precedents_of(tx: Tx, case: Case) -> tuple[Precedent, ...]:
    """Cases that have ended and resemble *case*."""
    return similar(case, cases.answered_cases(tx))


def _flag(tx: Tx, one: Assessment) -> CaseFlag:
    decisions = assessments.decisions_for(tx, one.assessment_id)
    return CaseFlag(one, decisions[-1] if decisions else None)
