"""What the fields of an article say about each other: one ministry, one commune of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.articles.places.abroad import COMMON_MINISTRIES
from pipeline.articles.places.found import Found
from pipeline.articles.places.names import NameKind
from pipeline.records.press import Field

ABOUT_MENTIONS = 3  # in the body alone, at least so many …
ABOUT_SHARE = 0.3  # … and at least this share of all that the body names
_BARE = frozenset({NameKind.NAME, NameKind.ROLE, NameKind.ABBREV})


@dataclass(frozen=True, slots=True)
class Setting:
    """What title and lead say of the country."""

    of_home: bool  # they say Việt Nam
    abroad: bool  # they speak of another state, and not of ours


def seen_together(found: Sequence[Found], setting: Setting) -> list[Found]:
    """*found* without what the rest of the article refutes.

    Bộ Quốc phòng is Russia's where the article named it so once and never says Việt Nam, or where title and lead
    speak of another state only.  A name that a person bears is no place.  A commune that had a namesake in
    another province is given up where that province is named.
    """
    foreign = {one.unit for one in found if one.refused == "foreign ministry"}
    people = {one.surface for one in found if one.refused == "person"}
    named = {one.agency for one in found if not one.refused and one.name.kind is not NameKind.UNIT}
    abroad = setting.abroad and not named.difference(one.agency for one in found if one.unit in COMMON_MINISTRIES)

    def refuted(one: Found) -> bool:
        if one.name.kind in _BARE and not one.home:
            if one.unit in foreign and not setting.of_home:
                return True
            if abroad and one.unit in COMMON_MINISTRIES:
                return True
        if one.name.kind is NameKind.PLACE and one.surface in people:
            return True
        return bool(one.name.also) and one.agency not in named and not named.isdisjoint(one.name.also)

    return [one for one in found if not one.refused and not refuted(one)]


def agencies_about(found: Sequence[Found]) -> frozenset[str]:
    """The agencies that the article is about: named in title or lead (a dateline apart), or again and again
    in the body.  A single passing mention in a long body only names."""
    prominent = {one.agency for one in found if one.field is not Field.TEXT and not one.dateline}
    counts = Counter(one.agency for one in found if one.field is Field.TEXT and not one.dateline)
    total = sum(counts.values())
    often = {agency for agency, n in counts.items() if n >= ABOUT_MENTIONS and n >= ABOUT_SHARE * total}
    return frozenset(prominent | often)
