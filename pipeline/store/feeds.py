"""The feeds' histories and health, and which sources the catalogue held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.records.feeds import FeedHealthRow, FeedHistory, FeedPoll, Roster
from pipeline.records.ids import record_id
from pipeline.records.press import Source
from pipeline.store.tx import Tx

POLLS = 60  # of each feed: a good week at a poll every three hours, ten hours at the floor
OWED = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Row(FeedPoll):
    """A poll with the feed that it is of."""

    feed_url: str
    source_id: str


def save_roster(tx: Tx, source_ids: Iterable[str]) -> int:
    """Note which sources the catalogue holds; 1 where they changed, else 0."""
    ids = tuple(sorted(set(source_ids)))
    return tx.append("rosters", [Roster(record_id("roster", *ids), ids)])


def histories(tx: Tx, sources: Iterable[Source], before: datetime) -> tuple[FeedHistory, ...]:
    """One history for each feed, sitemap and section of *sources*, from what was fetched before that instant."""
    polls: dict[tuple[str, str], list[FeedPoll]] = {}
    for row in tx.records(_Row, "feed_polls", before=before, polls=POLLS):
        polls.setdefault((row.source_id, row.feed_url), []).append(row)
    owing = {url for (url,) in tx.rows("owing_feeds", before=before, since=before - OWED)}
    return tuple(
        FeedHistory(feed, source.id, tuple(polls.get((source.id, feed), ())), feed in owing)
        for source in sources
        for feed in dict.fromkeys((*source.feeds, *source.sitemaps, *source.sections))
    )


def resting_pages(tx: Tx, at: datetime) -> list[str]:
    """Pages that failed too recently to be asked again at *at*: an hour, two, four … a night."""
    return [url for (url,) in tx.rows("resting_pages", at=at)]


def pages_asked_since(tx: Tx, since: datetime) -> frozenset[str]:
    """Pages that were asked for after *since*, whatever came of it."""
    return frozenset(url for (url,) in tx.rows("pages_asked_since", since=since))


def health(tx: Tx, at: datetime) -> tuple[FeedHealthRow, ...]:
    """``feed_health_at(at)``, by source and address."""
    return tx.records(FeedHealthRow, "feed_health_rows", known_at=at)


def pages_by_night(tx: Tx, until: datetime) -> dict[int, int]:
    """Pages brought in, by how many whole days before *until*; only days on which something was asked."""
    return {int(days): int(pages) for days, pages in tx.rows("pages_by_night", until=until)}
