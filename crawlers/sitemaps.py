"""Sitemaps (sitemaps.org 0.9, with Google's news extension): recent pages, and the sitemaps that an index names.

Only what is recent by ``news:publication_date``, ``lastmod`` or the day in the address is taken: a sitemap
may name every page since the outlet began.  ``lastmod`` only says that a page is worth a look; it is no
date of publication and never becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawlers.dates import parse_feed_date
from crawlers.feed_dates import are_crawl_times, crawl_times
from crawlers.listing import Item, Listing, Origin, absolute, cut, listing
from crawlers.sitemap_xml import MAX_PLACES, Place, Sitemap, read_places
from pipeline.records.days import day_in_vietnam
from pipeline.records.press import Problem, problem
from pipeline.records.publishing import day_in_url

RECENT = timedelta(days=3)  # a weekend on which nothing ran
MAX_FURTHER = 12  # sitemaps of one index that are followed
_OWN_CLOCK = (
    "All lastmod dates of this sitemap are the time at which it was fetched, so it does not tell which pages are new; "
    "only those whose address names a recent day were taken. Name a news sitemap or a section."
)
_MONTH = re.compile(r"(?<!\d)(20\d{2})(?:[-_/]?(0[1-9]|1[0-2])(?!\d)|(?!\d))")
_LATEST = re.compile(r"news|latest|recent|today|moi-nhat|tin-moi", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page of a sitemap and the instant that makes it recent."""

    url: str
    title: str
    written: str  # news:publication_date only
    at: datetime


def read_sitemap(payload: bytes, origin: Origin, max_entries: int) -> Listing:
    """The recent pages of a sitemap, newest first, at most *max_entries*; of an index the sitemaps to follow.

    *payload* is decoded, gzip taken off.  Raises :class:`FeedUnreadable` where it is no sitemap or
    declares entities.
    """
    sitemap = read_places(payload, origin.url)
    problems = _own_problems(sitemap, origin)
    if sitemap.is_index:
        return Listing((), problems, _further(sitemap.places, origin))
    places = [place for place in sitemap.places if not _plainly_old(place, origin.at)]
    found = sorted(_recent(places, origin), key=lambda seen: seen.at, reverse=True)
    moments = [seen.at for seen in found]
    # lastmod is often the moment of the request: then it says nothing, and only the address can date a page.
    undated = len(found) == len(sitemap.places) and not any(seen.written for seen in found)
    if undated and are_crawl_times(found, moments, origin.at):
        if not origin.dated_by_crawl:
            problems = (*problems, crawl_times(origin.url, origin.at, _OWN_CLOCK))
        found = [seen for seen in found if (day := day_in_url(seen.url)) and day >= _first_day(origin.at)]
    if len(found) > max_entries:
        problems = (*problems, cut(origin, max_entries, "recent pages"))
    items = (Item(seen.url, seen.title, "", seen.written) for seen in found[:max_entries])
    return listing(items, origin, problems)


def _recent(places: Sequence[Place], origin: Origin) -> Iterator[_Seen]:
    for place in places:
        url = absolute(origin.url, place.loc)
        if url is None:
            continue
        written = place.published or place.lastmod
        at = parse_feed_date(written, origin.at) if written else None
        day = day_in_url(url)
        if at is None and day is not None:
            at = parse_feed_date(day.isoformat(), origin.at)
        if at is not None and at >= origin.at - RECENT:
            yield _Seen(url, place.title, place.published, at)
        elif at is None and place.published:
            yield _Seen(url, place.title, place.published, origin.at - RECENT)  # news, its date is told as refused


def _plainly_old(place: Place, at: datetime) -> bool:
    """Whether an ISO date says so at first sight: reading each of 50,000 dates in full would take seconds."""
    written = place.published or place.lastmod
    found = _ISO_DAY.match(written)
    return found is not None and found[0] < (_first_day(at) - timedelta(days=1)).isoformat() and found[0] >= "1990"


def _first_day(at: datetime) -> date:
    return day_in_vietnam(at - RECENT)


def _further(places: Sequence[Place], origin: Origin) -> tuple[str, ...]:
    """The sitemaps of an index that may name recent pages, the likeliest first."""
    dated: list[tuple[datetime, str]] = []
    undated: list[str] = []
    for place in places:
        url = absolute(origin.url, place.loc)
        if url is None or url == origin.url:
            continue
        at = parse_feed_date(place.lastmod, origin.at) if place.lastmod else None
        if at is not None and at >= origin.at - RECENT:
            dated.append((at, url))
        elif at is None and not _names_old_month(url, _first_day(origin.at)):
            undated.append(url)
    newest = [url for _, url in sorted(dated, reverse=True)]
    likely = [url for url in undated if _LATEST.search(url)]
    # Outlets number their sitemaps from either end.
    ends = undated[: MAX_FURTHER // 4] + undated[-(MAX_FURTHER // 4) :]
    return tuple(dict.fromkeys((*newest, *likely, *ends)))[:MAX_FURTHER]


def _names_old_month(url: str, first: date) -> bool:
    """Whether the address names a month or year that had ended before *first*."""
    named = _MONTH.findall(url)
    if not named:
        return False
    return max((int(year), int(month or 12)) for year, month in named) < (first.year, first.month)


def _own_problems(sitemap: Sitemap, origin: Origin) -> tuple[Problem, ...]:
    problems: tuple[Problem, ...] = ()
    if sitemap.damage:
        message = f"The sitemap cannot be read to its end ({sitemap.damage}); what stands before was read."
        problems = (problem("collect", origin.url, "list_damaged", message),)
    return (*problems, cut(origin, MAX_PLACES, "pages")) if sitemap.was_cut else problems
