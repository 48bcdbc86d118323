"""A new model in place of the old: trained, measured, and kept only if it is no harder on true criticism."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models import artifact
from models.card import card
from models.corpus import CRITICISM, SENTENCES, Criticism, read_criticism, read_sentences
from models.evaluate import Evaluation, evaluate, share_above
from models.predict import TextModel
from models.recipe import recipe
from models.train import train_and_hold_out
from pipeline.errors import ModelRefused
from pipeline.records.days import day_in_vietnam

CARD = "CARD.md"


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What a training run came to."""

    model_version: str
    replaced: str  # the version that was in use; "" where there was none
    passages: int
    misleading: int
    criticism: int
    evaluation: Evaluation
    criticism_above_before: float | None  # of the replaced model
    model_path: Path
    card_path: Path


def train_and_save(training_folder: Path, target_folder: Path, now: datetime) -> TrainingReport:
    """Train on *training_folder* and write ``model.skops`` and ``CARD.md`` to *target_folder*.

    *now* dates the card; the model itself holds no date.  Raises :class:`pipeline.errors.ReferenceDataError`
    for a faulty training file and :class:`ModelRefused` where a model is in use and the new one gives 0.5 or
    more to a larger share of the criticism set, or the one in use cannot be read; then nothing is written.
    """
    paths = training_folder / SENTENCES, training_folder / CRITICISM
    sentences, criticism = read_sentences(paths[0]), read_criticism(paths[1])
    model_path, card_path = target_folder / artifact.FILE, target_folder / CARD
    old = artifact.load(model_path) if model_path.exists() else None
    trained = train_and_hold_out(sentences, recipe=recipe(paths))
    evaluation = evaluate(sentences, trained.held_out.probabilities, trained.model, criticism)
    before = _no_worse(old, evaluation.criticism_above, criticism)
    misleading = sum(sentence.misleading for sentence in sentences)
    words = card(
        trained.model, evaluation, (misleading, len(sentences) - misleading), len(criticism), day_in_vietnam(now)
    )
    artifact.save(trained.model, model_path)
    _write(card_path, words)
    return TrainingReport(
        trained.model.model_version,
        old.model_version if old else "",
        len(sentences),
        misleading,
        len(criticism),
        evaluation,
        before,
        model_path,
        card_path,
    )


def _no_worse(old: TextModel | None, above: float, criticism: Sequence[Criticism]) -> float | None:
    """The old model's share of the criticism set; raises :class:`ModelRefused` where the new one's is larger."""
    if old is None:
        return None
    before = share_above(old, criticism)
    if above > before:
        raise ModelRefused(
            f"the new model flags {above:.1%} of the criticism set, the one in use ({old.model_version}) "
            f"{before:.1%}: it is not put in its place"
        )
    return before


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
