"""Which lists of a source are asked for: its own, and within bounds those that its sitemap indexes name."""

from __future__ import annotations

from collections import Counter

from pipeline.records.press import FetchKind, Source

MAX_DEPTH = 2  # an index of indexes is followed, not one below that
MAX_LISTS = 20  # sitemaps of one source that indexes name, in one run


class Routes:
    """Each list is asked for once a run; indexes that name each other come to an end."""

    def __init__(self) -> None:
        self._claimed: set[tuple[str, str]] = set()
        self._followed: Counter[str] = Counter()

    def own(self, source: Source) -> tuple[tuple[FetchKind, str], ...]:
        """The lists that the catalogue names, each address once: feeds, then sitemaps, then sections."""
        ways = (
            (FetchKind.FEED, source.feeds),
            (FetchKind.SITEMAP, source.sitemaps),
            (FetchKind.SECTION, source.sections),
        )
        first: dict[str, FetchKind] = {}
        for kind, urls in ways:
            for url in urls:
                first.setdefault(url, kind)
        self._claimed.update((source.id, url) for url in first)
        return tuple((kind, url) for url, kind in first.items())

    def follow(self, source_id: str, url: str) -> bool:
        """Take a sitemap that an index names -> False where it is taken already or the source has had enough."""
        if (source_id, url) in self._claimed or self._followed[source_id] >= MAX_LISTS:
            return False
        self._claimed.add((source_id, url))
        self._followed[source_id] += 1
        return True
