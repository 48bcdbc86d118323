"""Claims, the official record, assessments with their signals, triage decisions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from pipeline.records.assessment import Assessment, Claim, Statement, TriageDecision
from pipeline.store.finding import only_one
from pipeline.store.rows import AssessmentRow, EvidenceRow, SignalRow
from pipeline.store.tx import Tx


def save_claims(tx: Tx, claims: Iterable[Claim]) -> int:
    """The number of new rows."""
    return tx.append("claims", claims)


def save_statements(tx: Tx, statements: Iterable[Statement]) -> int:
    """The number of new rows."""
    return tx.append("statements", statements)


def save_assessments(tx: Tx, assessments: Iterable[Assessment]) -> int:
    """Append the revisions that differ from those in force, with signals and evidence.

    Several of one assessment in a batch: the last counts.  Returns the number of new revisions.
    """
    latest = {each.assessment_id: each for each in assessments}.values()
    tx.append("assessment_signals", (row for each in latest for row in _signals(each)))
    tx.append("signal_evidence", (row for each in latest for row in _evidence(each)))
    return tx.append("assessments", map(_row, latest))


def save_decision(tx: Tx, decision: TriageDecision) -> int:
    """1, or 0 where it is known already."""
    return tx.append("triage_decisions", [decision])


def claims_for(tx: Tx, article_ids: Iterable[str]) -> tuple[Claim, ...]:
    """By (article, field, start)."""
    return tx.records(Claim, "claims_for", wanted=article_ids)


def statements_since(tx: Tx, day: date) -> tuple[Statement, ...]:
    """The official record of *day* or later, by (said_on, article, start)."""
    return tx.records(Statement, "statements_since", day=day)


def current_assessments(tx: Tx) -> tuple[Assessment, ...]:
    """The revision in force of each assessment: the latest by recorded_at, then by insertion."""
    return tx.records(Assessment, "current_assessments")


def assessment(tx: Tx, id_prefix: str) -> Assessment:
    """The one whose assessment_id begins so; :class:`UnknownRecord` where none or several do."""
    return only_one("nội dung cần kiểm chứng", id_prefix, tx.records(Assessment, "assessments_like", prefix=id_prefix))


def assessments_by_id(tx: Tx, ids: Iterable[str]) -> tuple[Assessment, ...]:
    """The revision in force of each that is there, by assessment_id; ids of other things are passed over."""
    return tx.records(Assessment, "assessments_by_id", wanted=ids)


def decisions_for(tx: Tx, assessment_id: str) -> tuple[TriageDecision, ...]:
    """In the order in which they were made."""
    return tx.records(TriageDecision, "decisions_for", assessment_id=assessment_id)


def _row(each: Assessment) -> AssessmentRow:
    return AssessmentRow(
        each.assessment_id,
        each.revision_id,
        each.article_id,
        each.agency_id,
        each.story_id,
        each.level,
        each.score,
        each.probability,
        each.model_version,
        each.rules_version,
    )


def _signals(each: Assessment) -> Iterable[SignalRow]:
    for position, signal in enumerate(each.signals):
        yield SignalRow(each.revision_id, position, signal.name, signal.claim_id, signal.strength, signal.explanation)


def _evidence(each: Assessment) -> Iterable[EvidenceRow]:
    for position, signal in enumerate(each.signals):
        for place, evidence in enumerate(signal.evidence):
            yield EvidenceRow(each.revision_id, position, place, evidence.kind, evidence.id, evidence.quote)


def has_assessed(tx: Tx, agency_id: str, at: datetime) -> bool:
    """Whether anything about the agency had been weighed by *at*: it is watched, or was."""
    return bool(tx.run("has_assessed", agency_id=agency_id, known_at=at))
