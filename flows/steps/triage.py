"""A person decides about a flag: read what stands, record the decision, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flows.clockwork import new_run_id
from pipeline.errors import IllegalTransition
from pipeline.records.assessment import Assessment, Claim, Decision, TriageDecision, decision_id
from pipeline.records.press import Article
from pipeline.store import assessments, audit, press, window
from pipeline.store.connect import Stamp, Store


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

    Raises :class:`IllegalTransition` without a reason, or for a withdrawal of what was never accepted.
    """
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do (--reason) để người khác kiểm tra được quyết định.")
    with store.transaction(Stamp(new_run_id("triage", now), now)) as tx:
        one = assessments.assessment(tx, id_prefix)
        past = assessments.decisions_for(tx, one.assessment_id)
        if decision is Decision.WITHDRAW and not any(d.decision is Decision.ACCEPT for d in past):
            raise IllegalTransition("Chỉ rút lại nội dung đã chấp nhận; nội dung chưa xem xét thì dùng reject.")
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
