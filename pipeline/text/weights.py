"""How telling a word is: inverse document frequency over the texts of the window."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.text.shingles import words


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of *size* texts each word stands."""

    counts: Mapping[str, int]
    size: int


def background_of(texts: Iterable[str]) -> Background:
    """Count *texts* once, to be shared by many windows."""
    counts: Counter[str] = Counter()
    size = 0
    for text in texts:
        counts.update(set(words(text)))
        size += 1
    return Background(counts, size)


class Weights:
    """Idf weights from *texts* over *background*; a word never seen weighs as much as one seen once.

    The background is prose of our own: without it a window of three articles would think "của" as telling as
    the name of a bridge.
    """

    def __init__(self, texts: Iterable[str], background: Background | None = None) -> None:
        counts: Counter[str] = Counter(background.counts if background else {})
        self._size = background.size if background else 0
        for text in texts:
            counts.update(set(words(text)))
            self._size += 1
        self._counts = counts

    def of(self, word: str) -> float:
        """The weight of *word*, at least 0: ``log((1 + n) / (1 + df))`` with a floor of one sighting."""
        return math.log((1 + max(self._size, 50)) / (1 + max(self._counts.get(word, 0), 1)))

    def total(self, terms: Iterable[str]) -> float:
        return sum(map(self.of, terms))

    def coverage(self, wanted: frozenset[str], given: frozenset[str]) -> float:
        """The share of the weight of *wanted* that *given* has too, 0..1."""
        whole = self.total(wanted)
        return self.total(wanted & given) / whole if whole else 0.0


def terms(text: str) -> frozenset[str]:
    """The distinct words of *text*; numbers are left to the figures."""
    return frozenset(word for word in words(text) if not word[0].isdigit())
