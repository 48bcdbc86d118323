"""Two sentences → how they relate and in what they differ."""

from __future__ import annotations

from pipeline.assessment.contrast.pairing import differences
from pipeline.assessment.contrast.reading import read
from pipeline.assessment.contrast.records import Contrast
from pipeline.assessment.contrast.reversal import reversals
from pipeline.assessment.contrast.windows import covered
from pipeline.text.weights import Weights


def contrast(claim: str, other: str, weights: Weights) -> Contrast:
    """What *claim* says otherwise than *other*, in Vietnamese or English; *weights* tell how rare each word is."""
    one, two = read(claim), read(other)
    found, missing = differences(one, two, weights)
    found.extend(reversals(one, two, weights))
    return Contrast(
        claim_covered=round(covered(one.distinct, two.words, weights), 4),
        other_covered=round(covered(two.distinct, one.words, weights), 4),
        differences=tuple(sorted(found, key=lambda one: (-one.certainty, one.kind, one.claim.start))),
        missing=tuple(missing),
    )
