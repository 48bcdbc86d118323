"""What passes in and out of the comparer: the typed differences of two sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In what two sentences differ."""

    FIGURE = "figure"  # a counted or measured quantity
    NUMBER = "number"  # any other number: of a document, a class, a round, an age
    DATE = "date"  # day, month, year, time or part of the day
    PLACE = "place"
    NAME = "name"  # any other proper name
    NEGATION = "negation"  # one side negates what the other states
    OPPOSITE = "opposite"  # tăng / giảm, cho phép / cấm, đầu tiên / cuối cùng
    SCOPE = "scope"  # tất cả / một số, nghi / kết luận, dự kiến / đã


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a sentence, ``sentence[start:end] == text``; ``start == end`` where the sentence has none."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two sentences say differently at places that correspond."""

    kind: Kind
    claim: Words
    other: Words
    certainty: float  # 0..1, how surely the two places speak of the same
    about: str  # unit, counted thing, pair of opposites or negated words, in lower case; "" where unknown


@dataclass(frozen=True, slots=True)
class Contrast:
    """How two sentences relate: how much of each stands in the other, and in what they differ."""

    claim_covered: float  # share of the weight of the claim's words that the other sentence has too, 0..1
    other_covered: float
    differences: tuple[Difference, ...]  # the surest first
    missing: tuple[Difference, ...]  # figures, dates, names of the claim that have nothing to match on the other side

    @property
    def same_matter(self) -> float:
        """How surely both speak of the same thing, 0..1: the better covered side, held down by the other."""
        low, high = sorted((self.claim_covered, self.other_covered))
        return 0.7 * high + 0.3 * low

    def of(self, *kinds: Kind) -> tuple[Difference, ...]:
        """The differences of *kinds*, the surest first."""
        return tuple(difference for difference in self.differences if difference.kind in kinds)
