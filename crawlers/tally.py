"""Counts what a run has brought, from the log's own records."""

from __future__ import annotations

from dataclasses import dataclass

from crawlers.fetchlog import LogRecord
from crawlers.listing import LISTS
from pipeline.records.press import FeedEntry, Fetch, FetchKind


@dataclass(frozen=True, slots=True)
class Totals:
    """``fetched`` pages answered 2xx, ``failed`` exchanges of any kind with an error."""

    fetched: int
    failed: int
    entries: int
    failed_sources: tuple[str, ...]  # none of whose feeds, sitemaps and sections could be read


class Tally:
    """A running count."""

    def __init__(self) -> None:
        self.fetched = self.failed = self.entries = 0
        self._tried: set[str] = set()
        self._good: set[str] = set()

    def add(self, record: LogRecord) -> None:
        if isinstance(record, FeedEntry):
            self.entries += 1
        elif isinstance(record, Fetch):
            self._add_fetch(record)

    def totals(self) -> Totals:
        return Totals(self.fetched, self.failed, self.entries, tuple(sorted(self._tried - self._good)))

    def _add_fetch(self, fetch: Fetch) -> None:
        answered = fetch.error is None and fetch.status is not None and 200 <= fetch.status < 300
        self.failed += fetch.error is not None
        self.fetched += answered and fetch.kind is FetchKind.PAGE
        if fetch.kind in LISTS:
            self._tried.add(fetch.source_id)
            if answered or fetch.status == 304:
                self._good.add(fetch.source_id)
