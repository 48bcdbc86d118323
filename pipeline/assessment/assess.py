"""Signals and the text model's word → an assessment, by a scorecard that can be read.

``score = 1 − Π (1 − weight × strength)`` over the strongest signal of each name.  Without a checkable
signal the level is at most ``watch``; a denial report is evidence and never a flag.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.signals import (
    fact_conflict,
    figure_conflict,
    headline_mismatch,
    official_denial,
    recycled,
    refuted_before,
    silent_edit,
    translation_drift,
    unattributed,
    uncorroborated,
)
from pipeline.records.assessment import Assessment, Level, Signal, assessment_id
from pipeline.records.ids import record_id

RULES_VERSION = "2026.11-2"
WEIGHTS = {
    official_denial.NAME: 0.85,
    figure_conflict.NAME: 0.8,
    fact_conflict.NAME: 0.8,
    refuted_before.NAME: 0.8,
    recycled.NAME: 0.75,
    headline_mismatch.NAME: 0.75,
    silent_edit.NAME: 0.65,
    translation_drift.NAME: 0.65,
    unattributed.NAME: 0.3,
    uncorroborated.NAME: 0.28,
}
CHECKABLE = frozenset(WEIGHTS) - {unattributed.NAME, uncorroborated.NAME}
TEXT_MODEL_WEIGHT = 0.25
TEXT_MODEL_FROM = 0.8  # below this the model's word adds nothing
WATCH_FROM = 0.2
SIGNALS = (
    official_denial.signals,
    figure_conflict.signals,
    fact_conflict.signals,
    refuted_before.signals,
    recycled.signals,
    headline_mismatch.signals,
    silent_edit.signals,
    translation_drift.signals,
    unattributed.signals,
    uncorroborated.signals,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    level: Level
    score: float
    signals: tuple[Signal, ...]


def weigh(report: Report, around: Surroundings, probability: float | None, flag_from: float) -> Verdict:
    """The verdict on *report*; *flag_from* is the office's threshold for a flag (0..1)."""
    if report.is_denial or report.is_official:  # evidence both; what a body says itself is no press report
        return Verdict(Level.NONE, 0.0, ())
    found = tuple(signal for find in SIGNALS for signal in find(report, around))
    score = _score(found, probability)
    checkable = any(signal.name in CHECKABLE for signal in found)
    return Verdict(_level(score, checkable, flag_from), score, found)


def _level(score: float, checkable: bool, flag_from: float) -> Level:
    if checkable and score >= flag_from:
        return Level.FLAG
    return Level.WATCH if score >= WATCH_FROM else Level.NONE


def _score(signals: Sequence[Signal], probability: float | None) -> float:
    strongest: dict[str, float] = {}
    for signal in signals:
        strongest[signal.name] = max(strongest.get(signal.name, 0.0), signal.strength)
    doubts = [WEIGHTS[name] * strength for name, strength in sorted(strongest.items())]
    if probability is not None and probability >= TEXT_MODEL_FROM:
        doubts.append(TEXT_MODEL_WEIGHT * (probability - TEXT_MODEL_FROM) / (1 - TEXT_MODEL_FROM))
    return round(1 - math.prod(1 - doubt for doubt in doubts), 4)


def assess(
    report: Report,
    agency_id: str,
    story_id: str,
    around: Surroundings,
    probability: float | None,
    model_version: str,
    flag_from: float,
) -> Assessment:
    """The assessment of *report* for one agency that it is about.

    The id is of article and agency; the revision changes when level, score or evidence do.
    """
    verdict = weigh(report, around, probability, flag_from)
    own = assessment_id(report.article.article_id, agency_id)
    told = [f"{s.name}:{s.claim_id}:{s.strength}:{','.join(e.id for e in s.evidence)}" for s in verdict.signals]
    spoken = "" if probability is None else f"{probability:.6f}"
    return Assessment(
        assessment_id=own,
        revision_id=record_id("revision", own, verdict.level.value, str(verdict.score), spoken, *told),
        article_id=report.article.article_id,
        agency_id=agency_id,
        story_id=story_id,
        level=verdict.level,
        score=verdict.score,
        probability=probability,
        signals=verdict.signals,
        model_version=model_version if probability is not None else "",
        rules_version=RULES_VERSION,
    )
