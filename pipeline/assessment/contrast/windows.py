"""Do two places of two sentences speak of the same?  Their neighbours tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.assessment.contrast.tokens import Tokens
from pipeline.text.function_words import is_common
from pipeline.text.weights import Weights

REACH = 7
_FADE = tuple(1 / (1 + distance / 4) for distance in range(REACH + 1))
COMMON = 0.3  # what a function word weighs beside another word
NUMBER = 3.0  # what a number weighs that both places have beside them: about as much as a fairly rare word


@dataclass(frozen=True, slots=True)
class Window:
    """The words around a place and how much each tells, nearer ones more; numbers count only where shared."""

    words: dict[str, float]
    numbers: dict[str, float]
    total: float  # of the words


def window(tokens: Tokens, first: int, last: int, weights: Weights) -> Window:
    """The neighbourhood of the tokens ``first:last``; a stop sign halves what lies behind it."""
    words: dict[str, float] = {}
    numbers: dict[str, float] = {}
    for place in range(max(0, first - REACH), min(len(tokens.keys), last + REACH)):
        if first <= place < last:
            continue
        distance, edge = (first - place - 1, first) if place < first else (place - last, last - 1)
        fade = _FADE[distance] * (1.0 if tokens.clause[place] == tokens.clause[edge] else 0.5)
        key = tokens.keys[place]
        if key[0].isdigit():
            key, value, found = key.replace("-", "/"), fade * NUMBER, numbers
        else:
            value, found = fade * weight(key, weights), words
        if value > found.get(key, 0.0):
            found[key] = value
    return Window(words, numbers, sum(words.values()))


def likeness(one: Window, other: Window) -> float:
    """The share of two windows that both have, 0..1, by the lighter of the two."""
    numbers = sum(min(value, other.numbers[key]) for key, value in one.numbers.items() if key in other.numbers)
    light = min(one.total, other.total) + numbers
    if not light:
        return 0.0
    shared = sum(min(value, other.words[key]) for key, value in one.words.items() if key in other.words)
    return min(1.0, (shared + numbers) / light)


def weight(key: str, weights: Weights) -> float:
    """How telling a word is here: its idf, less for words that hold sentences together; 0 for bare numbers."""
    if key[0].isdigit():
        return 0.0
    return weights.of(key) * (COMMON if _common(key) else 1.0)


def covered(wanted: Iterable[str], given: frozenset[str], weights: Weights) -> float:
    """The share of the weight of *wanted* that *given* has too, 0..1; 1 where nothing is wanted."""
    whole = part = 0.0
    for key in wanted:
        value = weight(key, weights)
        whole += value
        if key in given:
            part += value
    return part / whole if whole else 1.0


_common = lru_cache(maxsize=20_000)(is_common)
