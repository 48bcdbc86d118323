"""What a list of pages brings, whatever its format: entries, what was wrong with them, further lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from crawlers.addresses import normalise
from crawlers.feed_dates import settle_dates
from pipeline.records.press import FeedEntry, FetchKind, Problem, entry_id, problem

LISTS = frozenset({FetchKind.FEED, FetchKind.SITEMAP, FetchKind.SECTION})


@dataclass(frozen=True, slots=True)
class Origin:
    """The list itself: its address in the catalogue, its source, its capture, when it was fetched (aware).

    ``dated_by_crawl``: it was told before that all its dates are those of its fetch.
    """

    url: str
    source_id: str
    capture_id: str
    at: datetime
    dated_by_crawl: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What a list says of one page; ``written`` is the date as the list spells it, "" where it gives none."""

    url: str  # absolute and normalised
    title: str  # plain text
    summary: str  # plain text
    written: str


@dataclass(frozen=True, slots=True)
class Listing:
    """``further`` are the sitemaps that a sitemap index names."""

    entries: tuple[FeedEntry, ...]
    problems: tuple[Problem, ...] = ()
    further: tuple[str, ...] = ()


NOTHING = Listing(())


def listing(items: Iterable[Item], origin: Origin, problems: tuple[Problem, ...] = ()) -> Listing:
    """*items* as entries, in order, each once; *problems* are those of the list itself, told before those of dates."""
    items = tuple(items)
    dates, refused = settle_dates(items, origin.url, origin.at, origin.dated_by_crawl)
    found: dict[str, FeedEntry] = {}
    for item, published in zip(items, dates, strict=True):
        identifier = entry_id(origin.url, item.url, item.title, published)
        entry = FeedEntry(
            identifier, origin.url, origin.source_id, item.url, item.title, item.summary, published, origin.capture_id
        )
        found.setdefault(identifier, entry)
    return Listing(tuple(found.values()), (*problems, *refused))


def cut(origin: Origin, most: int, what: str = "entries") -> Problem:
    """The problem that a list is longer than what is read of it."""
    message = (
        f"The list names more than {most} {what}; the rest was left out. Where that is meant, name a shorter list "
        "in the source's file."
    )
    return problem("collect", origin.url, "list_cut", message)


def absolute(base: str, link: str) -> str | None:
    """*link* as the list at *base* means it, normalised; None where it cannot be fetched."""
    try:
        return normalise(urljoin(base, link.strip())) if link.strip() else None
    except ValueError:  # such as "http://[x"
        return None
