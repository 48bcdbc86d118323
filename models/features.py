"""What the model sees of a text: weighted words and word pairs that are no topic's own, and its style."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.masks import BODY, NAME, NUMBER, mask
from models.style import STYLE_NAMES, style
from pipeline.text.segment import segment

MIN_TOPICS = 4  # a word met in fewer topics is that topic's own and is not learnt
_MASKS = {NAME.lower(), BODY.lower(), NUMBER.lower()}
_UNSEEN = {NAME.lower(), NUMBER.lower()}  # whether a name or number stands there is no word of the text


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the model reads it: how often each term stands in it, and its style."""

    terms: Counter[str]
    style: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The known terms in alphabetical order and their inverse document frequencies (smoothed, as scikit-learn)."""

    terms: tuple[str, ...]
    idf: tuple[float, ...]

    @property
    def width(self) -> int:
        return len(self.terms) + len(STYLE_NAMES)


Vector = list[tuple[int, float]]  # column and value, by column; terms first, then style


def read(text: str) -> Reading:
    """*text* masked, segmented and counted; a passage, or a title with its lead, in Vietnamese."""
    masked = mask(text)
    words = _words(segment(masked))
    pairs = [f"{first} {second}" for first, second in pairwise(words) if "" not in (first, second)]
    terms = Counter(word for word in words if word and word not in _UNSEEN)
    terms.update(pair for pair in pairs if not _UNSEEN.intersection(pair.split()))
    return Reading(terms, style(masked))


def learn_vocabulary(readings: Sequence[Reading], topics: Sequence[str]) -> Vocabulary:
    """The terms that stand in at least ``MIN_TOPICS`` different *topics* of *readings* (one topic a reading)."""
    met: dict[str, set[str]] = defaultdict(set)
    documents: Counter[str] = Counter()
    for reading, topic in zip(readings, topics, strict=True):
        documents.update(reading.terms.keys())
        for term in reading.terms:
            met[term].add(topic)
    terms = tuple(sorted(term for term, seen in met.items() if len(seen) >= MIN_TOPICS))
    idf = tuple(math.log((1 + len(readings)) / (1 + documents[term])) + 1 for term in terms)
    return Vocabulary(terms, idf)


def vector(reading: Reading, vocabulary: Vocabulary, columns: dict[str, int]) -> Vector:
    """TF-IDF of *reading* (sublinear, of length 1) and its style; *columns* maps each term to its column."""
    known = sorted((columns[term], count) for term, count in reading.terms.items() if term in columns)
    weights = [(column, (1 + math.log(count)) * vocabulary.idf[column]) for column, count in known]
    length = math.sqrt(sum(weight * weight for _, weight in weights)) or 1.0
    base = len(vocabulary.terms)
    traits = [(base + place, value) for place, value in enumerate(reading.style) if value]
    return [(column, weight / length) for column, weight in weights] + traits


def columns_of(vocabulary: Vocabulary) -> dict[str, int]:
    return {term: column for column, term in enumerate(vocabulary.terms)}


def _words(tokens: Sequence[str]) -> list[str]:
    """Words in small letters; "" for a sign, which no pair reaches across."""
    words: list[str] = []
    for token in tokens:
        lowered = token.lower()
        # The segmenter may glue a mask to its neighbour; the mask is a word of its own.
        parts = lowered.split("_") if _MASKS.intersection(lowered.split("_")) else [lowered]
        words.extend(part if any(sign.isalpha() for sign in part) else "" for part in parts)
    return words
