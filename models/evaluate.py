"""How good the model is on passages that it has not seen, and how it treats true criticism."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.corpus import Criticism, TrainingSentence
from models.lessons import TOPIC
from models.predict import TextModel
from models.slices import (
    THRESHOLD,
    CalibrationBin,
    Slice,
    TopicRate,
    calibration,
    slices,
    topic_rates,
)

RESAMPLES = 200


@dataclass(frozen=True, slots=True)
class Interval:
    """A measure with the 2.5 and 97.5 percentiles of its bootstrap over groups."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything is out of fold but ``criticism``, which is the finished model on a set it never saw.

    AUC, Brier, calibration and topics are those of the shipped passages alone, so that they can be compared from one
    training to the next; an office's own decisions stand among the slices.
    """

    auc: Interval
    brier: Interval
    calibration: tuple[CalibrationBin, ...]
    slices: tuple[Slice, ...]
    topics: tuple[TopicRate, ...]
    criticism: Interval

    @property
    def criticism_above(self) -> float:
        return self.criticism.value


def evaluate(
    sentences: Sequence[TrainingSentence],
    probabilities: Sequence[float],
    model: TextModel,
    criticism: Sequence[Criticism],
    seed: int = 0,
) -> Evaluation:
    """The figures of *model*; *probabilities* are those of the *sentences* out of fold, in their order."""
    both = list(zip(sentences, probabilities, strict=True))
    shipped = [(sentence, probability) for sentence, probability in both if sentence.topic != TOPIC]
    labels = [sentence.misleading for sentence, _ in shipped]
    own = [probability for _, probability in shipped]
    groups = [sentence.group for sentence, _ in shipped]
    above = [value >= THRESHOLD for value in model.probabilities([passage.text for passage in criticism])]
    return Evaluation(
        _interval(auc, labels, own, groups, seed),
        _interval(brier, labels, own, groups, seed),
        calibration(labels, own),
        slices(sentences, probabilities),
        topic_rates([sentence for sentence, _ in shipped], own),
        _interval(_mean, above, above, [passage.id for passage in criticism], seed),
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


def _mean(hits: Sequence[bool], _: Sequence[float]) -> float:
    return sum(hits) / len(hits)


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
