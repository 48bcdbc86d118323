"""How strongly a contrast speaks against a claim: numbers set by hand from what each kind of difference means."""

from __future__ import annotations

from pipeline.assessment.contrast.pairing import agree, comparable
from pipeline.assessment.contrast.reading import read
from pipeline.assessment.contrast.records import Contrast, Difference, Kind
from pipeline.assessment.contrast.windows import likeness, window
from pipeline.text.weights import Weights

# A figure or a negation is definite; a name may stand beside another one, and a scope may be a matter of wording.
STRENGTH = {
    Kind.FIGURE: 0.9, Kind.NEGATION: 0.85, Kind.DATE: 0.8, Kind.NUMBER: 0.8, Kind.PLACE: 0.8, Kind.NAME: 0.7,
    Kind.OPPOSITE: 0.7, Kind.SCOPE: 0.4,
}  # fmt: skip
FAR, NEAR = 0.35, 0.7  # below the first both speak of different matters, from the second on of the same


def refutes(found: Contrast) -> float:
    """How strongly the other sentence contradicts the claim, 0..1: the strongest difference, less where the two
    sentences share little; further differences add a little.
    """
    near = max(0.0, min(1.0, (found.same_matter - FAR) / (NEAR - FAR)))
    told = sorted((STRENGTH[one.kind] * (0.3 + 0.7 * one.certainty) for one in found.differences), reverse=True)
    strength = sum(value * 0.15**rank for rank, value in enumerate(told))
    return round(min(1.0, strength) * near, 4)


def stands(difference: Difference, claim: str, text: str, weights: Weights) -> bool:
    """Whether *difference* holds where the whole *text* is looked at: nowhere does it say what the claim says, at a
    place that fits as well.  Negations, opposites and scope are not looked for again.
    """
    said, whole = read(claim), read(text)
    for own in said.mentions:
        if (own.start, own.end) != (difference.claim.start, difference.claim.end):
            continue
        here = window(said.tokens, own.first, own.last, weights)
        for one in whole.mentions:
            if comparable(own, one) and agree(own, one):
                fit = likeness(here, window(whole.tokens, one.first, one.last, weights))
                if fit >= difference.certainty:
                    return False
    return True
