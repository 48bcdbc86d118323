"""Words of a claim that the other sentence lacks: in place of other words, or added between words that it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.assessment.contrast.reading import Reading, read
from pipeline.assessment.contrast.records import Words
from pipeline.assessment.contrast.windows import COMMON, weight
from pipeline.text.weights import Weights

LONGEST = 6  # words that may stand in place of a run
ANCHORS = 3  # how far beside a run a shared word is looked for


@dataclass(frozen=True, slots=True)
class Gap:
    claim: Words
    other: Words | None  # what stands there instead, "" where the claim adds words; None where no place is found
    weight: float  # summed idf of the run


def gaps(claim: str, other: str, weights: Weights) -> tuple[Gap, ...]:
    """The runs of words of *claim* that *other* lacks, in order."""
    one, two = read(claim), read(other)
    places: dict[str, list[int]] = {}
    for place, key in enumerate(two.tokens.keys):
        places.setdefault(key, []).append(place)
    return tuple(_gap(one, two, first, last, places, weights) for first, last in _runs(one, two, weights))


def _runs(one: Reading, two: Reading, weights: Weights) -> Iterator[tuple[int, int]]:
    keys, index = one.tokens.keys, 0
    while index < len(keys):
        if keys[index] in two.words:
            index += 1
            continue
        last = index + 1
        while last < len(keys) and keys[last] not in two.words:
            last += 1
        yield index, last
        index = last


def _gap(one: Reading, two: Reading, first: int, last: int, places: dict[str, list[int]], weights: Weights) -> Gap:
    tokens = one.tokens
    own = Words(tokens.text[tokens.starts[first] : tokens.ends[last - 1]], tokens.starts[first], tokens.ends[last - 1])
    heavy = round(sum(max(weight(key, weights), COMMON) for key in tokens.keys[first:last]), 3)
    left = [(distance, tokens.keys[first - 1 - distance]) for distance in range(min(ANCHORS, first))]
    right = [(distance, tokens.keys[last + distance]) for distance in range(min(ANCHORS, len(tokens.keys) - last))]
    best: tuple[float, int, int] | None = None
    for before, left_key in left:
        for after, right_key in right:
            telling = weight(left_key, weights) + weight(right_key, weights)
            for start in places.get(left_key, ()):
                for end in places.get(right_key, ()):
                    begin, stop = start + 1 + before, end - after
                    if 0 <= stop - begin <= LONGEST:
                        cost = before + after - telling / 8 + 0.1 * (stop - begin)
                        if best is None or cost < best[0]:
                            best = (cost, begin, stop)
    if best is None:
        return Gap(own, None, heavy)
    _, begin, stop = best
    if begin >= stop:
        return Gap(own, Words("", 0, 0), heavy)
    start, end = two.tokens.starts[begin], two.tokens.ends[stop - 1]
    return Gap(own, Words(two.tokens.text[start:end], start, end), heavy)
