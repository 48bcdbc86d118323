"""Training: logistic regression on TF-IDF and style, calibrated on scores of passages it had not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.corpus import TrainingSentence
from models.features import Reading, Vector, Vocabulary, columns_of, learn_vocabulary, read, vector
from models.predict import VERSION_LENGTH, TextModel, logistic

FOLDS = 5
STRENGTH = 2.0  # inverse regularisation (C)


@dataclass(frozen=True, slots=True)
class Fit:
    """A vocabulary with the weights learnt for its columns."""

    vocabulary: Vocabulary
    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class HeldOut:
    """For each passage, in order, what a model trained without its group says of it."""

    folds: tuple[int, ...]
    scores: tuple[float, ...]
    probabilities: tuple[float, ...]  # calibrated without its fold


@dataclass(frozen=True, slots=True)
class Trained:
    model: TextModel
    held_out: HeldOut


def train(sentences: Sequence[TrainingSentence], seed: int = 0, balanced: bool = False) -> TextModel:
    """A calibrated model of all *sentences*; the same bits for the same input, seed and libraries.

    *balanced* lets both labels count alike, whatever their numbers: for comparing models of different sets.  An
    office's model is not balanced: the many reports found sound would make the others weigh more, and true criticism
    with them (measured: 400 sound news items more, and twice as much criticism lies above 0.5).
    """
    return train_and_hold_out(sentences, seed, balanced=balanced).model


def train_and_hold_out(
    sentences: Sequence[TrainingSentence], seed: int = 0, recipe: str = "", balanced: bool = False
) -> Trained:
    """The model of all *sentences*, and what models without each passage's group say of it.

    *recipe* is the SHA-256 under which the model is to be known; "" for a model that is not kept.
    """
    readings = [read(sentence.text) for sentence in sentences]
    out = _hold_out(sentences, readings, seed, balanced)
    fit = _fit(sentences, readings, seed, balanced)
    slope, offset = _platt(out.scores, [sentence.misleading for sentence in sentences], balanced)
    model = TextModel(fit.vocabulary, fit.weights, fit.bias, slope, offset, recipe[:VERSION_LENGTH], recipe)
    return Trained(model, out)


def _hold_out(sentences: Sequence[TrainingSentence], readings: Sequence[Reading], seed: int, balanced: bool) -> HeldOut:
    """Scores and probabilities out of fold; folds keep groups whole and labels in balance."""
    folds = _folds(sentences, seed)
    scores = [0.0] * len(sentences)
    for fold in range(FOLDS):
        inside = [place for place, its in enumerate(folds) if its != fold]
        fit = _fit([sentences[place] for place in inside], [readings[place] for place in inside], seed, balanced)
        columns = columns_of(fit.vocabulary)
        for place in (place for place, its in enumerate(folds) if its == fold):
            scores[place] = fit.bias + sum(
                fit.weights[column] * value for column, value in vector(readings[place], fit.vocabulary, columns)
            )
    return HeldOut(tuple(folds), tuple(scores), _cross_calibrated(sentences, folds, scores, balanced))


def _cross_calibrated(
    sentences: Sequence[TrainingSentence], folds: Sequence[int], scores: Sequence[float], balanced: bool
) -> tuple[float, ...]:
    probabilities = [0.0] * len(scores)
    for fold in range(FOLDS):
        others = [place for place, its in enumerate(folds) if its != fold]
        labels = [sentences[place].misleading for place in others]
        slope, offset = _platt([scores[place] for place in others], labels, balanced)
        for place, its in enumerate(folds):
            if its == fold:
                probabilities[place] = logistic(slope * scores[place] + offset)
    return tuple(probabilities)


def _folds(sentences: Sequence[TrainingSentence], seed: int) -> list[int]:
    from sklearn.model_selection import StratifiedGroupKFold

    labels = [sentence.misleading for sentence in sentences]
    groups = [sentence.group for sentence in sentences]
    splitter = StratifiedGroupKFold(n_splits=FOLDS, shuffle=True, random_state=seed)
    folds = [0] * len(sentences)
    for fold, (_, held) in enumerate(splitter.split(labels, labels, groups)):
        for place in held:
            folds[int(place)] = fold
    return folds


def _fit(sentences: Sequence[TrainingSentence], readings: Sequence[Reading], seed: int, balanced: bool) -> Fit:
    vocabulary = learn_vocabulary(readings, [sentence.topic for sentence in sentences])
    columns = columns_of(vocabulary)
    matrix = _matrix([vector(reading, vocabulary, columns) for reading in readings], vocabulary.width)
    weights, bias = _regression(matrix, [sentence.misleading for sentence in sentences], seed, STRENGTH, balanced)
    return Fit(vocabulary, weights, bias)


def _platt(scores: Sequence[float], labels: Sequence[bool], balanced: bool) -> tuple[float, float]:
    """Slope and offset of the logistic curve through *scores* (Platt 1999), next to unregularised."""
    weights, bias = _regression(_matrix([[(0, score)] for score in scores], 1), labels, 0, 1e4, balanced)
    return weights[0], bias


def _regression(
    matrix: Any, labels: Sequence[bool], seed: int, strength: float, balanced: bool
) -> tuple[tuple[float, ...], float]:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it ships no types

    model = LogisticRegression(
        C=strength,
        solver="liblinear",
        tol=1e-6,
        max_iter=1000,
        random_state=seed,
        class_weight="balanced" if balanced else None,
    )
    with threadpool_limits(limits=1):  # several threads would add in another order: other last bits
        model.fit(matrix, [int(label) for label in labels])
    return tuple(float(weight) for weight in model.coef_[0]), float(model.intercept_[0])


def _matrix(vectors: Sequence[Vector], width: int) -> Any:
    from scipy.sparse import csr_matrix

    rows = [row for row, values in enumerate(vectors) for _ in values]
    columns = [column for values in vectors for column, _ in values]
    data = [value for values in vectors for _, value in values]
    return csr_matrix((data, (rows, columns)), shape=(len(vectors), width), dtype="float64")
