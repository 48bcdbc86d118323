"""What persons do to stories: read one, split it, merge two; each edit is one transaction with its audit entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.stories import profiles
from pipeline.articles.story_edits import merge as merged
from pipeline.articles.story_edits import split as parted
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition
from pipeline.records.press import Article, StoryMember
from pipeline.records.stories import StoryDay, StoryEvent, StoryEventKind, StorySummary, Unjoined, story_event_id
from pipeline.store import audit, press, stories, window
from pipeline.store.connect import Stamp, Store, Tx


@dataclass(frozen=True, slots=True)
class StoryFile:
    """One story with everything that belongs to it."""

    summary: StorySummary
    days: tuple[StoryDay, ...]
    members: tuple[tuple[Article, StoryMember], ...]  # in the order of publication
    events: tuple[StoryEvent, ...]
    unjoined: tuple[Unjoined, ...]  # lone articles in other languages on the same agencies and days


def open_story(store: Store, id_prefix: str, now: datetime) -> StoryFile:
    """Raises :class:`UnknownRecord` where *id_prefix* fits none or several."""
    with store.reading() as tx:
        story = stories.story_id_like(tx, id_prefix)
        summary = stories.summary(tx, story, now)
        assert summary is not None
        members = {member.article_id: member for member in window.members_of_story(tx, story)}
        articles = press.articles_by_id(tx, members)
        return StoryFile(
            summary=summary,
            days=stories.days(tx, story, now),
            members=tuple((article, members[article.article_id]) for article in articles),
            events=stories.events_of(tx, story),
            unjoined=stories.unjoined_beside(tx, story),
        )


def split_story(
    store: Store, id_prefix: str, article_prefixes: tuple[str, ...], reason: str, actor: str, now: datetime
) -> StoryEvent:
    """Take articles off a story into one of their own; what comes later joins the part that it fits.

    Raises :class:`IllegalTransition`, :class:`UnknownRecord`.
    """
    with store.transaction(Stamp(new_run_id("story", now), now)) as tx:
        story = stories.story_id_like(tx, id_prefix)
        members = window.members_of_story(tx, story)
        articles = _articles(tx, members)
        moved = tuple(stories.article_id_like(tx, prefix) for prefix in article_prefixes)
        changed = parted(members, articles, moved)
        other = next(member.story_id for member in changed if member.story_id != story)
        off = tuple(sorted(member.article_id for member in changed if member.story_id == other))
        return _write(tx, StoryEventKind.SPLIT, story, other, off, changed, reason, actor, now)


def merge_stories(
    store: Store, one_prefix: str, other_prefix: str, reason: str, actor: str, now: datetime
) -> StoryEvent:
    """Make two stories one.  The one with a case stays, else the one seen first.

    Raises :class:`IllegalTransition`, :class:`UnknownRecord`.
    """
    with store.transaction(Stamp(new_run_id("story", now), now)) as tx:
        pair = [stories.story_id_like(tx, prefix) for prefix in (one_prefix, other_prefix)]
        held = {story: window.members_of_story(tx, story) for story in pair}
        articles = _articles(tx, [member for members in held.values() for member in members])
        first = {story: min(_moment(articles[m.article_id]) for m in members) for story, members in held.items()}
        kept, gone = sorted(pair, key=lambda story: (not stories.has_case(tx, story), first[story], story))
        changed = merged(held[kept], held[gone], articles)
        off = tuple(member.article_id for member in changed)
        return _write(tx, StoryEventKind.MERGE, kept, gone, off, changed, reason, actor, now)


def _write(
    tx: Tx,
    kind: StoryEventKind,
    story: str,
    other: str,
    moved: tuple[str, ...],
    changed: tuple[StoryMember, ...],
    reason: str,
    actor: str,
    now: datetime,
) -> StoryEvent:
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do (--reason) để người khác kiểm tra được.")
    refuse_secret(None, reason)
    event = StoryEvent(story_event_id(kind, story, other, now), kind, story, other, moved, reason.strip(), actor, now)
    press.save_members(tx, changed)
    stories.save_events(tx, [event])
    stories.save_profiles(tx, profiles(tx, [story, other]))
    words = f"{reason.strip()} | other story: {other} | articles: {' '.join(moved)}"
    audit.append_audit(tx, now, actor, f"story.{kind.value}", story, words)
    return event


def _articles(tx: Tx, members: tuple[StoryMember, ...] | list[StoryMember]) -> dict[str, Article]:
    return {one.article_id: one for one in press.articles_by_id(tx, [member.article_id for member in members])}


def _moment(article: Article) -> datetime:
    return article.published_at or article.first_seen_at
