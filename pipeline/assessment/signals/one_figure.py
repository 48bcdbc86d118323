"""A figure against one other outlet only: the second half of ``figure_conflict``."""

from __future__ import annotations

from pipeline.articles.figures import agree, same_kind
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.figure_likeness import RISING
from pipeline.assessment.figures_apart import Apart, figures_apart, tells_change
from pipeline.assessment.independence import independent, may_be_held_against
from pipeline.assessment.matching import nearness, short
from pipeline.records.assessment import Evidence, EvidenceKind, Figure, Signal

NAME = "figure_conflict"
MIN_LIKENESS = 0.4  # of the words around the two figures
MIN_SLIP_LIKENESS = 0.2  # the same where the figure itself shows how it went wrong
MIN_SENTENCE_NEARNESS = 0.2
HEADLINE_AGAINST_TEXT = 0.9
PLAIN, FOR_LIKENESS, FOR_SLIP = 0.64, 0.2, 0.1


def against_one(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal: the figure that stands most plainly against the same figure of one other outlet."""
    found = [
        (strength, apart.claim.claim_id, apart)
        for sibling in around.siblings
        if may_be_held_against(report, sibling)
        for apart in figures_apart(report.claims, sibling.claims, around.weights)
        if not _confirmed(apart.figure, report, around)
        and (strength := _strength(apart, nearness(apart.claim.sentence, apart.other.sentence, around.weights)))
    ]
    if not found:
        return ()
    strength, own, apart = max(found, key=lambda item: (item[0], item[1], item[2].other.claim_id))
    words = (
        f"Bài nêu “{apart.figure.text}”, trong khi một nguồn khác nêu “{apart.other_figure.text}” về cùng nội dung: "
        f"“{short(apart.other.sentence)}”."
    )
    evidence = Evidence(EvidenceKind.CLAIM, apart.other.claim_id, apart.other.sentence)
    return (Signal(NAME, own, round(strength, 4), (evidence,), words),)


def listed(figure: Figure, report: Report) -> bool:
    """Whether *report* has the same figure of the same thing anywhere."""
    figures = (other for claim in report.claims for other in claim.figures)
    return any(same_kind(figure, other) and agree(figure, other) for other in figures)


def _confirmed(figure: Figure, report: Report, around: Surroundings) -> bool:
    return any(listed(figure, sibling) for sibling in around.siblings if independent(report, sibling))


def _strength(apart: Apart, near: float) -> float:
    """0 where the two figures may both be right."""
    if set(apart.claim.agencies) != set(apart.other.agencies) or near < MIN_SENTENCE_NEARNESS:
        return 0.0  # 92 households here, 6,654 there
    if apart.own_text_agrees:
        return HEADLINE_AGAINST_TEXT if apart.likeness >= MIN_LIKENESS else 0.0
    if apart.figure.counted in RISING and not apart.is_slip:
        return 0.0  # hours may lie between the two, and a toll rises
    if tells_change(apart.claim.sentence) or tells_change(apart.other.sentence):
        return 0.0
    if apart.likeness >= MIN_LIKENESS:
        return min(1.0, PLAIN + FOR_LIKENESS * apart.likeness + FOR_SLIP * apart.is_slip)
    return PLAIN if apart.is_slip and apart.likeness >= MIN_SLIP_LIKENESS else 0.0
