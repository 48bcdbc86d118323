"""Step 6: flags over the office's higher threshold → clarification cases, with dossier and internal clock."""

from __future__ import annotations

from dataclasses import dataclass

from flows.steps.case_facts import case_facts
from flows.steps.law import OfficeLaw
from pipeline.cases.dossier import draft
from pipeline.cases.life import decide_open
from pipeline.records.assessment import Assessment, Decision, Level
from pipeline.records.facts import FlaggedClaim, OpenedCase, Opening, StandingCase
from pipeline.records.press import Agency
from pipeline.store import assessments, audit, cases, press
from pipeline.store.connect import Stamp, Store, Tx

_CLOSED_TO_CASES = (Decision.REJECT, Decision.WITHDRAW)


@dataclass(frozen=True, slots=True)
class CasesOpened:
    opened: int
    attached: int


def open_cases(
    store: Store, watched: tuple[str, ...], threshold: float, law: OfficeLaw, agencies: dict[str, Agency], stamp: Stamp
) -> CasesOpened:
    """Decide on all standing flags and write what is decided, in one transaction: read, decided and written
    under the write lock, so that two processes open a case once."""
    with store.transaction(stamp) as tx:
        flags = {one.assessment_id: one for one in _flags(tx, watched)}
        candidates = [_candidate(tx, one) for one in flags.values()]
        standing = [StandingCase(one, cases.events_of(tx, one.case_id)) for one in cases.all_cases(tx)]
        opening = decide_open(candidates, standing, stamp.recorded_at, threshold, law.profile, law.holidays)
        _write(tx, opening, flags, law, agencies, stamp)
    return CasesOpened(len(opening.opened), len(opening.attached))


def _flags(tx: Tx, watched: tuple[str, ...]) -> list[Assessment]:
    found = []
    for one in assessments.current_assessments(tx):
        if one.level is Level.FLAG and one.agency_id in watched:
            decisions = assessments.decisions_for(tx, one.assessment_id)
            if not decisions or decisions[-1].decision not in _CLOSED_TO_CASES:
                found.append(one)
    return found


def _candidate(tx: Tx, assessment: Assessment) -> FlaggedClaim:
    (article,) = press.articles_by_id(tx, [assessment.article_id])
    sentences = {claim.claim_id: claim.sentence for claim in assessments.claims_for(tx, [assessment.article_id])}
    leading = max(assessment.signals, key=lambda signal: (signal.strength, signal.name))
    return FlaggedClaim(assessment, sentences.get(leading.claim_id, article.title), article.title, article.day)


def _write(
    tx: Tx, opening: Opening, flags: dict[str, Assessment], law: OfficeLaw, agencies: dict[str, Agency], stamp: Stamp
) -> None:
    for new in opening.opened:
        cases.save_cases(tx, [new.case])
        cases.save_events(tx, [new.event])
        cases.save_clocks(tx, [new.clock])
        flagged = (flags[new.event.ref], *_attached_to(new, opening, flags))
        facts = case_facts(tx, new.case, flagged, agencies)
        cases.save_dossier(tx, draft(new.case, facts, law.profile, law.legal, stamp.recorded_at))
        audit.append_audit(tx, stamp.recorded_at, new.event.actor, "case.opened", new.case.case_id, new.event.reason)
    cases.save_events(tx, opening.attached)
    for event in opening.attached:
        audit.append_audit(tx, stamp.recorded_at, event.actor, "case.flag_attached", event.case_id, event.reason)


def _attached_to(new: OpenedCase, opening: Opening, flags: dict[str, Assessment]) -> list[Assessment]:
    return [flags[event.ref] for event in opening.attached if event.case_id == new.case.case_id]
