"""Sources, fetches, captures, feed entries, articles, mentions, story members."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from pipeline.records.agencies import Agency, Mention
from pipeline.records.feeds import RECHECK_PAUSE
from pipeline.records.press import Article, Capture, FeedEntry, Fetch, Problem, Source, StoryMember
from pipeline.store.tx import Tx


# Each save_ function appends what the store does not hold yet and returns the number of new rows.
def save_agencies(tx: Tx, agencies: Iterable[Agency]) -> int:
    """A new snapshot row for each agency whose content changed."""
    return tx.append("agencies", agencies)


def save_sources(tx: Tx, sources: Iterable[Source]) -> int:
    """A new snapshot row for each source whose content changed."""
    return tx.append("sources", sources)


def save_fetches(tx: Tx, fetches: Iterable[Fetch]) -> int:
    return tx.append("fetches", fetches)


def save_captures(tx: Tx, captures: Iterable[Capture]) -> int:
    return tx.append("captures", captures)


def save_entries(tx: Tx, entries: Iterable[FeedEntry]) -> int:
    return tx.append("feed_entries", entries)


def save_articles(tx: Tx, articles: Iterable[Article]) -> int:
    return tx.append("articles", articles)


def save_mentions(tx: Tx, mentions: Iterable[Mention]) -> int:
    return tx.append("mentions", mentions)


def save_members(tx: Tx, members: Iterable[StoryMember]) -> int:
    """An article that moved to another story gets a new row; the latest is in force."""
    return tx.append("story_members", members)


def save_problems(tx: Tx, problems: Iterable[Problem]) -> int:
    return tx.append("problems", problems)


def all_agencies(tx: Tx) -> tuple[Agency, ...]:
    """The latest snapshot of each, by id."""
    return tx.records(Agency, "all_agencies")


def all_sources(tx: Tx) -> tuple[Source, ...]:
    """The latest snapshot of each, by id."""
    return tx.records(Source, "all_sources")


def all_problems(tx: Tx) -> tuple[Problem, ...]:
    """In the order in which they became known."""
    return tx.records(Problem, "all_problems")


def known_page_urls(tx: Tx) -> list[str]:
    """Addresses that need not be fetched again: pages that came, and what redirected to one."""
    return [url for (url,) in tx.rows("known_page_urls")]


def validators(tx: Tx, before: datetime, since: datetime) -> tuple[tuple[str, str | None, str | None], ...]:
    """(url, ETag, Last-Modified) of the latest good answer before *before* of each address that gave one of the two.

    Feeds that named a page since *since* which has not come are left out: they must be read again.
    """
    found = tx.rows("validators", before=before, since=since)
    return tuple((url, etag, modified) for url, etag, modified in found)


def recheck_urls(tx: Tx, agencies: Iterable[str], since: datetime) -> list[str]:
    """Pages about these agencies (slugs) that are to be asked again, latest versions, by address.

    *since* is three days before the present.  Pages first seen since then, once a night; those with a standing
    flag for 30 days and those that an open case rests on as long as it is open, once in RECHECK_PAUSE.
    """
    return [url for (url,) in tx.rows("recheck_urls", agencies=list(agencies), since=since, pause=RECHECK_PAUSE)]


def unprocessed_captures(tx: Tx) -> tuple[Capture, ...]:
    """Pages with status 200 that gave neither an article nor a problem of stage ``extract``.

    Ordered by (fetched_at, url).
    """
    return tx.records(Capture, "unprocessed_captures")


def captures_by_id(tx: Tx, ids: Iterable[str]) -> tuple[Capture, ...]:
    """Those of *ids* that are there, by (fetched_at, url)."""
    return tx.records(Capture, "captures_by_id", wanted=ids)


def entries_for_urls(tx: Tx, urls: Iterable[str]) -> tuple[FeedEntry, ...]:
    """The latest feed entry of each address that has one, by address: at most one a url."""
    return tx.records(FeedEntry, "entries_for_urls", wanted=urls)


def articles_by_id(tx: Tx, ids: Iterable[str]) -> tuple[Article, ...]:
    """Those of *ids* that are there, by (day, published_at, article_id)."""
    return tx.records(Article, "articles_by_id", wanted=ids)


def articles_since(tx: Tx, day: date) -> tuple[Article, ...]:
    """All versions of *day* or later, by (day, published_at, article_id); undated last in their day."""
    return tx.records(Article, "articles_since", day=day)


def mentions_for(tx: Tx, article_ids: Iterable[str]) -> tuple[Mention, ...]:
    """By (article, field, start)."""
    return tx.records(Mention, "mentions_for", wanted=article_ids)


def members_since(tx: Tx, day: date) -> tuple[StoryMember, ...]:
    """The membership in force of each article of *day* or later, by (story, article)."""
    return tx.records(StoryMember, "members_since", day=day)
