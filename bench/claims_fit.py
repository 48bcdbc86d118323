"""Readable numbers → support, refute, not_enough_info, by cross-validation in which no record is in two folds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FOLDS = 10
SUPPORT, REFUTE, OPEN = "support", "refute", "not_enough_info"
LABELS = (OPEN, REFUTE, SUPPORT)  # in the order in which scikit-learn sorts them
Matrix = NDArray[np.float64]
Labels = NDArray[np.str_]


def by_features(rows: Matrix, truth: Labels, groups: Sequence[str]) -> Matrix:
    """The probability of each of LABELS a row: the mean of a logistic regression and a forest, fixed beforehand."""
    return (_unseen(_logistic, rows, truth, groups) + _unseen(_forest, rows, truth, groups)) / 2


def by_claim_only(claims: Sequence[str], truth: Labels, groups: Sequence[str]) -> Matrix:
    """The same of TF-IDF over words and pairs of words of the claim, the record unseen: what the wording gives away."""
    return _unseen(_wording, np.array(claims, dtype=object), truth, groups)


def macro_f1(said: Matrix, truth: Labels) -> float:
    return float(f1_score(truth, np.array(LABELS)[said.argmax(axis=1)], average="macro"))


def auc(refuted: Sequence[float] | NDArray[np.float64], truth: Labels) -> float:
    """Area under the curve of *refuted* for refute against support; rows that the record leaves open stay out."""
    told = truth != OPEN
    return float(roc_auc_score(truth[told] == REFUTE, np.asarray(refuted)[told]))


def odds(said: Matrix) -> NDArray[np.float64]:
    """How much more likely refuted than supported, 0..1."""
    share: NDArray[np.float64] = said[:, 1] / (said[:, 1] + said[:, 2])
    return share


def _unseen(make: Callable[[], Any], rows: NDArray[Any], truth: Labels, groups: Sequence[str]) -> Matrix:
    said = np.zeros((len(rows), len(LABELS)))
    for learn, test in GroupKFold(FOLDS).split(rows, truth, groups):
        said[test] = make().fit(rows[learn], truth[learn]).predict_proba(rows[test])
    return said


def _logistic() -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=3000))


def _forest() -> Any:
    return ExtraTreesClassifier(400, min_samples_leaf=4, random_state=0)


def _wording() -> Any:
    return make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=10.0, max_iter=3000)
    )
