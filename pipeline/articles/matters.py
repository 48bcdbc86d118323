"""Who may report the same matter: standing articles of the last days that share rare words, names or figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.articles.pairing import MOST_DAYS, compare, never_one, probability
from pipeline.articles.rarity import Rarity
from pipeline.articles.recurring import ONE_MARKET, Format
from pipeline.articles.traits import Traits

WINDOW_DAYS = MOST_DAYS
_CANDIDATES = 16
_ACROSS_CANDIDATES = 8
_MAX_SHARE = 0.01  # a term in more of the articles than this names no matter and finds no candidate
_MIN_COMMON = 40


@dataclass(frozen=True, slots=True)
class MatterMatch:
    article_id: str
    similarity: float  # probability that it is one matter, 0..1


class MatterIndex:
    """Traits and weighted vectors of the window with an inverted index on what is rare in it.

    The weights hold for all articles known when :meth:`know` was called last, so that the order of arrival
    within a night changes nothing.
    """

    def __init__(self) -> None:
        self._rarity = Rarity()
        self._known: dict[str, Traits] = {}
        self._standing: dict[str, Traits] = {}
        self._languages: Counter[str] = Counter()  # of the standing
        self._vectors: dict[str, dict[str, float]] = {}
        self._postings: defaultdict[str, dict[str, None]] = defaultdict(dict)  # word or key → standing articles

    def know(self, traits: Iterable[Traits]) -> None:
        """Count these articles in the weights; they are no candidates yet."""
        self._vectors.clear()
        for one in traits:
            if one.article_id not in self._known:
                self._known[one.article_id] = one
                self._rarity.add(one)

    def add(self, one: Traits) -> None:
        """*one* stands in a story now: later articles may join it."""
        if one.article_id not in self._known:
            self.know([one])
        self._standing[one.article_id] = one
        self._languages[one.language] += 1
        for key in _keys(one):
            self._postings[key][one.article_id] = None

    def forget(self, before: date) -> None:
        """Drop articles of days before *before* altogether."""
        for own in [own for own, one in self._known.items() if one.day < before]:
            self._rarity.remove(self._known.pop(own))
            if own in self._standing:
                self._drop(own)

    def _drop(self, own: str) -> None:
        one = self._standing.pop(own)
        self._languages[one.language] -= 1
        for key in _keys(one):
            holders = self._postings[key]
            del holders[own]
            if not holders:
                del self._postings[key]

    def matches(self, one: Traits) -> list[MatterMatch]:
        """Standing articles that may tell the same matter, likeliest first; a digest has none."""
        if one.format is Format.DIGEST:
            return []
        if one.format in ONE_MARKET and (same := self._postings.get(_edition(one))):
            return [MatterMatch(next(iter(same)), 1.0)]
        vector = self._vector(one)
        found = []
        for own in {*self._likely(one), *self._likely_across(one)}:
            other = self._standing[own]
            if never_one(one, other):
                continue
            features = compare(one, other, self._rarity, (vector, self._vector(other)))
            same_language = one.language == other.language
            found.append(MatterMatch(own, probability(features, same_language)))
        return sorted(found, key=lambda match: (-match.similarity, match.article_id))

    def _vector(self, one: Traits) -> dict[str, float]:
        vector = self._vectors.get(one.article_id)
        if vector is None:
            vector = self._vectors[one.article_id] = self._rarity.vector(one)
        return vector

    def _likely(self, one: Traits) -> list[str]:
        limit = max(_MIN_COMMON, _MAX_SHARE * self._rarity.size)
        scores: defaultdict[str, float] = defaultdict(float)
        for term, weight in self._vector(one).items():
            holders = self._postings.get(term)
            if holders and self._rarity.count(term) <= limit:
                for own in holders:
                    scores[own] += weight
        return self._best(scores, one.day, _CANDIDATES)

    def _likely_across(self, one: Traits) -> list[str]:
        if sum(self._languages.values()) == self._languages[one.language]:
            return []
        scores: defaultdict[str, float] = defaultdict(float)
        for key in _across_keys(one):
            holders = self._postings.get(key, {})
            for own in holders:
                if self._standing[own].language != one.language:
                    scores[own] += 1.0 / len(holders)
        return self._best(scores, one.day, _ACROSS_CANDIDATES)

    def _best(self, scores: dict[str, float], day: date, most: int) -> list[str]:
        span = timedelta(days=WINDOW_DAYS)
        near = (own for own in scores if -span <= self._standing[own].day - day <= span)
        return sorted(near, key=lambda own: (-scores[own], own))[:most]


def _keys(one: Traits) -> Iterable[str]:
    yield from one.terms
    yield from _across_keys(one)
    if one.format in ONE_MARKET:
        yield _edition(one)


def _across_keys(one: Traits) -> Iterable[str]:
    """What can be met again in another language."""
    yield from (f"=figure {figure}" for figure in one.figures)
    yield from (f"=name {name}" for name in one.names)
    yield from (f"=agency {agency}" for agency in one.agencies)


def _edition(one: Traits) -> str:
    return f"=edition {one.format} {one.day.isoformat()}"
