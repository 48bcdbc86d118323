"""Do two articles report the same matter?  A handful of features and a table of weights that can be read.

The weights of :data:`SAME_LANGUAGE` come from a logistic regression on 200 pairs labelled by hand, once with the
counts of a small corpus and once with those of a whole week; ``python -m bench.stories --fit`` makes them again.
Those of :data:`ACROSS` are set by hand: only names, figures and agencies can be compared where words cannot.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from pipeline.articles.rarity import Rarity
from pipeline.articles.recurring import Format
from pipeline.articles.traits import Traits

SAME_MATTER = 0.5
MOST_DAYS = 3  # further apart, two articles are not compared
_LISTS = (Format.FIXTURES, Format.TABLE)


@dataclass(frozen=True, slots=True)
class Features:
    """How two articles are like and unlike; all but ``gap`` within 0..1.5."""

    words: float  # root of the cosine of idf-weighted words and pairs of words
    figures: float  # shared figures, the rare ones more
    names: float  # share of the shorter list of names that both have
    agencies: float  # 1 where both are about the same agency
    elsewhere: float  # 1 where both are about agencies and share none
    step: float  # 1 for preview against result, another stage, score or day of a format, a digest against a report
    gap: float  # days between them, at most 3


@dataclass(frozen=True, slots=True)
class Weights:
    """Logistic regression: ``1 / (1 + exp(-(bias + Σ weight · feature)))``."""

    bias: float
    words: float
    figures: float
    names: float
    agencies: float
    elsewhere: float
    step: float
    gap: float

    def probability(self, features: Features) -> float:
        total = self.bias
        for field in fields(features):
            total += float(getattr(self, field.name)) * float(getattr(features, field.name))
        return 1.0 / (1.0 + math.exp(-total))


#                         bias  words  figures names agencies elsewhere step  gap
SAME_LANGUAGE = Weights(-6.75, 13.5, 3.0, 0.65, 0.25, -0.3, -4.0, -1.15)
ACROSS = Weights(-5.5, 0.0, 3.0, 3.0, 1.5, -3.0, -3.0, -0.7)


def compare(
    one: Traits, other: Traits, rarity: Rarity, vectors: tuple[Mapping[str, float], Mapping[str, float]]
) -> Features:
    """The features of a pair; *vectors* are those of :meth:`Rarity.vector` for the two."""
    shared = one.agencies & other.agencies
    fewer = min(len(one.names), len(other.names))
    return Features(
        words=math.sqrt(max(0.0, cosine(*vectors))),
        figures=min(1.5, sum(rarity.of(f"#{figure}") for figure in one.figures & other.figures)),
        names=len(one.names & other.names) / fewer if fewer else 0.0,
        agencies=float(bool(shared)),
        elsewhere=float(bool(one.agencies and other.agencies and not shared)),
        step=float(is_another_step(one, other)),
        gap=float(min(MOST_DAYS, abs((one.day - other.day).days))),
    )


def probability(features: Features, same_language: bool) -> float:
    """How likely it is that an editor calls it one matter, 0..1."""
    return (SAME_LANGUAGE if same_language else ACROSS).probability(features)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[term] for term, weight in small.items() if term in large)


def never_one(one: Traits, other: Traits) -> bool:
    """A digest with anything, and what comes back every day with anything of another day: no words can join them."""
    formats = {one.format, other.format}
    return Format.DIGEST in formats or (formats != {None} and one.day != other.day)


def is_another_step(one: Traits, other: Traits) -> bool:
    """Preview against result, another match, stage or score, a list or digest against a report, another edition."""
    if never_one(one, other) or (one.format in _LISTS) != (other.format in _LISTS):
        return True
    if one.format and other.format and one.format is not other.format:  # fixtures against the table, gold against coins
        return True
    if any(_disjoint(mine, theirs) for mine, theirs in _told_apart(one, other)):
        return True
    return (one.ahead and not one.done and other.done) or (other.ahead and not other.done and one.done)


def _told_apart(one: Traits, other: Traits) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (one.stages, other.stages), (one.scores, other.scores), (one.rivals, other.rivals)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
