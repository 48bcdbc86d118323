"""The bodies that are watched, and where an article names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.records.days import stands
from pipeline.records.ids import record_id


class AgencyKind(StrEnum):
    PROVINCE = "province"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class Agency:
    """A watched or watchable body, with the days in which it exists."""

    id: str  # slug: dak-lak, bo-y-te
    name: str
    kind: AgencyKind
    valid_from: date | None
    valid_to: date | None  # last day of existence
    successor: str | None  # slug

    def exists_on(self, day: date) -> bool:
        return stands(day, self.valid_from, self.valid_to)

    def exists_within(self, first: date, last: date) -> bool:
        """Whether it exists on any day from *first* to *last*."""
        return (self.valid_from is None or self.valid_from <= last) and (
            self.valid_to is None or first <= self.valid_to
        )


class Field(StrEnum):
    """Where in an article a span lies."""

    TITLE = "title"
    LEAD = "lead"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mention:
    """An article names an agency, with the span that says so."""

    mention_id: str
    article_id: str
    agency_id: str  # the unit valid on the article's day
    named_unit: str  # slug of the unit as named; a former unit where the press uses the old name
    surface: str
    field: Field
    start: int  # characters, in that field
    end: int
    about: bool  # the article is about the agency, not only naming it


def mention_id(article_id: str, named_unit: str, field: Field, start: int) -> str:
    return record_id("mention", article_id, named_unit, field.value, str(start))
