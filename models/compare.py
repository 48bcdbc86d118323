"""Two models on decisions that neither has learnt from: a better one is not replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.evaluate import auc, brier
from models.lessons import Lesson
from models.predict import TextModel

LEAST = 3  # held decisions of each label: with fewer nothing can be said


@dataclass(frozen=True, slots=True)
class Comparison:
    """AUC and Brier score of the model in use and of the new one on the same held decisions."""

    items: int
    misleading: int
    auc_before: float
    auc_after: float
    brier_before: float
    brier_after: float

    @property
    def is_worse(self) -> bool:
        """Whether the new model ranks worse or, ranking alike, is further from the truth."""
        return (self.auc_after, -self.brier_after) < (self.auc_before, -self.brier_before)


def compare(old: TextModel, new: TextModel, held: Sequence[Lesson]) -> Comparison | None:
    """*old* and *new* on *held*; None where a label has fewer than ``LEAST``."""
    labels = [one.misleading for one in held]
    if min(sum(labels), len(labels) - sum(labels)) < LEAST:
        return None
    texts = [one.text for one in held]
    before, after = old.probabilities(texts), new.probabilities(texts)
    return Comparison(
        len(labels),
        sum(labels),
        auc(labels, before),
        auc(labels, after),
        brier(labels, before),
        brier(labels, after),
    )
