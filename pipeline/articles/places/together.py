"""What the fields of an article say about each other: one ministry, one commune of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.articles.places.abroad import COMMON_MINISTRIES
from pipeline.articles.places.found import Found
from pipeline.articles.places.names import NameKind
from pipeline.articles.places.several import decided
from pipeline.records.agencies import Field

ABOUT_MENTIONS = 3  # in the body alone, at least so many …
ABOUT_SHARE = 0.3  # … and at least this share of all that the body names
_BARE = frozenset({NameKind.NAME, NameKind.ROLE, NameKind.ABBREV, NameKind.LISTED})


@dataclass(frozen=True, slots=True)
class Setting:
    """What title and lead say of the country."""

    of_home: bool  # they say Việt Nam
    abroad: bool  # they speak of another state, and not of ours


def judged_together(found: Sequence[Found], setting: Setting) -> list[Found]:
    """*found*, each refused with a short word where the rest of the article refutes it.

    Bộ Quốc phòng is Russia's where the article named it so once and never says Việt Nam, or where title and lead
    speak of another state only.  A name that a person bears is no place.  A commune that had a namesake in
    another province is given up where that province is named; where the article speaks of phường Phú Thọ in another
    province, a bare Phú Thọ is not the province.  A commune of several provinces is put where the
    article tells.
    """
    placed = decided(found)
    foreign = {one.unit for one in found if one.refused == "foreign ministry"}
    people = {one.surface for one in found if one.refused == "person"}
    named = {one.agency for one in found if not one.refused and one.name.kind is not NameKind.UNIT}
    elsewhere = _communes_of_a_name(placed)
    abroad = setting.abroad and not named.difference(one.agency for one in found if one.unit in COMMON_MINISTRIES)

    def refutation(one: Found) -> str:
        if one.name.kind in _BARE and not one.home:
            if one.unit in foreign and not setting.of_home:
                return "foreign ministry"
            if abroad and one.unit in COMMON_MINISTRIES:
                return "foreign ministry"
        if one.name.kind is NameKind.PLACE and one.surface in people:
            return "person"
        if one.name.kind is NameKind.NAME and one.agency in elsewhere.get(one.surface, ()):
            return "elsewhere"
        if one.name.also and one.agency not in named and not named.isdisjoint(one.name.also):
            return "elsewhere"
        return ""

    judged = []
    for one in placed:
        why = "" if one.refused else refutation(one)
        judged.append(replace(one, refused=why) if why else one)
    return judged


def _communes_of_a_name(found: Sequence[Found]) -> dict[str, frozenset[str]]:
    """surface → provinces that bear the name of a commune which the article puts into another province."""
    communes = [one for one in found if one.name.kind is NameKind.UNIT and not one.refused]
    return {
        unit.surface: frozenset(
            one.agency for one in found if one.surface == unit.surface and one.agency != unit.agency and not one.refused
        )
        for unit in communes
    }


def agencies_about(found: Sequence[Found]) -> frozenset[str]:
    """The agencies that the article is about: named in title or lead (a dateline apart), or again and again
    in the body.  A single passing mention in a long body only names."""
    prominent = {one.agency for one in found if one.field is not Field.TEXT and not one.dateline}
    counts = Counter(one.agency for one in found if one.field is Field.TEXT and not one.dateline)
    total = sum(counts.values())
    often = {agency for agency, n in counts.items() if n >= ABOUT_MENTIONS and n >= ABOUT_SHARE * total}
    return frozenset(prominent | often)
