"""The model card: what the model is for, what it was made from, how good it is, where it is blind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.agreement import Agreement
from models.card_words import LABELS, LANGUAGES, SORTS, TEMPLATE, TOPICS
from models.compare import LEAST, Comparison
from models.evaluate import Evaluation, Interval
from models.lessons import HELD_ONE_IN, Lessons
from models.predict import TextModel
from models.slices import CalibrationBin, Slice, TopicRate


@dataclass(frozen=True, slots=True)
class Made:
    """Of what, when and beside what a model was made."""

    day: date
    labels: tuple[int, int]  # shipped passages: misleading, sound
    criticism: int  # size of that set
    lessons: Lessons
    agreement: Agreement
    comparison: Comparison | None


def card(model: TextModel, evaluation: Evaluation, made: Made) -> str:
    """The card as Markdown in Vietnamese; every number in it was measured in this training."""
    terms = len(model.vocabulary.terms)
    return TEMPLATE.format(
        version=model.model_version,
        recipe=model.recipe,
        day=f"{made.day.day:02d}/{made.day.month:02d}/{made.day.year}",
        passages=sum(made.labels),
        misleading=made.labels[0],
        sound=made.labels[1],
        lessons=_lessons(made.lessons),
        styles=len(model.weights) - terms,
        terms=terms,
        auc=_interval(evaluation.auc),
        brier=_interval(evaluation.brier),
        criticism=made.criticism,
        criticism_interval=_percents(evaluation.criticism),
        above=_percent(evaluation.criticism_above),
        comparison=_comparison(made),
        calibration="\n".join(_bin(row) for row in evaluation.calibration),
        slices="\n".join(_slice(row) for row in evaluation.slices),
        topics="\n".join(_topic(row) for row in evaluation.topics),
        agreement=_agreement(made.agreement),
    )


def _lessons(lessons: Lessons) -> str:
    learnt, accepted = len(lessons.learnt), sum(one.misleading for one in lessons.learnt)
    return (
        f"{learnt} quyết định của chính cơ quan ({accepted} chấp nhận có bằng chứng mâu thuẫn, {learnt - accepted} bác "
        f"bỏ), mỗi bài một quyết định mới nhất, chia theo sự việc. Không học: {lessons.without_evidence} chấp nhận "
        f"không kèm bằng chứng, {lessons.open} còn hỏi, đã rút hoặc báo nêu đúng, {lessons.other_language} ngôn ngữ "
        f"khác; {len(lessons.held)} quyết định (một phần {HELD_ONE_IN} số sự việc) để riêng, không bao giờ học."
    )


def _comparison(made: Made) -> str:
    found = made.comparison
    if found is None:
        return (
            f"Quyết định để riêng: {len(made.lessons.held)}; chưa so được với mô hình trước (cần mô hình trước và "
            f"ít nhất {LEAST} quyết định mỗi loại)."
        )
    return (
        f"Trên {found.items} quyết định để riêng ({found.misleading} chấp nhận): AUC {_number(found.auc_after)} (mô "
        f"hình trước {_number(found.auc_before)}), Brier {_number(found.brier_after)} (trước "
        f"{_number(found.brier_before)})."
    )


def _agreement(found: Agreement) -> str:
    if not found.items:
        return "Chưa có nội dung nào được hai chuyên viên cùng quyết định."
    kappa = "không tính được (chỉ có một loại ý kiến)" if found.kappa is None else _number(found.kappa)
    return (
        f"{found.items} nội dung được ít nhất hai chuyên viên quyết định, {len(found.disputed)} nội dung ý kiến khác "
        f"nhau; Cohen's kappa: {kappa}. Ý kiến của cả hai được giữ trong kho."
    )


def _interval(interval: Interval) -> str:
    return f"{_number(interval.value)} | {_number(interval.low)}–{_number(interval.high)}"


def _percents(interval: Interval) -> str:
    value, low, high = (_number(100 * share, 1) for share in (interval.value, interval.low, interval.high))
    return f"{value} | {low}–{high}"


def _bin(row: CalibrationBin) -> str:
    said, was = (_percent(row.said), _percent(row.misleading)) if row.passages else ("–", "–")
    return f"| {_number(row.low, 1)}–{_number(row.high, 1)} | {row.passages} | {said} | {was} |"


def _slice(row: Slice) -> str:
    language = LANGUAGES.get(row.language, row.language)
    return f"| {LABELS[row.label]} | {SORTS[row.sort]} | {language} | {row.passages} | {_percent(row.above)} |"


def _topic(row: TopicRate) -> str:
    return f"| {TOPICS.get(row.topic, row.topic)} | {row.passages} | {_percent(row.above)} |"


def _number(value: float, places: int = 3) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")
