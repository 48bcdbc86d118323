"""Two figures side by side: may they count the same, how like are the words around them, did a digit slip?"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.records.assessment import Figure
from pipeline.text.function_words import is_common
from pipeline.text.shingles import words
from pipeline.text.weights import Weights

AROUND = 7  # words on each side of a figure
# Counts of people that rise while the news comes in.
RISING = frozenset({"chết", "mất tích", "bị thương", "nhập viện", "mắc bệnh", "sơ tán", "bị bắt"})
_CLAUSE = re.compile(r"[;:!?]|\.(?!\d)")


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
