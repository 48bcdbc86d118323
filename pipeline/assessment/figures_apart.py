"""Two reports of one matter, one figure each: do they count the same thing and disagree?

With only one other report at hand the words around a figure must say that it is the same figure; a report may well
name a sum that the other leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.articles.figures import agree
from pipeline.records.assessment import Claim, Figure
from pipeline.records.press import Field
from pipeline.text.function_words import is_common
from pipeline.text.shingles import words
from pipeline.text.weights import Weights

OPENING = 500  # characters: what a report is about stands there, and there alone do two reports run parallel
AROUND = 7  # words on each side of a figure
MIN_RATIO, MAX_RATIO = 1.08, 5.0
_OF_WHOLE = re.compile(r"\b(?:trong|trên)(?: tổng)?(?: số)?\s*$|/$", re.IGNORECASE)
_OF_PART = re.compile(r"^\s*(?:\w+\s+){0,2}trong(?: tổng)?(?: số)?\s+\d|^/\d", re.IGNORECASE)
RISING = frozenset({"chết", "mất tích", "bị thương", "nhập viện", "mắc bệnh", "sơ tán", "bị bắt"})
_CHANGE = re.compile(
    r"\b(?:tăng lên|tăng thêm|thêm \d+|(?:đã )?nâng (?:tổng )?số|so với|giảm (?:còn|xuống|\d)|cập nhật|mới nhất|"
    r"(?:tính )?(?:đến|tới) (?:\d{1,2}\s?(?:h|giờ|[-/.])|sáng|trưa|chiều|tối|nay|ngày|cuối|hết|thời điểm)|ban đầu|"
    r"đã (?:dọn|giải tỏa|khắc phục|giải ngân|thu hồi|xử lý|tiêu hủy|di dời|cứu|tìm thấy|kiểm tra|rà soát|tiêm|cấp)|"
    r"lũy kế|luỹ kế|rose to|as of|so far|up from)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:!?]|\.(?!\d)")


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
    mine = [(claim, figure) for claim in own if opens(claim) for figure in claim.figures]
    theirs = [(claim, figure) for claim in others if opens(claim) for figure in claim.figures]
    for claim, figure in mine:
        if _listed(figure, everything):
            continue
        found = [apart for pair in theirs if (apart := _apart(own, claim, figure, pair, weights)) is not None]
        if found:
            yield max(found, key=lambda apart: (apart.likeness, apart.other.claim_id, apart.other_figure.start))


def _apart(
    own: Sequence[Claim], claim: Claim, figure: Figure, pair: tuple[Claim, Figure], weights: Weights
) -> Apart | None:
    other, rival = pair
    if not comparable(figure, rival) or agree(figure, rival) or not _may_be_one(figure, rival):
        return None
    if _is_share(claim.sentence, figure) or _is_share(other.sentence, rival):
        return None
    held = {one.field for one in own for mine in one.figures if comparable(mine, rival) and agree(mine, rival)}
    own_text_agrees = claim.field is Field.TITLE and held == {Field.TEXT}
    if held and not own_text_agrees:
        return None
    alike = likeness(claim.sentence, figure, other.sentence, rival, weights)
    return Apart(claim, figure, other, rival, alike, is_slip(figure, rival), own_text_agrees)


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures may count the same: one unit, and no two different things counted."""
    if one.unit != other.unit or (one.counted in RISING) != (other.counted in RISING):
        return False
    if one.counted == other.counted or not one.counted or not other.counted:
        return bool(one.unit or (one.counted and other.counted))
    return bool(set(one.counted.split()) & set(other.counted.split()))


def likeness(sentence: str, figure: Figure, other: str, rival: Figure, weights: Weights) -> float:
    """How much of the words around two figures is the same, 0..1, by how telling the words are."""
    one, two = _around(sentence, figure.start, figure.end), _around(other, rival.start, rival.end)
    whole = min(weights.total(one), weights.total(two))
    return weights.total(one & two) / whole if whole else 0.0


@lru_cache(maxsize=20_000)
def _around(sentence: str, start: int, end: int) -> frozenset[str]:
    before = _CLAUSE.split(sentence[:start])[-1]
    after = _CLAUSE.split(sentence[end:])[0]
    near = [*words(before)[-AROUND:], *words(after)[:AROUND]]
    return frozenset(word for word in near if not word[0].isdigit() and not is_common(word))


def tells_change(sentence: str) -> bool:
    """Whether *sentence* says that its figure is that of a moment, or has changed: another hour, another figure."""
    return _CHANGE.search(sentence) is not None


def is_slip(one: Figure, other: Figure) -> bool:
    """Whether the digits of one are those of the other in another order, or ten, a hundred, a thousand times it."""
    if one.text.casefold().startswith("hàng ") and other.text.casefold().startswith("hàng "):
        return True  # hundreds for dozens
    left, right = _digits(one), _digits(other)
    if left is None or right is None:
        return False
    if left.rstrip("0") == right.rstrip("0"):
        return True
    return len(left) == len(right) > 1 and sorted(left) == sorted(right)


def _digits(figure: Figure) -> str | None:
    found = re.findall(r"\d", figure.text)
    return "".join(found) if found else None


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
