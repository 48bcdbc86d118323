"""The spider: feeds of the sources, their sitemaps, their section pages, then the pages that they name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawlers.addresses import SourceIndex, host_of, normalise
from crawlers.job import CrawlJob
from crawlers.listing import LISTS, NOTHING, Listing
from crawlers.recorder import Recorder
from crawlers.recording import Recording, RecordRef
from crawlers.replay import replay_sources
from crawlers.resting import Rests
from crawlers.routes import MAX_DEPTH, Routes
from crawlers.visited import Visited
from pipeline.records.press import FetchKind, Problem, problem

# Feeds before sitemaps before sections before rechecks before pages.
_PRIORITY = {FetchKind.FEED: 20, FetchKind.SITEMAP: 18, FetchKind.SECTION: 16, FetchKind.PAGE: 0}
_RECHECK = 10


class PressSpider(Spider):
    """Asks for every list of the job, and for each new page of a list once; writes through the recorder only."""

    name = "press"

    def __init__(
        self, job: CrawlJob, recorder: Recorder, visited: Visited, recording: Recording | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.recorder = recorder
        self.visited = visited
        self.recording = recording
        self.feed_sources = replay_sources(recording, job.sources) if recording else {}
        self.index = SourceIndex((*job.sources, *self.feed_sources.values()))
        self.rests = Rests(job.resting_hosts, job.caps.patience_seconds)
        self.finish_reason = ""
        self._validators = {validator.url: validator for validator in job.validators}
        self._strange_hosts: set[tuple[str, str]] = set()
        self._routes = Routes()

    async def start(self) -> AsyncIterator[Request]:
        rechecks = [url for raw in self.job.recheck if (url := normalise(raw))]
        for url in rechecks:
            self.visited.claim(url)
        for ref, source in self.feed_sources.items():
            via: dict[str, Any] = {"redirect_urls": [ref.via]} if ref.via else {}
            yield self._request(ref.url, source.id, ref.lists or FetchKind.FEED, record=(ref.url, ref), **via)
        for source in () if self.recording else self.job.sources:
            for kind, url in self._routes.own(source):
                yield self._request(url, source.id, kind)
        for url in dict.fromkeys(rechecks):
            for request in self._recheck(url):
                yield request

    def on_list(self, response: Response) -> Iterator[Request]:
        """New pages of a list, and an index's sitemaps; it was read and logged when it was archived."""
        found: Listing = response.meta.get("listing") or NOTHING
        for entry in found.entries:
            if self._may_ask(entry.source_id, entry.url) and self.visited.claim(entry.url):
                yield from self._pages(entry.url, entry.source_id, _PRIORITY[FetchKind.PAGE])
        depth, source_id = response.meta.get("index_depth", 0) + 1, response.meta["source_id"]
        for url in found.further if depth <= MAX_DEPTH and self.recording is None else ():
            if self._may_ask(source_id, url) and self._routes.follow(source_id, url):
                yield self._request(url, source_id, FetchKind.SITEMAP, index_depth=depth)

    def on_page(self, response: Response) -> None:
        """Nothing is done with a page here: it lies in the archive."""

    def on_failure(self, failure: Any) -> None:
        """Nothing is done here: the archive middleware has logged it."""

    def closed(self, reason: str) -> None:
        self.finish_reason = reason

    def _recheck(self, url: str) -> Iterator[Request]:
        source = self.index.by_host(host_of(url))
        if source is not None:
            yield from self._pages(url, source.id, _RECHECK)
            return
        message = "No source of the catalogue has this page's host; it was not looked at again."
        self.recorder.note("", (problem("collect", url, "no_source", message),))

    def _pages(self, url: str, source_id: str, priority: int) -> Iterator[Request]:
        """One request for *url*; in a replay one for each of its recorded versions."""
        versions: tuple[RecordRef | None, ...] = self.recording.versions(url) if self.recording else ()
        for ref in versions or (None,):
            yield self._request(url, source_id, FetchKind.PAGE, priority, record=(url, ref))

    def _request(self, url: str, source_id: str, kind: FetchKind, priority: int | None = None, **meta: Any) -> Request:
        # An index may be unchanged while the sitemaps that it names are not: the first is always read.
        is_root = kind is FetchKind.SITEMAP and "index_depth" not in meta
        return Request(
            url,
            callback=self.on_list if kind in LISTS else self.on_page,
            errback=self.on_failure,
            headers={} if is_root else self._conditions(url),
            priority=_PRIORITY[kind] if priority is None else priority,
            dont_filter=True,  # which pages are asked for is decided by Visited
            meta={"source_id": source_id, "kind": kind, **meta},
        )

    def _conditions(self, url: str) -> dict[str, str]:
        """Headers of a conditional GET, where the last answer gave something to ask with."""
        validator = self._validators.get(url)
        if validator is None:
            return {}
        wanted = {"If-None-Match": validator.etag, "If-Modified-Since": validator.last_modified}
        return {name: value for name, value in wanted.items() if value}

    def _may_ask(self, source_id: str, url: str) -> bool:
        """Whether an address is on its source's hosts; a strange host is told once for each source."""
        host = host_of(url)
        if self.recording is not None or self.index.allows(source_id, host):
            return True
        if (source_id, host) not in self._strange_hosts:
            self._strange_hosts.add((source_id, host))
            self.recorder.note(source_id, (_strange_host(source_id, host),))
        return False


def spider_of(crawler: Crawler) -> PressSpider:
    """The spider that *crawler* runs, for the components that are built beside it."""
    if not isinstance(crawler.spider, PressSpider):
        raise TypeError(f"these components belong to {PressSpider.__name__}, not to {crawler.spider!r}")
    return crawler.spider


def _strange_host(source_id: str, host: str) -> Problem:
    message = (
        f"A list of source {source_id} names pages on {host}, which is none of its hosts; they were not "
        "fetched. Add the host to allowed_hosts if it belongs to the source."
    )
    return problem("collect", f"{source_id} {host}", "off_host", message)
