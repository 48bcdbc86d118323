"""The reference tables as records: data/reference/{agencies,names,places,units,foreign,not_places}.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.articles.places.names import Name, NameKind, Need
from pipeline.errors import ReferenceDataError
from pipeline.records.agencies import Agency, AgencyKind
from pipeline.text.folding import fold


def read_agencies(folder: Path) -> tuple[Agency, ...]:
    """agencies.csv as records; every successor must itself be in the table."""
    agencies: list[Agency] = []
    for row in _rows(folder / "agencies.csv"):
        try:
            kind, start, end = AgencyKind(row["kind"]), _day(row["valid_from"]), _day(row["valid_to"])
        except ValueError as error:
            raise ReferenceDataError(f"agencies.csv, {row['slug']}: {error}") from error
        agencies.append(Agency(row["slug"], row["name"], kind, start, end, row["successor"] or None))
    known = {agency.id for agency in agencies}
    for agency in agencies:
        if agency.successor and agency.successor not in known:
            raise ReferenceDataError(f"agencies.csv: {agency.id} có đơn vị kế thừa lạ: {agency.successor}")
    return tuple(agencies)


def read_names(folder: Path) -> Iterator[Name]:
    """names.csv: the agencies' own names, abbreviations, foreign forms, departments."""
    for row in _rows(folder / "names.csv"):
        kind = _kind("names.csv", row["kind"], row["surface"])
        yield Name(fold(row["surface"]).text, row["slug"], kind, row["language"], _needs("names.csv", row["needs"]))


def read_places(folder: Path) -> Iterator[Name]:
    """places.csv: places that stand in one province only, under their former province where there was one."""
    for row in _rows(folder / "places.csv"):
        unit, foreign = row["former"] or row["province"], row["kind"] == "foreign"
        kind = NameKind.FOREIGN if foreign else NameKind.PLACE
        surface = fold(row["surface"]).text
        language = "latin" if foreign and surface.isascii() else "any" if foreign else "vi"
        yield Name(surface, unit, kind, language, _needs("places.csv", row["needs"]))


def read_units(folder: Path) -> Iterator[Name]:
    """units.csv: districts (until 30 June 2025), communes and wards (before and after).

    A commune of today that stands in the table under several provinces is one name with all of them as choices.
    """
    several: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in _rows(folder / "units.csv"):
        several.setdefault((row["type"], row["name"], row["period"]), []).append(row)
    for (type_word, name, period), rows in several.items():
        choices = tuple(row["former"] or row["province"] for row in rows)
        also = tuple(rows[0]["also"].split(";")) if rows[0]["also"] else ()
        surface = fold(name).text
        yield Name(
            surface, choices[0], NameKind.UNIT, "vi", frozenset(), type_word, period, also,
            choices if len(choices) > 1 else (),
        )  # fmt: skip


def read_masks(folder: Path) -> Iterator[Name]:
    """not_places.csv and foreign.csv: what only looks like an agency, and what lies abroad."""
    for row in _rows(folder / "not_places.csv"):
        yield Name(fold(row["surface"]).text, "", NameKind.MASK, "vi")
    for row in _rows(folder / "foreign.csv"):
        yield Name(fold(row["surface"]).text, "", NameKind.COUNTRY, "vi")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)
    except OSError as error:
        raise ReferenceDataError(f"Không đọc được {path.name}: {error.strerror}") from error


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _kind(table: str, text: str, surface: str) -> NameKind:
    try:
        return NameKind(text)
    except ValueError as error:
        raise ReferenceDataError(f"{table}, {surface}: loại tên lạ: {text}") from error


def _needs(table: str, text: str) -> frozenset[Need]:
    try:
        return frozenset(Need(part) for part in text.split(";") if part)
    except ValueError as error:
        raise ReferenceDataError(f"{table}: điều kiện lạ: {text}") from error
