"""The text model in use: loaded, or trained first from the shipped sentences where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from flows.workplace import TRAINING
from models.artifact import FILE, load
from models.corpus import SENTENCES, read_sentences
from models.predict import TextModel
from models.renew import train_and_save
from pipeline.errors import ModelMissing, ModelRefused
from pipeline.text.weights import Background, background_of


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """The text model, or why there is none: a night without it uses signals only, and says so."""

    model: TextModel | None
    refused: str


def model_in_use(folder: Path, now: datetime) -> ModelInUse:
    """The model of *folder*; trained there in seconds where it is missing (a first run on a new machine)."""
    try:
        return ModelInUse(load(folder / FILE), "")
    except ModelMissing:
        train_and_save(TRAINING, folder, now)
        return ModelInUse(load(folder / FILE), "")
    except (ModelRefused, OSError) as error:
        return ModelInUse(None, str(error))


@cache
def prose_background() -> Background:
    """How common words are in the sentences that ship with the model: what a small window is weighed against."""
    return background_of(sentence.text for sentence in read_sentences(TRAINING / SENTENCES))


def model_if_any(folder: Path) -> TextModel | None:
    """The model of *folder*, None where there is none yet or it is not one of ours."""
    try:
        return load(folder / FILE)
    except (ModelMissing, ModelRefused, OSError):
        return None
