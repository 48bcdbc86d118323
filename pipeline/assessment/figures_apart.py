"""Two reports of one matter, one figure each: do they count the same thing and disagree?

With only one other report at hand the words around a figure must say that it is the same figure; a report may well
name a sum that the other leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.articles.figures import agree
from pipeline.assessment.figure_likeness import comparable, is_slip, likeness
from pipeline.assessment.told_numbers import numbers_in
from pipeline.records.agencies import Field
from pipeline.records.assessment import Claim, Figure
from pipeline.text.weights import Weights

OPENING = 500  # characters: what a report is about stands there, and there alone do two reports run parallel
MIN_RATIO, MAX_RATIO = 1.08, 5.0
_OF_WHOLE = re.compile(r"\b(?:trong|trên)(?: tổng)?(?: số)?\s*$|/$", re.IGNORECASE)
_OF_PART = re.compile(r"^\s*(?:\w+\s+){0,2}trong(?: tổng)?(?: số)?\s+\d|^/\d", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:tăng lên|tăng thêm|thêm \d+|(?:đã )?nâng (?:tổng )?số|so với|giảm (?:còn|xuống|\d)|cập nhật|mới nhất|"
    r"(?:tính )?(?:đến|tới) (?:\d{1,2}\s?(?:h|giờ|[-/.])|sáng|trưa|chiều|tối|nay|ngày|cuối|hết|thời điểm)|ban đầu|"
    r"đã (?:dọn|giải tỏa|khắc phục|giải ngân|thu hồi|xử lý|tiêu hủy|di dời|cứu|tìm thấy|kiểm tra|rà soát|tiêm|cấp)|"
    r"còn (?:lại )?(?:khoảng |hơn |gần )?\d+|lũy kế|luỹ kế|rose to|as of|so far|up from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure of *claim* against a figure of *other*."""

    claim: Claim
    figure: Figure
    other: Claim
    other_figure: Figure
    likeness: float  # 0..1, of the words around the two figures
    is_slip: bool  # digits changed places or a nought was lost: how figures go wrong in copying
    own_text_agrees: bool  # with the other: only the headline has another figure


def figures_apart(own: Sequence[Claim], others: Sequence[Claim], weights: Weights) -> Iterator[Apart]:
    """For each figure in the opening of *own* the figure of *others* that counts the same and cannot be the same.

    A figure that the other report has too, anywhere, is confirmed; one that the own text has beside it is no rival,
    unless it stands in the headline alone against the own text.
    """
    everything = [figure for claim in others for figure in claim.figures]
    theirs = [(claim, figure) for claim in others if opens(claim) for figure in claim.figures]
    told = _numbers(own), _numbers(others)
    for claim in own:
        for figure in claim.figures if opens(claim) else ():
            if _listed(figure, everything):
                continue
            found = [apart for pair in theirs if (apart := _apart(own, claim, figure, pair, weights, told)) is not None]
            if found:
                yield max(found, key=lambda apart: (apart.likeness, apart.other.claim_id, apart.other_figure.start))


def _apart(
    own: Sequence[Claim],
    claim: Claim,
    figure: Figure,
    pair: tuple[Claim, Figure],
    weights: Weights,
    told: tuple[frozenset[float], frozenset[float]],
) -> Apart | None:
    other, rival = pair
    if not comparable(figure, rival) or agree(figure, rival) or not _may_be_one(figure, rival):
        return None
    if _is_share(claim.sentence, figure) or _is_share(other.sentence, rival):
        return None
    held = {one.field for one in own for mine in one.figures if comparable(mine, rival) and agree(mine, rival)}
    in_text = [one for mine in own if mine.field is Field.TEXT for one in mine.figures]
    own_text_agrees = claim.field is Field.TITLE and held == {Field.TEXT} and not _listed(figure, in_text)
    if not own_text_agrees and (held or _accounted_for(figure, rival, told)):
        return None
    alike = likeness(claim.sentence, figure, other.sentence, rival, weights)
    return Apart(claim, figure, other, rival, alike, is_slip(figure, rival), own_text_agrees)


def _accounted_for(figure: Figure, rival: Figure, told: tuple[frozenset[float], frozenset[float]]) -> bool:
    """Whether a side has the other's number in other words, or as a sum or difference: 30 guests and 11 crew are 41."""
    mine, theirs = told
    return _follows(rival.low, mine) or _follows(figure.low, theirs)


def _follows(value: float, numbers: frozenset[float]) -> bool:
    return value in numbers or any(
        abs(one - two) == value or one + two == value for one in numbers for two in numbers if one != two
    )


def _numbers(claims: Sequence[Claim]) -> frozenset[float]:
    """The exact numbers that the opening of a report tells."""
    ranges = [number for claim in claims if opens(claim) for number in numbers_in(claim.sentence)]
    return frozenset(low for low, high in ranges if low == high)


def tells_change(sentence: str) -> bool:
    """Whether *sentence* says that its figure is that of a moment, or has changed: another hour, another figure."""
    return _CHANGE.search(sentence) is not None


def _may_be_one(figure: Figure, rival: Figure) -> bool:
    """Farther apart than rounding, and not so far that they must count different things."""
    ratio = _ratio(figure, rival)
    return ratio >= MIN_RATIO and (ratio <= MAX_RATIO or is_slip(figure, rival))


def _is_share(sentence: str, figure: Figure) -> bool:
    """Whether the figure is a part of another or the whole of which a part is told: "3 trong 7 biệt thự"."""
    return bool(_OF_WHOLE.search(sentence[: figure.start]) or _OF_PART.match(sentence[figure.end :]))


def _ratio(one: Figure, other: Figure) -> float:
    low, high = sorted(((one.low + one.high) / 2, (other.low + other.high) / 2))
    return high / max(low, 1e-9)


def _listed(figure: Figure, others: Sequence[Figure]) -> bool:
    return any(comparable(figure, other) and agree(figure, other) for other in others)


def opens(claim: Claim) -> bool:
    return claim.field is Field.TITLE or claim.start < OPENING
