"""``fact_conflict``: place, date, outcome or negation disagree with independent outlets that report the same matter.

Two reports of one matter that differ in the province, the day or a "không" cannot both be right.  Which of them is,
a person finds out: the signal says where they part.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.contrast import contrast
from pipeline.assessment.facts.day import day_apart
from pipeline.assessment.facts.overstated import overstated
from pipeline.assessment.facts.pair import Apart, Pair
from pipeline.assessment.facts.place import place_apart
from pipeline.assessment.facts.turn import turned_round
from pipeline.assessment.figures_apart import opens
from pipeline.assessment.independence import may_be_held_against
from pipeline.assessment.matching import is_asserted, short
from pipeline.records.assessment import Evidence, EvidenceKind, Signal

NAME = "fact_conflict"
MIN_COVERED = 0.45  # of the better covered of two sentences, by the other
MOST_SENTENCES = 5  # of each opening
_TESTS = (place_apart, day_apart, turned_round, overstated)


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal: where a claim of *report* parts most plainly from an earlier independent report."""
    found = [
        (apart.strength, pair.claim.claim_id, pair.other.claim_id, pair, apart)
        for sibling in around.siblings
        if may_be_held_against(report, sibling)
        for pair in _pairs(report, sibling, around)
        for test in _TESTS
        if (apart := test(pair)) is not None
    ]
    if not found:
        return ()
    *_, pair, apart = max(found, key=lambda item: item[:3])
    words = f"{_told(apart)}: “{short(pair.other.sentence)}”."
    evidence = Evidence(EvidenceKind.CLAIM, pair.other.claim_id, pair.other.sentence)
    return (Signal(NAME, pair.claim.claim_id, round(apart.strength, 4), (evidence,), words),)


def _told(apart: Apart) -> str:
    return f"Bài nêu “{apart.own}”, trong khi một nguồn khác cùng sự việc nêu “{apart.other}” ({apart.sort})"


def _pairs(report: Report, sibling: Report, around: Surroundings) -> Iterator[Pair]:
    """The sentences of the two openings that speak of one thing, with what they say differently."""
    for claim in [one for one in report.claims if opens(one)][:MOST_SENTENCES]:
        if not is_asserted(claim.sentence):
            continue
        for other in [one for one in sibling.claims if opens(one)][:MOST_SENTENCES]:
            found = contrast(claim.sentence, other.sentence, around.weights)
            if max(found.claim_covered, found.other_covered) >= MIN_COVERED:
                yield Pair(report, sibling, claim, other, found, around)
