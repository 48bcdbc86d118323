"""The measure of scrapinghub's article-extraction-benchmark: 4-shingles of words, averaged over the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

SHINGLE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Matches:
    """Shingles found rightly, found wrongly and missed on one page, as shares of their sum: pages weigh the same."""

    right: float
    wrong: float
    missed: float

    @property
    def precision(self) -> float:
        return self._share(self.wrong, self.missed)

    @property
    def recall(self) -> float:
        return self._share(self.missed, self.wrong)

    def _share(self, error: float, other: float) -> float:
        if error == other == 0:
            return 1.0
        return self.right / (self.right + error) if self.right + error else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    f1: float
    precision: float
    recall: float


def compare(true: str, found: str) -> Matches:
    """The text that a page truly has against the text that was *found* on it."""
    wanted, got = _shingles(true), _shingles(found)
    right = (wanted & got).total()
    wrong, missed = got.total() - right, wanted.total() - right
    whole = right + wrong + missed
    return Matches(right / whole, wrong / whole, missed / whole) if whole else Matches(0.0, 0.0, 0.0)


def score(pages: Sequence[Matches]) -> Score:
    """Precision over the pages where something was found, recall over those where there was something to find."""
    precision = mean(page.precision for page in pages if page.right + page.wrong > 0)
    recall = mean(page.recall for page in pages if page.right + page.missed > 0)
    return Score(2 * precision * recall / (precision + recall), precision, recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)))
