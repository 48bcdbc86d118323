"""The trained text model: how likely a passage is put as misleading reports are.

A second opinion about wording, never a reason of its own (DESIGN section 7): the caller lets it raise at most
the level ``watch``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.features import Vocabulary, columns_of, read, vector

LANGUAGES = ("vi",)
VERSION_LENGTH = 12


def speaks(language: str) -> bool:
    """Whether there is a text model for *language* (ISO 639-1); where not, the assessment says so."""
    return language in LANGUAGES


@dataclass(frozen=True)
class TextModel:
    """Weights for the terms and style traits, and the calibration (Platt 1999) of their sum."""

    vocabulary: Vocabulary
    weights: tuple[float, ...]  # one a column: terms, then style
    bias: float
    slope: float
    offset: float
    model_version: str  # the first 12 hex digits of the recipe
    recipe: str  # SHA-256 over training files, source text and library versions
    _columns: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_columns", columns_of(self.vocabulary))

    def probabilities(self, texts: Sequence[str]) -> list[float]:
        """For each Vietnamese text the probability, 0 to 1, that it is worded as a misleading report is.

        Best asked for a title with its lead (one to three sentences).  Calibrated where half of the texts are
        misleading; in the press far fewer are.  A text's value does not depend on the others asked with it.
        """
        return [logistic(self.slope * self.score(text) + self.offset) for text in texts]

    def score(self, text: str) -> float:
        """The sum before calibration; added in column order, so that it is the same to the last bit."""
        columns = vector(read(text), self.vocabulary, self._columns)
        return self.bias + sum(self.weights[column] * value for column, value in columns)


def logistic(value: float) -> float:
    """1 / (1 + e^-value) without overflow."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    return math.exp(value) / (1 + math.exp(value))
