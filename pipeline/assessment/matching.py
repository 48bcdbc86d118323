"""When do two sentences speak of the same thing?"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.weights import Weights, terms

NEGATION = re.compile(
    r"\b(?:không|chưa|chẳng|đâu có|không hề|not|no|never|nor|hasn't|didn't|wasn't|isn't)\b", re.IGNORECASE
)
# Reported rumour: the sentence says that something is said, it does not assert it.
_AS_RUMOUR = re.compile(
    r"\btin\s+(?!tức|học|nhắn|cậy|tưởng|dùng|mừng|vui|buồn|nóng|mới)|\b(?:tin đồn|lan truyền|trên mạng|mạng xã hội|"
    r"tin giả|thất thiệt|cho rằng|nghi vấn|nghi là|rumou?rs?|"
    r"alleged(?:ly)?)\b",
    re.IGNORECASE,
)


# "ghi nhận ca mắc" and "phát hiện ca mắc" say the same.
_REPORTING = re.compile(r"\b(?:ghi nhận|phát hiện|xuất hiện|xảy ra|đầu tiên)\b", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def terms_of(sentence: str) -> frozenset[str]:
    return terms(sentence)


@lru_cache(maxsize=20_000)
def predicate_of(text: str) -> frozenset[str]:
    """The words of *text* that are no names: what is said to have happened, not where or to whom."""
    plain = _REPORTING.sub(" ", text)
    return terms(" ".join(word for word in plain.split() if not word[:1].isupper()))


def predicate_coverage(wanted: str, given: str, weights: Weights) -> float:
    """The share of *wanted*'s telling words, names left out, that stand in *given*, 0..1."""
    return weights.coverage(predicate_of(wanted), terms_of(given))


def coverage(wanted: str, given: str, weights: Weights) -> float:
    """The share of *wanted*'s telling words that stand in *given*, 0..1."""
    return weights.coverage(terms_of(wanted), terms_of(given))


def nearness(one: str, other: str, weights: Weights) -> float:
    """How much two sentences share of their telling words, 0..1 (weighted Jaccard)."""
    both, either = terms_of(one) & terms_of(other), terms_of(one) | terms_of(other)
    whole = weights.total(either)
    return weights.total(both) / whole if whole else 0.0


def is_negated(sentence: str) -> bool:
    return NEGATION.search(sentence) is not None


def is_asserted(sentence: str) -> bool:
    """Whether *sentence* states its matter as a fact rather than as a rumour."""
    return _AS_RUMOUR.search(sentence) is None


def short(text: str, limit: int = 160) -> str:
    """*text* cut at a word so that an explanation stays readable."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
