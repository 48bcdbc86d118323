"""What in a text moved the text model: its terms and style traits with what each added to the sum."""

from __future__ import annotations

from dataclasses import dataclass

from models.features import columns_of, read, vector
from models.predict import TextModel
from models.style import STYLE_NAMES


@dataclass(frozen=True, slots=True)
class Telling:
    """One term or trait; a positive ``added`` speaks for a misleading wording."""

    name: str  # the term, or the trait's name in STYLE_NAMES
    is_style: bool
    added: float  # to the sum before calibration


def telling(model: TextModel, text: str, most: int = 6) -> tuple[Telling, ...]:
    """The *most* terms and traits of *text* that moved *model* furthest, either way, the strongest first."""
    known = len(model.vocabulary.terms)
    found = [
        Telling(
            STYLE_NAMES[column - known] if column >= known else model.vocabulary.terms[column],
            column >= known,
            model.weights[column] * value,
        )
        for column, value in vector(read(text), model.vocabulary, columns_of(model.vocabulary))
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.added), one.name))[:most])
