"""A name found in one field of an article, with what it means on the article's day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.articles.gazetteer import Gazetteer
from pipeline.articles.places.hits import Hit, find_hits
from pipeline.articles.places.names import Name, NameKind
from pipeline.articles.places.people import beside_a_person
from pipeline.articles.places.rules import refusal
from pipeline.articles.places.scene import Scene
from pipeline.records.agencies import Field
from pipeline.text.folding import Folded

# "HÀ NỘI (TTXVN) -", "Hanoi, Nov 23 (VNA) –": where the report was filed, not what it is about.
_DATELINE = re.compile(
    r"(?:, [^\n()]{1,24})? ?\((?:AFP|AP|Reuters|VNA|TTXVN|VOV|Xinhua|Kyodo|Yonhap|dpa|EFE|Bloomberg|ANTARA|Bernama)\)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """``refused`` says why the name does not count; it is empty where it does."""

    name: Name
    unit: str  # slug as named
    agency: str  # slug valid on the day
    surface: str
    field: Field
    start: int  # characters of the original text
    end: int
    dateline: bool
    home: bool  # "… Việt Nam" stands right behind it, or one of ours who holds the office
    refused: str


def found_in(folded: Folded, original: str, field: Field, gazetteer: Gazetteer, day: date, scene: Scene) -> list[Found]:
    """All names of agencies in one text, those that a rule refuses too, in reading order."""
    hits = find_hits(folded.text, gazetteer, scene)
    return [
        _found(folded, original, field, gazetteer, day, hits, at)
        for at, hit in enumerate(hits)
        if hit.name.kind not in (NameKind.MASK, NameKind.COUNTRY)
    ]


def _found(
    folded: Folded, original: str, field: Field, gazetteer: Gazetteer, day: date, hits: list[Hit], at: int
) -> Found:
    hit = hits[at]
    start, end = folded.span(hit.start, hit.end)
    return Found(
        name=hit.name,
        unit=hit.name.unit,
        agency=gazetteer.resolve(hit.name.unit, day),
        surface=original[start:end],
        field=field,
        start=start,
        end=end,
        dateline=hit.start <= 2 and bool(_DATELINE.match(folded.text, hit.end)),
        home=_is_home(folded.text, hit),
        refused=refusal(folded.text, hits, at, gazetteer.same) or "",
    )


def _is_home(text: str, hit: Hit) -> bool:
    named = hit.name.surface.endswith("Việt Nam") or text.startswith(" Việt Nam", hit.end)
    return named or beside_a_person(text, hit.start, hit.end)
