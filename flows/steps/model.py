"""The text model in use: loaded, or trained first from the shipped sentences where there is none."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from flows.workplace import TRAINING
from models.artifact import FILE, load
from models.corpus import SENTENCES, read_sentences
from models.predict import TextModel
from models.renew import train_and_save
from pipeline.errors import ModelMissing
from pipeline.text.weights import Background, background_of


def model_in_use(folder: Path, now: datetime) -> TextModel:
    """The model of *folder*; trained there in seconds where it is missing (a first run on a new machine)."""
    try:
        return load(folder / FILE)
    except ModelMissing:
        train_and_save(TRAINING, folder, now)
        return load(folder / FILE)


@cache
def prose_background() -> Background:
    """How common words are in the sentences that ship with the model: what a small window is weighed against."""
    return background_of(sentence.text for sentence in read_sentences(TRAINING / SENTENCES))


def model_if_any(folder: Path) -> TextModel | None:
    """The model of *folder*, None where there is none yet."""
    try:
        return load(folder / FILE)
    except ModelMissing:
        return None
