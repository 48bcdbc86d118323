"""Stories: their members, profiles and timeline, and what persons corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.agencies import Mention
from pipeline.records.press import StoryMember
from pipeline.records.stories import StoryDay, StoryEvent, StoryProfile, StorySummary, Unjoined
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class _StoryId:
    story_id: str


@dataclass(frozen=True, slots=True)
class _ArticleId:
    article_id: str


# Each save_ function appends what the store does not hold yet and returns the number of new rows.
def save_events(tx: Tx, events: Iterable[StoryEvent]) -> int:
    return tx.append("story_events", events)


def save_profiles(tx: Tx, profiles: Iterable[StoryProfile]) -> int:
    """A new row for each story whose profile changed."""
    return tx.append("story_profiles", profiles)


def story_id_like(tx: Tx, id_prefix: str) -> str:
    """The one story with members whose id begins so; :class:`UnknownRecord` where none or several do."""
    return only_one("sự việc", id_prefix, tx.records(_StoryId, "story_ids_like", prefix=id_prefix)).story_id


def article_id_like(tx: Tx, id_prefix: str) -> str:
    """The one article version whose id begins so; :class:`UnknownRecord` where none or several do."""
    return only_one("bài", id_prefix, tx.records(_ArticleId, "article_ids_like", prefix=id_prefix)).article_id


def members_between(tx: Tx, first: date, last: date) -> tuple[StoryMember, ...]:
    """The membership in force of each article of the days *first* to *last*, by (story, article)."""
    return tx.records(StoryMember, "members_between", first_day=first, last_day=last)


def about_mentions_for(tx: Tx, article_ids: Iterable[str]) -> tuple[Mention, ...]:
    """Of these articles, the mentions of agencies that they are about."""
    return tx.records(Mention, "about_mentions_for", wanted=article_ids)


def members_of_stories(tx: Tx, story_ids: Iterable[str]) -> tuple[StoryMember, ...]:
    """Who is in these stories now, by (story, article)."""
    return tx.records(StoryMember, "members_of_stories", wanted=story_ids)


def events_of(tx: Tx, story_id: str) -> tuple[StoryEvent, ...]:
    """What persons did to the story, in the order in which it happened."""
    return tx.records(StoryEvent, "story_events_of", story_id=story_id)


def has_case(tx: Tx, story_id: str) -> bool:
    return bool(tx.run("story_has_case", story_id=story_id))


def summary(tx: Tx, story_id: str, at: datetime) -> StorySummary | None:
    """The story as known at *at*; None where it has no members then."""
    found = tx.records(StorySummary, "story_summary", story_id=story_id, known_at=at)
    return found[0] if found else None


def days(tx: Tx, story_id: str, at: datetime) -> tuple[StoryDay, ...]:
    """``story_timeline_at(at)`` of one story."""
    return tx.records(StoryDay, "story_days", story_id=story_id, known_at=at)


def largest(tx: Tx, since: date, most: int, at: datetime) -> tuple[StorySummary, ...]:
    """Stories with an article of *since* or later, most articles first."""
    return tx.records(StorySummary, "largest_stories", first_day=since, most=most, known_at=at)


def unjoined_beside(tx: Tx, story_id: str) -> tuple[Unjoined, ...]:
    """Lone articles in other languages on the same agencies and days: what could not be joined."""
    return tx.records(Unjoined, "unjoined_beside", story_id=story_id)
