"""The feeds' histories and health, and which sources the catalogue held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pipeline.records.feeds import HOST_REST_CEILING, FeedHealthRow, FeedHistory, FeedPoll, Roster
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


class FeedBook:
    """The histories of the feeds, sitemaps and sections of some sources.

    What was asked is read anew only where the store holds other fetches than the last time: at a million of
    them that takes two seconds.  What is owed and who rests depends on the instant and is always read.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = tuple(sources)
        self._held: int | None = None
        self._polls: dict[tuple[str, str], list[FeedPoll]] = {}

    def histories(self, tx: Tx, before: datetime) -> tuple[FeedHistory, ...]:
        """One history a feed, from what was fetched before that instant."""
        self._read(tx)
        owing = {url for (url,) in tx.rows("owing_feeds", before=before, since=before - OWED)}
        rests = resting_hosts(tx, before)

        def history(source: Source, feed: str) -> FeedHistory:
            polls = tuple(poll for poll in self._polls.get((source.id, feed), ()) if poll.at < before)
            return FeedHistory(feed, source.id, polls, feed in owing, rests.get(_host(feed)))

        return tuple(
            history(source, feed)
            for source in self._sources
            for feed in dict.fromkeys((*source.feeds, *source.sitemaps, *source.sections))
        )

    def _read(self, tx: Tx) -> None:
        ((held,),) = tx.rows("fetches_held")
        if held == self._held:
            return
        self._held, self._polls = held, {}
        for row in tx.records(_Row, "feed_polls", polls=POLLS):
            self._polls.setdefault((row.source_id, row.feed_url), []).append(row)


def histories(tx: Tx, sources: Iterable[Source], before: datetime) -> tuple[FeedHistory, ...]:
    """One history for each feed, sitemap and section of *sources*, from what was fetched before that instant."""
    return FeedBook(sources).histories(tx, before)


def resting_pages(tx: Tx, at: datetime) -> list[str]:
    """Pages that failed too recently to be asked again at *at*: an hour, two, four … a night."""
    return [url for (url,) in tx.rows("resting_pages", at=at)]


def resting_hosts(tx: Tx, at: datetime) -> dict[str, datetime]:
    """Hosts that asked to be left alone (429, or 503 of a page, with Retry-After) and still are to be at *at*."""
    return dict(tx.rows("resting_hosts", at=at, ceiling=HOST_REST_CEILING))


def dated_by_crawl(tx: Tx, at: datetime) -> tuple[str, ...]:
    """Feeds, sitemaps and sections that, as known at *at*, give the time of their fetch for every page's date."""
    return tuple(url for (url,) in tx.rows("feeds_dated_by_crawl", at=at))


def health(tx: Tx, at: datetime) -> tuple[FeedHealthRow, ...]:
    """``feed_health_at(at)``, by source and address."""
    return tx.records(FeedHealthRow, "feed_health_rows", known_at=at)


def pages_by_night(tx: Tx, until: datetime) -> dict[int, int]:
    """Pages brought in, by how many whole days before *until*; only days on which something was asked."""
    return {int(days): int(pages) for days, pages in tx.rows("pages_by_night", until=until)}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")
