"""How good the model is on passages that it has not seen, and how it treats true criticism."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.corpus import Criticism, TrainingSentence
from models.predict import TextModel

THRESHOLD = 0.5
RESAMPLES = 200
_BINS = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """A measure with the 2.5 and 97.5 percentiles of its bootstrap over groups."""

    value: float
    low: float
    high: float


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
    passages: int
    above: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything is out of fold but ``criticism_above``, which is the finished model on a set it never saw."""

    auc: Interval
    brier: Interval
    calibration: tuple[CalibrationBin, ...]
    slices: tuple[Slice, ...]
    criticism_above: float


def evaluate(
    sentences: Sequence[TrainingSentence],
    probabilities: Sequence[float],
    model: TextModel,
    criticism: Sequence[Criticism],
    seed: int = 0,
) -> Evaluation:
    """The figures of *model*; *probabilities* are those of the *sentences* out of fold, in their order."""
    labels = [sentence.misleading for sentence in sentences]
    groups = [sentence.group for sentence in sentences]
    return Evaluation(
        _interval(auc, labels, probabilities, groups, seed),
        _interval(brier, labels, probabilities, groups, seed),
        calibration(labels, probabilities),
        slices(sentences, probabilities),
        share_above(model, criticism),
    )


def share_above(model: TextModel, criticism: Sequence[Criticism]) -> float:
    """The share of the *criticism* set to which *model* gives the threshold or more."""
    probabilities = model.probabilities([passage.text for passage in criticism])
    return sum(probability >= THRESHOLD for probability in probabilities) / len(probabilities)


def auc(labels: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Area under the ROC curve: how often a misleading passage ranks above a sound one, ties counted half."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(labels, probabilities))


def brier(labels: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Mean squared distance of probability and truth (Brier 1950); 0.25 for a constant 0.5."""
    return sum((p - label) ** 2 for label, p in zip(labels, probabilities, strict=True)) / len(labels)


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
    """By label and sort, in alphabetical order."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for sentence, probability in zip(sentences, probabilities, strict=True):
        found["misleading" if sentence.misleading else "sound", sentence.sort].append(probability)
    return tuple(
        Slice(label, sort, len(values), sum(value >= THRESHOLD for value in values) / len(values))
        for (label, sort), values in sorted(found.items())
    )


def _interval(
    measure: Callable[[Sequence[bool], Sequence[float]], float],
    labels: Sequence[bool],
    probabilities: Sequence[float],
    groups: Sequence[str],
    seed: int,
) -> Interval:
    """Whole groups are drawn with replacement: passages of one group are not independent."""
    members: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    names, chance, values = sorted(members), random.Random(seed), []
    for _ in range(RESAMPLES):
        places = [place for name in chance.choices(names, k=len(names)) for place in members[name]]
        values.append(measure([labels[place] for place in places], [probabilities[place] for place in places]))
    values.sort()
    return Interval(measure(labels, probabilities), values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1])
