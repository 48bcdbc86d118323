"""Debunks that a page carries in schema.org's ClaimReview: what was claimed, and who found it false."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.articles.json_ld import nodes_of
from pipeline.records.press import ClaimReview

_KIND = "ClaimReview"
_FALSE = re.compile(
    r"\b(?:sai|sai sự thật|không đúng|không chính xác|bịa đặt|giả|false|fake|incorrect|misleading|wrong|not true|"
    r"untrue|faux|"
    r"pants on fire)\b|不实|虚假|假的|거짓|誤り",
    re.IGNORECASE,
)
_NOT_FALSE = re.compile(r"\b(?:không (?:hề )?sai|not false)\b(?! sự thật)", re.IGNORECASE)
_TRUE = re.compile(r"\b(?:đúng|true)\b", re.IGNORECASE)
_LOW = 0.34  # of the rating's scale: at most this is false
_LONGEST = 400  # characters


def claim_reviews(tree: etree._Element) -> tuple[ClaimReview, ...]:
    """The claims that the page's own data call false, each once; those called true or mixed are none.

    The reviewer is the organisation that publishes the review; a person's name is never taken.
    """
    found = (_review(node) for node in nodes_of(tree) if _KIND in _listed(node.get("@type")))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _review(node: dict[str, object]) -> ClaimReview | None:
    claim = node.get("claimReviewed")
    if not isinstance(claim, str) or not claim.strip() or not _is_false(node.get("reviewRating")):
        return None
    return ClaimReview(" ".join(claim.split())[:_LONGEST], next(_organisations(node), ""))


def _is_false(rating: object) -> bool:
    if not isinstance(rating, dict):
        return False
    words = rating.get("alternateName")
    if isinstance(words, str) and words.strip():
        words = _NOT_FALSE.sub(" ", words)
        return _FALSE.search(words) is not None and _TRUE.search(_FALSE.sub(" ", words)) is None
    value, best, worst = (_number(rating.get(key)) for key in ("ratingValue", "bestRating", "worstRating"))
    worst = 1.0 if worst is None else worst
    if value is None or best is None or best <= worst:
        return False
    return (value - worst) / (best - worst) <= _LOW


def _organisations(node: dict[str, object]) -> Iterator[str]:
    for key in ("publisher", "author"):
        for one in _listed(node.get(key)):
            if isinstance(one, dict) and "Organization" in str(one.get("@type")) and isinstance(one.get("name"), str):
                yield " ".join(str(one["name"]).split())


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
