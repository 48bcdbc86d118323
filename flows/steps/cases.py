"""Step 6: flags over the office's higher threshold → clarification cases, with dossier and internal clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows.steps.case_draft import renew_draft
from flows.steps.case_flags import leading
from flows.steps.flags import standing_flags
from flows.steps.law import OfficeLaw, office_law
from flows.steps.told import event_told
from pipeline.cases.life import decide_open
from pipeline.cases.submission import machine_may_draft
from pipeline.records.agencies import Agency, AgencyKind
from pipeline.records.assessment import Assessment
from pipeline.records.facts import FlaggedClaim, Opening
from pipeline.records.office import ProfileKind
from pipeline.store import assessments, audit, cases, press
from pipeline.store.connect import Stamp, Store, Tx


@dataclass(frozen=True, slots=True)
class CasesOpened:
    opened: int
    attached: int


def open_cases(
    store: Store,
    watched: tuple[str, ...],
    threshold: float,
    law: OfficeLaw,
    agencies: Mapping[str, Agency],
    stamp: Stamp,
) -> CasesOpened:
    """Decide on all standing flags and write what is decided, in one transaction: read, decided and written
    under the write lock, so that two processes open a case once.  Dossiers that are still open to drafting are drafted
    anew from what is known by now; where nothing has changed, nothing is written."""
    with store.transaction(stamp) as tx:
        flags = {one.assessment_id: one for one in standing_flags(tx) if one.agency_id in watched}
        candidates = [_candidate(tx, one) for one in flags.values()]
        standing = cases.standing_cases(tx)
        made = [
            decide_open(flagged, standing, stamp.recorded_at, threshold, bound.profile, bound.holidays)
            for bound, flagged in _by_law(candidates, law, agencies)
        ]
        for opening in made:
            _write(tx, opening, stamp)
        for one in cases.standing_cases(tx):
            if one.case.agency_id in watched and machine_may_draft(one.events):
                renew_draft(tx, one.case, tuple(flags.values()), law, agencies, stamp.recorded_at)
    return CasesOpened(sum(len(one.opened) for one in made), sum(len(one.attached) for one in made))


def _by_law(
    candidates: list[FlaggedClaim], law: OfficeLaw, agencies: Mapping[str, Agency]
) -> Iterator[tuple[OfficeLaw, list[FlaggedClaim]]]:
    """Each body's flags with the law that binds it; a case is about one body, so that no case falls between two."""
    kinds: dict[AgencyKind | None, list[FlaggedClaim]] = {}
    for one in candidates:
        body = agencies.get(one.assessment.agency_id)
        kinds.setdefault(body.kind if body else None, []).append(one)
    for kind, flagged in kinds.items():
        yield (office_law(ProfileKind(kind.value)) if kind else law), flagged


def _candidate(tx: Tx, assessment: Assessment) -> FlaggedClaim:
    (article,) = press.articles_by_id(tx, [assessment.article_id])
    sentences = {claim.claim_id: claim.sentence for claim in assessments.claims_for(tx, [assessment.article_id])}
    signal = leading(assessment)
    sentence = sentences.get(signal.claim_id, article.title) if signal else article.title
    return FlaggedClaim(assessment, sentence, article.title, article.day)


def _write(tx: Tx, opening: Opening, stamp: Stamp) -> None:
    for new in opening.opened:
        cases.save_cases(tx, [new.case])
        cases.save_events(tx, [new.event])
        cases.save_clocks(tx, [new.clock])
        told = event_told(new.event)
        audit.append_audit(tx, stamp.recorded_at, new.event.actor, "case.opened", new.case.case_id, told)
    cases.save_events(tx, opening.attached)
    for event in opening.attached:
        audit.append_audit(tx, stamp.recorded_at, event.actor, "case.flag_attached", event.case_id, event_told(event))
