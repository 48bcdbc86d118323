"""How telling words, names and figures are among the articles of the window."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from pipeline.articles.traits import Traits
from pipeline.text.function_words import is_common

_SMALL = 300  # a smaller corpus is filled up to as many articles, in a third of which each function word stands
_COMMON_SHARE = 0.33
_DAMPED = tuple(1 + math.log(max(1, n)) for n in range(10))  # by how often a word stands in the article


class Rarity:
    """Counts of the articles added, and the weights that follow from them."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._size = 0
        self._known: dict[str, float] = {}  # weights worked out since the counts last changed

    def add(self, traits: Traits) -> None:
        self._counts.update(_keys(traits))
        self._size += 1
        self._known.clear()

    def remove(self, traits: Traits) -> None:
        """Forget an article that was added before."""
        for key in _keys(traits):
            self._counts[key] -= 1
            if not self._counts[key]:
                del self._counts[key]
        self._size -= 1
        self._known.clear()

    @property
    def size(self) -> int:
        return self._size

    def count(self, key: str) -> int:
        return self._counts.get(key, 0)

    def of(self, key: str) -> float:
        """0 for what stands everywhere, 1 for what was never seen."""
        weight = self._known.get(key)
        if weight is None:
            weight = self._known[key] = self._weight(key)
        return weight

    def _weight(self, key: str) -> float:
        filled = max(0, _SMALL - self._size)
        size = self._size + filled
        seen = max(1.0, self._counts.get(key, 0) + (_COMMON_SHARE * filled if filled and is_common(key) else 0.0))
        return max(0.0, math.log((1 + size) / (1 + seen)) / math.log(1 + size))

    def vector(self, traits: Traits) -> dict[str, float]:
        """The words of an article as a vector of length 1."""
        known, rarity = self._known, self.of  # most words are known: a look-up costs less than a call
        terms = traits.terms
        raw = [_DAMPED[min(n, 9)] * (known[term] if term in known else rarity(term)) for term, n in terms.items()]
        length = math.sqrt(sum([weight * weight for weight in raw])) or 1.0
        return {term: weight / length for term, weight in zip(terms, raw, strict=True) if weight}


def _keys(traits: Traits) -> Iterable[str]:
    yield from traits.terms
    for figure in traits.figures:
        yield f"#{figure}"
