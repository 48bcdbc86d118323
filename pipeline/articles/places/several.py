"""Communes of which several provinces have one: the rest of the article decides, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.articles.places.hits import Hit

if TYPE_CHECKING:
    from pipeline.articles.places.found import Found

UNDECIDED = "several places"
_NEAR = 80  # characters behind the commune, in which "(Đồng Tháp)", ", tỉnh Đồng Tháp" stands


def is_undecided(hit: Hit) -> str | None:
    return UNDECIDED if hit.name.choices else None


def decided(found: Sequence[Found]) -> list[Found]:
    """*found* with each commune of several provinces put into one of them, where the article tells which.

    In this order: the one province among them that the article names; where it names several of them, the first
    that stands right behind the commune; where it names none, the one province that all such communes of the
    article share.  What remains stays refused.
    """
    open_ones = [one for one in found if one.refused == UNDECIDED]
    if not open_ones:
        return list(found)
    settled = [one for one in found if not one.refused]
    named = frozenset(one.agency for one in settled)
    shared = frozenset.intersection(*(frozenset(one.name.choices) for one in open_ones))
    different = len({one.name for one in open_ones}) > 1
    only = next(iter(shared)) if len(shared) == 1 and different and not named else None
    return [_place(one, settled, named, only) if one.refused == UNDECIDED else one for one in found]


def _place(one: Found, settled: Sequence[Found], named: frozenset[str], only: str | None) -> Found:
    possible = named & frozenset(one.name.choices)
    where = next(iter(possible)) if len(possible) == 1 else only if not possible else _behind(one, settled, possible)
    return replace(one, unit=where, agency=where, refused="") if where else one


def _behind(one: Found, settled: Sequence[Found], possible: frozenset[str]) -> str | None:
    near = (
        other.agency
        for other in settled
        if other.field is one.field and other.agency in possible and 0 <= other.start - one.end <= _NEAR
    )
    return next(near, None)
