"""A person decides about a flag: read what stands, record the decision, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.flags import standing_flags
from pipeline.cases.life import apply
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition
from pipeline.records.assessment import Assessment, Claim, Decision, Level, TriageDecision, decision_id
from pipeline.records.cases import Case, CaseEventKind, CaseState
from pipeline.records.press import Article
from pipeline.store import assessments, audit, case_evidence, cases, press, window
from pipeline.store.connect import Stamp, Store

_FLAGS = (CaseEventKind.OPENED, CaseEventKind.FLAG_ATTACHED)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that an analyst needs to decide on one assessment."""

    assessment: Assessment
    article: Article
    claims: tuple[Claim, ...]
    siblings: tuple[Article, ...]  # who else carries the matter
    decisions: tuple[TriageDecision, ...]


def show(store: Store, id_prefix: str) -> Shown:
    """Raises :class:`UnknownRecord` where *id_prefix* fits none or several."""
    with store.reading() as tx:
        one = assessments.assessment(tx, id_prefix)
        (article,) = press.articles_by_id(tx, [one.article_id])
        others = [m.article_id for m in window.members_of_story(tx, one.story_id) if m.article_id != one.article_id]
        return Shown(
            assessment=one,
            article=article,
            claims=assessments.claims_for(tx, [one.article_id]),
            siblings=press.articles_by_id(tx, others),
            decisions=assessments.decisions_for(tx, one.assessment_id),
        )


def decide(
    store: Store, id_prefix: str, decision: Decision, reason: str, evidence: tuple[str, ...], actor: str, now: datetime
) -> TriageDecision:
    """Record *decision* by the login *actor*; every decision is an entry of the audit log.

    *evidence* are the beginnings of ids of statements, claims, captures or articles; the whole ids are kept.  Raises
    :class:`IllegalTransition` without a reason, where this person decided the same before about the same verdict, for
    accepting what is neither flagged nor watched, or withdrawing what is not accepted; :class:`UnknownRecord` for
    evidence that is not in the store.
    """
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do (--reason) để người khác kiểm tra được quyết định.")
    refuse_secret(None, reason)
    with store.transaction(Stamp(new_run_id("triage", now), now)) as tx:
        one = assessments.assessment(tx, id_prefix)
        past = assessments.decisions_for(tx, one.assessment_id)
        _refuse(one, past, decision, actor)
        evidence = case_evidence.expand(tx, evidence)
        made = TriageDecision(
            decision_id(one.assessment_id, decision, actor, now),
            one.assessment_id,
            one.revision_id,
            decision,
            reason.strip(),
            evidence,
            actor,
            now,
        )
        assessments.save_decision(tx, made)
        words = f"{reason.strip()} | evidence: {' '.join(evidence) or 'none'} | revision: {one.revision_id}"
        audit.append_audit(tx, now, actor, f"triage.{decision.value}", one.assessment_id, words)
    return made


def _refuse(one: Assessment, past: tuple[TriageDecision, ...], decision: Decision, actor: str) -> None:
    standing = next((made for made in reversed(past) if made.decision is not Decision.ASK), None)
    if decision is Decision.WITHDRAW:
        if standing is None or standing.decision is not Decision.ACCEPT:
            raise IllegalTransition("Chỉ rút lại nội dung đã chấp nhận; nội dung chưa xem xét thì dùng reject.")
        return
    if decision is Decision.ACCEPT and one.level is Level.NONE:
        raise IllegalTransition("Nội dung này không có dấu hiệu sai lệch nào để chấp nhận.")
    # a verdict that was renewed since is another matter: the person sees other grounds; that a second person finds
    # the same is kept, so that agreement can be measured
    mine = next((made for made in reversed(past) if made.actor == actor and made.decision is not Decision.ASK), None)
    same = standing is not None and (standing.decision, standing.revision_id) == (decision, one.revision_id)
    again = mine is not None and (mine.decision, mine.revision_id) == (decision, one.revision_id)
    if same and again and decision is not Decision.ASK:
        raise IllegalTransition("Nội dung này đã được quyết định như vậy; xem lamro triage show.")


@dataclass(frozen=True, slots=True)
class CaseOfFlag:
    """A case that an assessment opened or joined, and how many other flags it still rests on."""

    case: Case
    state: CaseState
    other_flags: int


def cases_of(store: Store, assessment_id: str) -> tuple[CaseOfFlag, ...]:
    """The cases to look at after *assessment_id* was rejected or withdrawn."""
    with store.reading() as tx:
        standing = {one.assessment_id for one in standing_flags(tx)} - {assessment_id}
        found = []
        for case in cases.cases_of_flag(tx, assessment_id):
            events = cases.events_of(tx, case.case_id)
            refs = {event.ref for event in events if event.kind in _FLAGS}
            found.append(CaseOfFlag(case, apply(events), len(refs & standing)))
    return tuple(found)
