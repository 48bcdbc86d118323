"""A claim beside its record as numbers that can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.assessment.contrast import Contrast, Kind, best_support, contrast, refutes, stands
from pipeline.assessment.contrast.gaps import gaps
from pipeline.assessment.contrast.reading import read
from pipeline.assessment.contrast.support import AGAIN
from pipeline.assessment.contrast.windows import covered, weight
from pipeline.text.sentences import sentence_spans
from pipeline.text.weights import Weights

MOST = 4  # sentences of the record that a claim may rest on
NUMBERS = (Kind.FIGURE, Kind.NUMBER, Kind.DATE)
NAMES = (Kind.PLACE, Kind.NAME)


@dataclass(frozen=True, slots=True)
class Features:
    """All weights are sums of idf; certainties lie within 0..1."""

    best_covers: float  # share of the claim in the best sentence
    support_covers: float  # in the best three
    record_covers: float  # in the whole record
    claim_covers: float  # share of the best sentence in the claim
    pairs_best: float  # share of the claim's pairs of neighbouring words in the best sentence
    pairs_support: float
    pairs_record: float
    runs_record: float  # of its runs of three
    spread: float  # sentences needed
    length: float  # of the claim, log words
    sentences: float  # of the claim
    unsaid: float  # weight of the claim's words that the record lacks
    unsaid_most: float  # the heaviest of them
    replaced: float  # weight of runs that stand where the support has other words
    replaced_runs: float
    added: float  # weight of runs between words that are neighbours in the support
    adrift: float  # weight of runs that have no place in the support
    gap_longest: float
    figures: float  # figures and other numbers in the claim
    numbers_differ: float  # surest difference of a figure or number
    numbers_differ_count: float
    dates_differ: float
    numbers_missing: float  # without counterpart
    numbers_unknown: float  # that the whole record lacks
    names: float
    names_differ: float
    names_differ_count: float
    names_missing: float
    names_unknown: float
    negated: float  # surest negation of one side
    opposite: float
    scope: float
    parity: float  # 1 where one side has a negation more, odd
    negators: float  # in the claim
    hedges: float  # difference in scope wordings
    refutes: float


@lru_cache(maxsize=4)
def sentences_of(record: str) -> tuple[str, ...]:
    return tuple(record[span.start : span.end] for span in sentence_spans(record))


def support_of(claim: str, record: str, weights: Weights, again: float = AGAIN) -> tuple[str, ...]:
    """The sentences of *record* that the claim is held against, the best first."""
    parts = sentences_of(record)
    return tuple(parts[place] for place in best_support(claim, parts, weights, MOST, again))


def features_of(claim: str, record: str, weights: Weights) -> Features:
    """The features of *claim* beside *record*; no label is looked at."""
    chosen = support_of(claim, record, weights)
    best, support = (chosen[0] if chosen else ""), " \n".join(chosen)
    cover = " \n".join(support_of(claim, record, weights, again=0.0))
    said, found, first = read(claim), contrast(claim, support, weights), contrast(claim, best, weights)
    whole = read(record)
    found_gaps = gaps(claim, cover, weights)
    replaced = [gap.weight for gap in found_gaps if gap.other is not None and gap.other.text]
    unsaid = [weight(key, weights) for key in said.distinct if key not in whole.words]
    pairs = _runs(said.tokens.keys, 2)
    cover_read = read(cover)
    unknown = contrast(claim, record, weights)
    return Features(
        best_covers=first.claim_covered,
        support_covers=covered(said.distinct, cover_read.words, weights),
        record_covers=covered(said.distinct, whole.words, weights),
        claim_covers=first.other_covered,
        pairs_best=_share(pairs, _runs(read(best).tokens.keys, 2)),
        pairs_support=_share(pairs, _runs(cover_read.tokens.keys, 2)),
        pairs_record=_share(pairs, _runs(whole.tokens.keys, 2)),
        runs_record=_share(_runs(said.tokens.keys, 3), _runs(whole.tokens.keys, 3)),
        spread=float(len(chosen)),
        length=math.log(1 + len(said.tokens.keys)),
        sentences=float(len(sentence_spans(claim))),
        unsaid=sum(unsaid),
        unsaid_most=max(unsaid, default=0.0),
        replaced=sum(replaced),
        replaced_runs=float(len(replaced)),
        added=sum(gap.weight for gap in found_gaps if gap.other is not None and not gap.other.text),
        adrift=sum(gap.weight for gap in found_gaps if gap.other is None),
        gap_longest=max((gap.weight for gap in found_gaps), default=0.0),
        figures=float(sum(one.kind in NUMBERS for one in said.mentions)),
        numbers_differ=_surest(found, *NUMBERS[:2]),
        numbers_differ_count=float(len(found.of(*NUMBERS))),
        dates_differ=_surest(found, Kind.DATE),
        numbers_missing=float(sum(one.kind in NUMBERS for one in found.missing)),
        numbers_unknown=float(sum(one.kind in NUMBERS for one in (*unknown.missing, *unknown.differences))),
        names=float(sum(one.kind in NAMES for one in said.mentions)),
        names_differ=_surest(found, *NAMES),
        names_differ_count=float(len(found.of(*NAMES))),
        names_missing=float(sum(one.kind in NAMES for one in found.missing)),
        names_unknown=float(sum(one.kind in NAMES for one in (*unknown.missing, *unknown.differences))),
        negated=_surest(found, Kind.NEGATION),
        opposite=_surest(found, Kind.OPPOSITE),
        scope=_surest(found, Kind.SCOPE),
        parity=float((len(said.negations) - len(read(best).negations)) % 2),
        negators=float(len(said.negations)),
        hedges=float(abs(_scopes(claim) - _scopes(best))),
        refutes=shipped_strength(claim, record, weights),
    )


def shipped_strength(claim: str, record: str, weights: Weights) -> float:
    """What the comparer says untrained: the differences that hold where the whole record is looked at."""
    found = contrast(claim, " \n".join(support_of(claim, record, weights)), weights)
    held = tuple(one for one in found.differences if stands(one, claim, record, weights))
    return refutes(replace(found, differences=held))


def _surest(found: Contrast, *kinds: Kind) -> float:
    return max((one.certainty for one in found.of(*kinds)), default=0.0)


def _scopes(sentence: str) -> int:
    return sum(one.kind is Kind.SCOPE for one in read(sentence).turns)


def _runs(keys: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(keys[index : index + size]) for index in range(len(keys) - size + 1))


def _share(wanted: frozenset[tuple[str, ...]], given: frozenset[tuple[str, ...]]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 1.0
