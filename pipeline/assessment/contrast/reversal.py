"""Negation, opposites and scope: one side says the contrary of what the other says in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assessment.contrast.mentions import Mention
from pipeline.assessment.contrast.negation import Negated, is_stated_to_exist, may_be_negated
from pipeline.assessment.contrast.reading import Reading
from pipeline.assessment.contrast.records import Difference, Kind, Words
from pipeline.assessment.contrast.windows import Window, likeness, window
from pipeline.text.weights import Weights

SAME_PLACE = 0.3
PLAINLY_BETTER = 0.3  # by how much an opposite must fit better than the same word said elsewhere in the sentence
BEHIND = 3  # words within which the second of two negated words must follow the first


def reversals(claim: Reading, other: Reading, weights: Weights) -> list[Difference]:
    """What is turned round between the two, each row or negated word at most once."""
    negated = list(_negated(claim, other, weights))
    turned = (one for one in _turned(claim, other, weights) if not any(_overlap(one, two) for two in negated))
    return [*negated, *turned]


def _overlap(one: Difference, two: Difference) -> bool:
    """Whether an opposite only repeats a negation that was found: "không mở cửa" beside "mở cửa"."""
    return (one.claim.start < two.claim.end and two.claim.start < one.claim.end) or (
        one.other.start < two.other.end and two.other.start < one.other.end
    )


def _negated(claim: Reading, other: Reading, weights: Weights) -> Iterator[Difference]:
    for one in claim.negations:
        place, fit = _plain_place(claim, one, other, weights)
        if place >= 0:
            yield _difference(claim, one, other, place, fit, turned=False)
    for one in other.negations:
        place, fit = _plain_place(other, one, claim, weights)
        if place >= 0:
            yield _difference(other, one, claim, place, fit, turned=True)


def _plain_place(negating: Reading, one: Negated, plainly: Reading, weights: Weights) -> tuple[int, float]:
    """Where *plainly* states, without a negation, what *one* negates; ``(-1, 0.0)`` where nowhere or also negated."""
    keys = [negating.tokens.keys[place] for place in one.governed]
    if any(plainly.tokens.keys[two.governed[0]] == keys[0] for two in plainly.negations):
        return -1, 0.0
    here = window(negating.tokens, one.at, one.governed[0] + 1, weights)
    best = (-1, 0.0)
    for place, key in enumerate(plainly.tokens.keys):
        if key != keys[0]:
            continue
        if len(keys) > 1 and keys[1] not in plainly.tokens.keys[place + 1 : place + 1 + BEHIND]:
            continue
        if may_be_negated(plainly.tokens, place):
            return -1, 0.0
        if one.existence and not is_stated_to_exist(plainly.tokens, place):
            continue
        fit = likeness(here, window(plainly.tokens, place, place + 1, weights))
        if fit >= max(SAME_PLACE, best[1]):
            best = (place, fit)
    return best


def _difference(negating: Reading, one: Negated, plainly: Reading, place: int, fit: float, turned: bool) -> Difference:
    denied = _piece(negating, one.at, one.governed[-1] + 1)
    stated = _piece(plainly, place, min(place + len(one.governed), len(plainly.tokens.keys)))
    about = " ".join(negating.tokens.keys[index] for index in one.governed)
    first, second = (stated, denied) if turned else (denied, stated)
    return Difference(Kind.NEGATION, first, second, round(fit, 4), about)


def _turned(claim: Reading, other: Reading, weights: Weights) -> Iterator[Difference]:
    """For each row the place of the claim whose counterpart in the other sentence says the other side."""
    for about in sorted({one.family for one in claim.turns} & {one.family for one in other.turns}):
        there = [
            (one, window(other.tokens, one.first, one.last, weights)) for one in other.turns if one.family == about
        ]
        own = [one for one in claim.turns if one.family == about]
        found = [
            best for one in own if (best := _counter(one, window(claim.tokens, one.first, one.last, weights), there))
        ]
        if found:
            fit, one, two = max(found, key=lambda item: (item[0], -item[1].start))
            yield Difference(one.kind, one.words(claim.tokens), two.words(other.tokens), round(fit, 4), about)


def _counter(one: Mention, here: Window, there: list[tuple[Mention, Window]]) -> tuple[float, Mention, Mention] | None:
    fits = [(likeness(here, around), two) for two, around in there]
    contrary = max(((fit, two) for fit, two in fits if excludes(one, two)), key=lambda item: item[0], default=None)
    alike = max((fit for fit, two in fits if one.value == two.value), default=None)
    if contrary is None or contrary[0] < SAME_PLACE:
        return None
    if alike is not None and contrary[0] < alike + PLAINLY_BETTER:
        return None
    return contrary[0], one, contrary[1]


def excludes(one: Mention, other: Mention) -> bool:
    """Whether two sides of a row cannot both hold; a negated side of three excludes only itself."""
    first, second = int(str(one.value)), int(str(other.value))
    if first >= 0 and second >= 0:
        return first != second
    return first == -1 - second


def _piece(reading: Reading, first: int, last: int) -> Words:
    start, end = reading.tokens.starts[first], reading.tokens.ends[last - 1]
    return Words(reading.tokens.text[start:end], start, end)
