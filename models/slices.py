"""Measures by part: bins of probability, sorts of passages, topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.corpus import TrainingSentence

THRESHOLD = 0.5
_BINS = 10


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Passages whose probability lies from ``low`` to below ``high``: what was said and what was so."""

    low: float
    high: float
    passages: int
    said: float  # mean probability; 0 where the bin is empty
    misleading: float  # share that is misleading


@dataclass(frozen=True, slots=True)
class Slice:
    """One sort of passages and the share of them at or above the threshold."""

    label: str
    sort: str
    language: str
    passages: int
    above: float


@dataclass(frozen=True, slots=True)
class TopicRate:
    """Sound passages of one topic and the share of them at or above the threshold: wrong flags, were it alone."""

    topic: str
    passages: int
    above: float


def calibration(labels: Sequence[bool], probabilities: Sequence[float]) -> tuple[CalibrationBin, ...]:
    """Ten bins of equal width."""
    bins: list[list[int]] = [[] for _ in range(_BINS)]
    for place, probability in enumerate(probabilities):
        bins[min(int(probability * _BINS), _BINS - 1)].append(place)
    return tuple(
        CalibrationBin(
            number / _BINS,
            (number + 1) / _BINS,
            len(places),
            sum(probabilities[place] for place in places) / max(len(places), 1),
            sum(labels[place] for place in places) / max(len(places), 1),
        )
        for number, places in enumerate(bins)
    )


def slices(sentences: Sequence[TrainingSentence], probabilities: Sequence[float]) -> tuple[Slice, ...]:
    """By label, sort and language, in alphabetical order."""
    found: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for sentence, probability in zip(sentences, probabilities, strict=True):
        label = "misleading" if sentence.misleading else "sound"
        found[label, sentence.sort, sentence.language].append(probability)
    return tuple(Slice(*key, len(values), _share(values)) for key, values in sorted(found.items()))


def topic_rates(sentences: Sequence[TrainingSentence], probabilities: Sequence[float]) -> tuple[TopicRate, ...]:
    """The sound *sentences* by topic, in alphabetical order."""
    found: dict[str, list[float]] = defaultdict(list)
    for sentence, probability in zip(sentences, probabilities, strict=True):
        if not sentence.misleading:
            found[sentence.topic].append(probability)
    return tuple(TopicRate(topic, len(values), _share(values)) for topic, values in sorted(found.items()))


def _share(values: Sequence[float]) -> float:
    return sum(value >= THRESHOLD for value in values) / len(values)
