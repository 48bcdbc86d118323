"""The sentences of a text that speak of what a claim speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assessment.contrast.reading import Reading, read
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.contrast.windows import weight
from pipeline.text.weights import Weights

NUMBER_WEIGHT = 2.0  # a figure or date that both have, beside an average word of 3..5
AGAIN = 0.4  # what a word tells that an earlier sentence had already
ENOUGH = 0.12  # a further sentence must bring at least this share of the claim


def best_support(
    claim: str, sentences: Sequence[str], weights: Weights, most: int = 1, again: float = AGAIN
) -> tuple[int, ...]:
    """The places in *sentences* that together speak most of *claim*, the best first, at most *most*; () of none.

    Words weigh by rarity; figures and dates that agree count besides.  A word that a chosen sentence has counts
    less for the next (*again* times), not nothing: what contradicts a claim often shares its words with what supports
    the rest.
    """
    values = {term: _value(term, weights) for term in _terms(read(claim))}
    whole = sum(values.values())
    given = {
        place: [term for term in _terms(read(sentence)) if term in values] for place, sentence in enumerate(sentences)
    }
    chosen: list[int] = []
    while given and len(chosen) < most:
        gain, place = max((sum([values[term] for term in terms]), -place) for place, terms in given.items())
        if gain <= 0 or (chosen and gain < ENOUGH * whole):
            break
        chosen.append(-place)
        for term in given.pop(-place):
            values[term] *= again
    return tuple(chosen)


def _terms(reading: Reading) -> tuple[str, ...]:
    numbers = [f"#{one.value}" for one in reading.mentions if one.kind in (Kind.FIGURE, Kind.NUMBER, Kind.DATE)]
    return (*reading.distinct, *dict.fromkeys(numbers))


def _value(term: str, weights: Weights) -> float:
    return NUMBER_WEIGHT if term.startswith("#") else weight(term, weights)
