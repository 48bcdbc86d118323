"""What stands behind a name and takes it over: Cục Thuế tỉnh Bình Dương, xã Bảo Lâm (Lâm Đồng)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.articles.places.hits import Hit
from pipeline.articles.places.names import NameKind

_LOCAL = re.compile(r" (?:tỉnh|thành phố|TP|khu vực|vùng|chi cục)(?!\w)", re.IGNORECASE)
_IN = re.compile(r" ?\(|, (?:tỉnh |thành phố )?")
_LOCAL_KINDS = (NameKind.NAME, NameKind.ABBREV, NameKind.PLACE)


def is_local_branch(text: str, hits: Sequence[Hit], at: int) -> str | None:
    """A ministry's department with a province behind it is the province's own."""
    hit = hits[at]
    if hit.name.kind is not NameKind.DEPARTMENT:
        return None
    if _LOCAL.match(text, hit.end):
        return "local branch"
    if at + 1 < len(hits):
        following = hits[at + 1]
        near = text[hit.end : following.start] == " " and not following.name.ministry
        if near and following.name.unit and following.name.kind in _LOCAL_KINDS:
            return "local branch"
    return None


def is_elsewhere(text: str, hits: Sequence[Hit], at: int, same: Callable[[str, str], bool]) -> str | None:
    """A commune that the text itself puts in another province than ours of that name.

    *same* tells whether two slugs are one unit today.
    """
    hit = hits[at]
    if hit.name.kind not in (NameKind.UNIT, NameKind.PLACE) or hit.name.choices or at + 1 == len(hits):
        return None
    following = hits[at + 1]
    if following.name.kind not in (NameKind.NAME, NameKind.ABBREV) or following.name.ministry:
        return None
    between = text[hit.end : following.start]
    bracket = between.strip() == "("
    if same(hit.name.unit, following.name.unit) or not (bracket or hit.name.kind is NameKind.UNIT):
        return None
    return "elsewhere" if _IN.fullmatch(between) else None
