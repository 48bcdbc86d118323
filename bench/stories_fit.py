"""The weights of pairing.py from labelled pairs by logistic regression, and what it does on pairs not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, StratifiedKFold
from sklearn.preprocessing import StandardScaler

from pipeline.articles.pairing import Features, Weights

REGULARISATION = 0.4
SEEDS = range(10)
FOLDS = 10

Matrix = NDArray[np.float64]
Labels = NDArray[np.bool_]


def f1_of(said: Labels, truth: Labels) -> float:
    """F1 of the positives; 1.0 where there is nothing to find and nothing was said."""
    both, all_ = int((said & truth).sum()), int(said.sum() + truth.sum())
    return 2 * both / all_ if all_ else 1.0


def fitted(features: Sequence[Features], truth: Labels, again: Sequence[Features] = ()) -> Weights:
    """Weights for raw features; *again* are the same pairs with the counts of a larger corpus."""
    rows = np.array([astuple(one) for one in (*features, *again)])
    weights, bias = _fit(rows, np.concatenate([truth, truth]) if again else truth)
    return Weights(round(bias, 2), *(round(float(weight), 2) for weight in weights))


def cross_validated(features: Sequence[Features], truth: Labels) -> float:
    """Mean F1 over ten shuffles of ten folds, the weights fitted on the other nine each time, threshold 0.5."""
    rows = np.array([astuple(one) for one in features])
    scores = []
    for seed in SEEDS:
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(rows, truth)
        scores.append(f1_of(_unseen(rows, truth, folds), truth))
    return float(np.mean(scores))


def cross_validated_by(groups: Sequence[str], features: Sequence[Features], truth: Labels) -> float:
    """F1 where each group (a month) is told by weights fitted on all other groups."""
    rows = np.array([astuple(one) for one in features])
    folds = GroupKFold(len(set(groups))).split(rows, truth, groups)
    return f1_of(_unseen(rows, truth, folds), truth)


def _unseen(rows: Matrix, truth: Labels, folds: Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]) -> Labels:
    said = np.zeros(len(truth), dtype=bool)
    for learn, test in folds:
        weights, bias = _fit(rows[learn], truth[learn])
        said[test] = rows[test] @ weights + bias > 0
    return said


def _fit(rows: Matrix, truth: Labels) -> tuple[Matrix, float]:
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=REGULARISATION).fit(scaler.transform(rows), truth)
    weights: Matrix = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - (weights * scaler.mean_).sum())
