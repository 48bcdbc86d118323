"""Foreign press takes a story up that was told at home, or in another country, before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.ids import record_id


@dataclass(frozen=True, slots=True)
class StoryReport:
    """One page of a story, for one agency that the story is about."""

    story_id: str
    agency_id: str  # slug
    article_id: str
    title: str
    url: str
    outlet: str  # its name, to be said; never counted or compared
    country: str  # ISO 3166-1 alpha-2
    language: str  # ISO 639-1
    day: date  # in Viet Nam
    published_at: datetime | None  # None where the page has no date


@dataclass(frozen=True, slots=True)
class ForeignPickup:
    """The first report from another country than the one where the story began; once a story and agency."""

    pickup_id: str
    story_id: str
    agency_id: str
    day: date  # of the foreign report
    article_id: str  # the foreign report
    title: str
    url: str
    outlet: str
    country: str
    language: str
    first_day: date  # of the story
    before: int  # pages of the story that were there before


def pickup_id(story_id: str, agency_id: str) -> str:
    return record_id("foreign_pickup", story_id, agency_id)
