"""A look at every feed of a source: does it answer, is it a feed, is it alive, where has it gone?

Pure over the fetch function that is handed in; :func:`http_fetch` is the one for the network.
Robots.txt is obeyed here as in collecting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin

from crawlers.addresses import host_of
from crawlers.probe_diff import proposed_yaml_diff
from crawlers.probe_fetch import ProbeAnswer, http_fetch
from crawlers.probe_report import FeedProbe, FeedState, ProbeReport
from crawlers.probe_visit import Fetch, Visit
from pipeline.records.days import day_in_vietnam
from pipeline.records.press import Source

__all__ = ["FeedProbe", "FeedState", "ProbeAnswer", "ProbeReport", "http_fetch", "probe", "proposed_yaml_diff"]

_LOST = (FeedState.GONE, FeedState.NOT_A_FEED, FeedState.ELSEWHERE)
_WORKING = (FeedState.OK, FeedState.MOVED)


def probe(source: Source, fetch: Fetch, now: datetime) -> ProbeReport:
    """Try every feed of *source*; where one is lost or none works, its pages and the feeds that they name.

    *fetch* makes one GET without following redirects; *now* is an aware instant.  A lost feed is
    replaced only where exactly one is lost and a page on the source's own hosts names a working
    feed that is not listed yet; other finds are reported, not assigned.
    """
    visit = Visit(source, fetch, now)
    feeds = [visit.feed(url) for url in source.feeds]
    lost = [place for place, feed in enumerate(feeds) if feed.state in _LOST]
    pages: tuple[FeedProbe, ...] = ()
    found: tuple[str, ...] = ()
    if lost or not any(feed.state in _WORKING for feed in feeds):
        pages, found = visit.pages(source.sections or (_home(source),))
    if len(lost) == 1 and found:
        feeds[lost[0]] = replace(feeds[lost[0]], state=FeedState.MOVED, moved_to=found[0])
        found = found[1:]
    return ProbeReport(source.id, source.name, day_in_vietnam(now), tuple(feeds), pages, found)


def _home(source: Source) -> str:
    address = (*source.feeds, *source.sitemaps)[0]
    return urljoin(address, "/") if host_of(address) in source.allowed_hosts else f"https://{source.allowed_hosts[0]}/"
