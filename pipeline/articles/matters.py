"""The same matter in other words: articles that share the rare words of title and lead within a few days."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.records.press import Article
from pipeline.text.shingles import words

SAME_MATTER = 0.32  # cosine of idf-weighted words and word pairs
WINDOW_DAYS = 3
_MAX_SHARE = 0.02  # a term in more of the articles than this names no matter and finds no candidate
_MIN_COMMON = 40


@dataclass(frozen=True, slots=True)
class MatterMatch:
    article_id: str
    similarity: float


class MatterIndex:
    """Idf-weighted vectors of title and lead with an inverted index on the rare terms.

    *corpus* fixes the weights: all articles of the window, so that the order of arrival changes nothing.
    """

    def __init__(self, corpus: Sequence[Article]) -> None:
        counts: Counter[str] = Counter()
        for article in corpus:
            counts.update(set(_terms(article)))
        size = max(len(corpus), 1)
        self._idf = {term: math.log((1 + size) / (1 + n)) + 1.0 for term, n in counts.items()}
        limit = max(_MIN_COMMON, _MAX_SHARE * size)
        self._rare = {term for term, n in counts.items() if n <= limit}
        self._vectors: dict[str, dict[str, float]] = {}
        self._days: dict[str, date] = {}
        self._postings: defaultdict[str, list[str]] = defaultdict(list)

    def best(self, article: Article) -> MatterMatch | None:
        """The standing article nearest to *article*, where it is near enough in words and days."""
        vector = self._vector(article)
        scores: defaultdict[str, float] = defaultdict(float)
        for term in vector:
            for other in self._postings.get(term, ()):
                scores[other] += 1.0
        likely = sorted(scores, key=lambda other: (-scores[other], other))[:30]
        near = (other for other in likely if abs((self._days[other] - article.day).days) <= WINDOW_DAYS)
        ranked = [(_cosine(vector, self._vectors[other]), other) for other in near]
        similarity, other = max(ranked, key=lambda pair: (pair[0], pair[1]), default=(0.0, ""))
        return MatterMatch(other, similarity) if similarity >= SAME_MATTER else None

    def add(self, article: Article) -> None:
        vector = self._vector(article)
        self._vectors[article.article_id] = vector
        self._days[article.article_id] = article.day
        for term in vector:
            if term in self._rare:
                self._postings[term].append(article.article_id)

    def _vector(self, article: Article) -> dict[str, float]:
        raw = {term: (1 + math.log(n)) * self._idf.get(term, 1.0) for term, n in Counter(_terms(article)).items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {term: weight / length for term, weight in raw.items()}


def _terms(article: Article) -> Iterable[str]:
    sequence = words(f"{article.title} {article.title} {article.lead[:600]}")
    yield from sequence
    for first, second in pairwise(sequence):
        yield f"{first} {second}"


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[term] for term, weight in small.items() if term in large)
