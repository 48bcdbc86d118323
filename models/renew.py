"""A new model in place of the old: trained, measured, and kept only if it is no harder on true criticism and no worse
on decisions that neither has learnt from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models import artifact
from models.agreement import Agreement
from models.card import Made, card
from models.compare import Comparison, compare
from models.corpus import CRITICISM, SENTENCES, Criticism, read_criticism, read_sentences
from models.evaluate import Evaluation, evaluate, share_above
from models.lessons import NO_LESSONS, Lessons, as_sentences, mark
from models.predict import TextModel
from models.recipe import recipe
from models.train import Trained, train_and_hold_out
from pipeline.errors import ModelRefused
from pipeline.records.days import day_in_vietnam

CARD = "CARD.md"
NO_AGREEMENT = Agreement(0, (), 0, None)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What a training run came to."""

    model_version: str
    replaced: str  # the version that was in use; "" where there was none
    passages: int  # shipped
    misleading: int
    criticism: int
    lessons: Lessons
    evaluation: Evaluation
    criticism_above_before: float | None  # of the replaced model
    comparison: Comparison | None  # with the replaced model; None where there are too few held decisions
    model_path: Path
    card_path: Path


def train_and_save(
    training_folder: Path,
    target_folder: Path,
    now: datetime,
    lessons: Lessons = NO_LESSONS,
    agreement: Agreement = NO_AGREEMENT,
) -> TrainingReport:
    """Train on *training_folder* and *lessons*; write ``model.skops`` and ``CARD.md`` to *target_folder*.

    *now* dates the card; the model itself holds no date.  Raises :class:`pipeline.errors.ReferenceDataError`
    for a faulty training file and :class:`ModelRefused` where a model is in use and the new one gives 0.5 or
    more to a larger share of the criticism set or does worse on the held decisions, or the one in use cannot be
    read; then nothing is written.
    """
    paths = training_folder / SENTENCES, training_folder / CRITICISM
    shipped, criticism = read_sentences(paths[0]), read_criticism(paths[1])
    model_path, card_path = target_folder / artifact.FILE, target_folder / CARD
    old = artifact.load(model_path) if model_path.exists() else None
    sentences = (*shipped, *as_sentences(lessons.learnt))
    trained = train_and_hold_out(sentences, recipe=recipe(paths, mark(lessons.learnt)))
    evaluation = evaluate(sentences, trained.held_out.probabilities, trained.model, criticism)
    before = _no_harder(old, evaluation.criticism_above, criticism)
    comparison = _no_worse(old, trained, lessons)
    misleading = sum(sentence.misleading for sentence in shipped)
    made = Made(
        day_in_vietnam(now), (misleading, len(shipped) - misleading), len(criticism), lessons, agreement, comparison
    )
    words = card(trained.model, evaluation, made)
    artifact.save(trained.model, model_path)
    _write(card_path, words)
    return TrainingReport(
        trained.model.model_version,
        old.model_version if old else "",
        len(shipped),
        misleading,
        len(criticism),
        lessons,
        evaluation,
        before,
        comparison,
        model_path,
        card_path,
    )


def _no_harder(old: TextModel | None, above: float, criticism: Sequence[Criticism]) -> float | None:
    """The old model's share of the criticism set; raises :class:`ModelRefused` where the new one's is larger."""
    if old is None:
        return None
    before = share_above(old, criticism)
    if above > before:
        raise ModelRefused(
            f"Không thay mô hình: mô hình mới cho từ 0,5 trở lên {_percent(above)} bộ phê bình đúng (criticism set), "
            f"mô hình đang dùng ({old.model_version}) chỉ {_percent(before)}. Mô hình đang dùng được giữ nguyên."
        )
    return before


def _no_worse(old: TextModel | None, trained: Trained, lessons: Lessons) -> Comparison | None:
    found = compare(old, trained.model, lessons.held) if old else None
    if old and found and found.is_worse:
        raise ModelRefused(
            f"Không thay mô hình: trên {found.items} quyết định để riêng (không dùng để học), mô hình đang dùng "
            f"({old.model_version}) tốt hơn: AUC {_number(found.auc_before)} so với {_number(found.auc_after)} của "
            f"mô hình mới, Brier {_number(found.brier_before)} so với {_number(found.brier_after)} (thấp là tốt). "
            "Mô hình đang dùng được giữ nguyên."
        )
    return found


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


def _number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
