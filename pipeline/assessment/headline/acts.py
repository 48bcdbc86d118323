"""Grave acts and turns: the words that carry them, and the lesser things that a headline may make of them.

A headline that says "cắt giảm" is carried by any wording of the same family ("sa thải", "tinh giản"); where the
report has none of these but tells the same figure, or only the lesser act, the headline goes too far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.articles.figures import agree, find_figures
from pipeline.assessment.headline.act_words import ACTS, Act
from pipeline.assessment.headline.words import Headline, TooFar
from pipeline.records.assessment import Figure


def graver(line: Headline) -> Iterator[TooFar]:
    """Where *line* names a grave act that no sentence of its report has in any wording."""
    if line.is_open or line.is_quote or len(line.text.split()) < 12:
        return
    for act in ACTS:
        match = act.grave.search(line.title)
        if match is None or act.carried_by.search(line.text) or _is_held(line.title, match.start()):
            continue
        found = _told_otherwise(line, act, match)
        if found is not None:
            sentence, strength = found
            yield TooFar(match.group(), sentence, f"không có chi tiết nào về việc “{match.group().lower()}”", strength)


def _told_otherwise(line: Headline, act: Act, match: re.Match[str]) -> tuple[str, float] | None:
    """The sentence that tells the headline's figure with another act, or only the lesser act."""
    for sentence in line.sentences:
        figure = next((f for f in line.figures if _in(f, sentence)), None)
        lesser = act.lesser is not None and act.lesser.search(sentence) is not None
        if figure is not None and (lesser or act.lesser is None) and _governs(line.title, match, figure):
            return sentence, 0.9
        if lesser and not act.by_figure and line.shared(sentence) >= 3:
            return sentence, 0.75
    return None


def _in(figure: Figure, sentence: str) -> bool:
    """Whether *sentence* has the figure of the headline, whatever it says that it counts."""
    return any(other.unit == figure.unit and agree(figure, other, 0.02) for other in find_figures(sentence))


def _governs(title: str, match: re.Match[str], figure: Figure) -> bool:
    """Whether the act stands within the figure's reach: no clause lies between them."""
    between = title[min(match.end(), figure.end) : max(match.start(), figure.start)]
    return not re.search(r"[;.:]|,\s", between) and len(between.split()) <= 9


def _is_held(title: str, start: int) -> bool:
    """Whether the act is negated or only threatens: "không cấm", "suýt chết", "tránh sập"."""
    return (
        re.search(
            r"(?:\b(?:tạm|không|chưa|chẳng|suýt|tránh|chống|phòng|ngừa|ngăn|thoát|khỏi|gỡ|bỏ|hết|dừng|sau|từ|vụ|"
            r"án|lệnh)\s+"
            r"(?:\w+\s+){0,2})$",
            title[:start],
            re.IGNORECASE,
        )
        is not None
    )
