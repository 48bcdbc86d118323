"""What is known of a story beside its members: how it is headed, where it comes from, what persons did to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.days import iso
from pipeline.records.ids import record_id


class StoryEventKind(StrEnum):
    SPLIT = "split"  # a wrong join was undone
    MERGE = "merge"  # a missed one was made


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """A person corrected what the machine had joined; the members moved in the same transaction."""

    event_id: str
    kind: StoryEventKind
    story_id: str  # that was split, or into which the other was merged
    other_story: str  # that came off, or that was merged and is empty now
    articles: tuple[str, ...]  # that moved
    reason: str
    actor: str  # login
    happened_at: datetime


def story_event_id(kind: StoryEventKind, story_id: str, other_story: str, happened_at: datetime) -> str:
    return record_id("story_event", kind.value, story_id, other_story, iso(happened_at))


class OriginFrom(StrEnum):
    """How the origin of a text that several outlets carry was told."""

    CREDIT = "credit"  # the copies themselves name an agency
    EARLIEST = "earliest"  # nobody names one: the version seen first
    NONE = ""  # nothing was copied


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a syndicated text comes from."""

    article_id: str  # the version seen first; "" where nothing was copied
    credit: str  # the agency named (TTXVN, Reuters …); "" where none is
    known_from: OriginFrom


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """What is chosen from the members of a story; renewed when they change."""

    story_id: str
    headline_id: str  # the member whose headline stands for all
    origin_id: str
    origin_credit: str
    origin_from: OriginFrom
    figures: tuple[str, ...]  # as written, with the number of reports that give them


@dataclass(frozen=True, slots=True)
class StoryDay:
    """View ``story_timeline``: one day of a story."""

    story_id: str
    day: date
    articles: int
    copies: int
    outlets: int


@dataclass(frozen=True, slots=True)
class StorySummary:
    """One story of view ``stories`` with all its agencies."""

    story_id: str
    headline: str
    first_seen: datetime
    last_seen: datetime
    articles: int
    independent: int
    copies: int
    outlets: int
    countries: int
    languages: int
    foreign_articles: int
    agencies: tuple[str, ...]  # names
    figures: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Unjoined:
    """An article in another language on the same agency and days, which stands alone."""

    story_id: str
    article_id: str
    language: str
    day: date
    title: str
    url: str
