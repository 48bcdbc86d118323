"""Two parallel sentences of two reports of one matter, and where they part."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.contrast import Contrast, Difference
from pipeline.assessment.figures_apart import OPENING
from pipeline.records.assessment import Claim

LEAST, FOR_CERTAINTY = 0.62, 0.35


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim of *report* beside the sentence of *sibling* that speaks of the same."""

    report: Report
    sibling: Report
    claim: Claim
    other: Claim
    found: Contrast
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Apart:
    """Where two reports part: the words of each side and what they differ in, in Vietnamese."""

    strength: float  # 0..1
    own: str
    other: str
    sort: str


def apart(difference: Difference, sort: str) -> Apart:
    """*difference* as a reason: the surer the two places correspond, the stronger."""
    strength = min(1.0, LEAST + FOR_CERTAINTY * difference.certainty)
    return Apart(strength, difference.claim.text, difference.other.text, sort)


def opening(report: Report) -> str:
    """Headline and first lines: what the report is about."""
    return f"{report.article.title}. {report.article.text[:OPENING]}"
