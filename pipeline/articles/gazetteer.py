"""All names of all agencies in one automaton, and which unit a name means on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.articles.places.names import Name, NameKind
from pipeline.articles.places.surfaces import written_forms
from pipeline.articles.places.tables import read_agencies, read_masks, read_names, read_places, read_units
from pipeline.errors import ReferenceDataError
from pipeline.records.agencies import Agency
from pipeline.text.folding import lower


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Built once a process by :func:`load_gazetteer`; never changed."""

    agencies: dict[str, Agency]
    readings: tuple[tuple[Name, ...], ...]  # per pattern of the automaton
    predecessors: dict[str, tuple[str, ...]]
    countries: frozenset[str]
    in_turn: frozenset[int]  # patterns that several ministries bore, one after the other
    automaton: Any = field(repr=False, compare=False)

    def candidates(self, lowered: str) -> list[tuple[int, int, int]]:
        """(pattern, start, end) of every occurrence in a folded, lower-case text, overlapping ones too."""
        found: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(lowered, overlapping=True)
        return found

    def readings_on(self, pattern: int, day: date) -> tuple[Name, ...]:
        """What a pattern may mean; of ministries that bore one name in turn ("Bộ Nông nghiệp"), that of *day*."""
        readings = self.readings[pattern]
        if pattern not in self.in_turn:
            return readings
        standing = tuple(name for name in readings if self._stands(name.unit, day))
        return standing or readings

    def _stands(self, slug: str, day: date) -> bool:
        return self.agencies[slug].exists_on(day)

    def resolve(self, slug: str, day: date) -> str:
        """The unit that stands for *slug* on *day*: its successor after its last day, its one predecessor before."""
        agency = self.agencies[slug]
        if agency.valid_to and day > agency.valid_to and agency.successor:
            return self.resolve(agency.successor, day)
        if agency.valid_from and day < agency.valid_from:
            earlier = self.predecessors.get(slug, ())
            return earlier[0] if len(earlier) == 1 else slug
        return slug

    def same(self, one: str, other: str) -> bool:
        """Whether both slugs stand for one unit today (Bình Dương and Hồ Chí Minh do)."""
        return self.resolve(one, date.max) == self.resolve(other, date.max)


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read data/reference in *folder* and build the automaton (well under a second).

    Raises ReferenceDataError where a table is missing, names an unknown agency or contradicts itself.
    """
    agencies = {agency.id: agency for agency in read_agencies(folder)}
    patterns: dict[str, list[Name]] = {}
    for name in _all_forms(folder):
        if name.unit and name.unit not in agencies:
            raise ReferenceDataError(f"{name.surface!r} chỉ tới cơ quan lạ: {name.unit}")
        readings = patterns.setdefault(lower(name.surface), [])
        if name not in readings:
            readings.append(name)
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.Standard)
    readings_of = tuple(tuple(readings) for readings in patterns.values())
    countries = frozenset(names[0].surface for names in readings_of if names[0].kind is NameKind.COUNTRY)
    in_turn = frozenset(i for i, names in enumerate(readings_of) if len({n.unit for n in names if n.ministry}) > 1)
    return Gazetteer(agencies, readings_of, _predecessors(agencies.values()), countries, in_turn, automaton)


def agencies(gazetteer: Gazetteer) -> tuple[Agency, ...]:
    """Every agency, present and former, in the order of the table."""
    return tuple(gazetteer.agencies.values())


def resolve(gazetteer: Gazetteer, slug: str, day: date) -> str:
    """See :meth:`Gazetteer.resolve`; an unknown slug raises ReferenceDataError."""
    if slug not in gazetteer.agencies:
        raise ReferenceDataError(f"Không có cơ quan {slug!r} trong agencies.csv")
    return gazetteer.resolve(slug, day)


def _all_forms(folder: Path) -> Iterator[Name]:
    tables = chain(read_names(folder), read_places(folder), read_units(folder), read_masks(folder))
    return (form for name in tables for form in written_forms(name))


def _predecessors(known: Iterable[Agency]) -> dict[str, tuple[str, ...]]:
    earlier: dict[str, tuple[str, ...]] = {}
    for agency in known:
        if agency.successor:
            earlier[agency.successor] = (*earlier.get(agency.successor, ()), agency.id)
    return earlier
