"""An assessment taken apart: what each signal adds to the score, and what would change the level.

The scorecard is that of :mod:`pipeline.assessment.assess`; nothing is weighed here a second way.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.assessment.assess import CHECKABLE, TEXT_MODEL_FROM, TEXT_MODEL_WEIGHT, WATCH_FROM, WEIGHTS
from pipeline.records.assessment import Assessment, Level, Signal

TEXT_MODEL = "text_model"
SIGNALS = {
    "official_denial": "cơ quan chức năng bác bỏ",
    "figure_conflict": "số liệu mâu thuẫn",
    "fact_conflict": "địa điểm, thời gian hoặc kết quả mâu thuẫn",
    "refuted_before": "nội dung đã được làm rõ trước đây",
    "recycled": "chuyện cũ nêu như mới",
    "headline_mismatch": "tít không khớp nội dung",
    "silent_edit": "sửa bài mà không báo",
    "translation_drift": "bản dịch khác bản gốc",
    "unattributed": "không nêu nguồn",
    "uncorroborated": "chưa có nguồn khác cùng nêu",
    TEXT_MODEL: "mô hình văn bản",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of the scorecard: the strongest signal of a name, or the text model's word."""

    name: str
    weight: float
    strength: float  # 0..1
    points: float  # of the score; all contributions add up to it
    score_without: float
    level_without: Level
    signals: tuple[Signal, ...]  # all of the name, the strongest first; () for the text model


@dataclass(frozen=True, slots=True)
class Lift:
    """A further signal that would raise the level to ``flag``, by itself."""

    name: str
    strength: float  # at least


@dataclass(frozen=True, slots=True)
class Explanation:
    """``score`` and ``level`` by today's scorecard; ``as_stored`` tells whether the assessment says the same."""

    contributions: tuple[Contribution, ...]  # the greatest first
    score: float
    level: Level
    as_stored: bool
    flag_from: float
    watch_from: float
    checkable: bool  # a checkable signal is there
    lifts: tuple[Lift, ...]  # () for a flag


def explain(one: Assessment, flag_from: float) -> Explanation:
    """*one* taken apart; *flag_from* is the office's threshold for a flag (0..1)."""
    groups: defaultdict[str, list[Signal]] = defaultdict(list)
    for signal in one.signals:
        if signal.name in WEIGHTS:  # of an older rule that is no more, nothing can be said
            groups[signal.name].append(signal)
    found = {name: tuple(sorted(own, key=lambda s: (-s.strength, s.claim_id))) for name, own in groups.items()}
    strengths = {name: own[0].strength for name, own in found.items()}
    if one.probability is not None and one.probability > TEXT_MODEL_FROM:
        strengths[TEXT_MODEL] = (one.probability - TEXT_MODEL_FROM) / (1 - TEXT_MODEL_FROM)
    score, level = _score(strengths), _level(strengths, flag_from)
    parts = [_contribution(name, strengths, found.get(name, ()), score, flag_from) for name in strengths]
    return Explanation(
        contributions=tuple(sorted(parts, key=lambda part: (-part.points, part.name))),
        score=score,
        level=level,
        as_stored=(score, level) == (one.score, one.level),
        flag_from=flag_from,
        watch_from=WATCH_FROM,
        checkable=not CHECKABLE.isdisjoint(strengths),
        lifts=() if level is Level.FLAG else tuple(_lifts(strengths, score, flag_from)),
    )


def _contribution(
    name: str, strengths: Mapping[str, float], signals: tuple[Signal, ...], score: float, flag_from: float
) -> Contribution:
    rest = {other: strength for other, strength in strengths.items() if other != name}
    whole = sum(_bits(other, strength) for other, strength in strengths.items())
    share = _bits(name, strengths[name]) / whole if whole else 0.0
    return Contribution(
        name, _weight(name), strengths[name], score * share, _score(rest), _level(rest, flag_from), signals
    )


def _lifts(strengths: Mapping[str, float], score: float, flag_from: float) -> Iterable[Lift]:
    """Checkable signals that are not there, and how strong each would have to be."""
    missing = 0.0 if score >= flag_from else 1 - (1 - flag_from) / (1 - score)
    for name in sorted(CHECKABLE - set(strengths), key=lambda name: (-WEIGHTS[name], name)):
        if missing <= WEIGHTS[name]:
            yield Lift(name, missing / WEIGHTS[name])


def _score(strengths: Mapping[str, float]) -> float:
    return round(1 - math.prod(1 - _weight(name) * strength for name, strength in sorted(strengths.items())), 4)


def _level(strengths: Mapping[str, float], flag_from: float) -> Level:
    score = _score(strengths)
    if score >= flag_from and not CHECKABLE.isdisjoint(strengths):
        return Level.FLAG
    return Level.WATCH if score >= WATCH_FROM else Level.NONE


def _weight(name: str) -> float:
    return TEXT_MODEL_WEIGHT if name == TEXT_MODEL else WEIGHTS[name]


def _bits(name: str, strength: float) -> float:
    """Doubts multiply; their logarithms add, and so share the score out without an order."""
    return -math.log(max(1 - _weight(name) * strength, 1e-12))
