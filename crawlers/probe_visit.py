"""One round through one source's addresses: robots.txt first, redirects one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from protego import Protego

from crawlers.addresses import belongs, host_of, normalise
from crawlers.feed_links import feeds_named
from crawlers.feeds import parse_feed
from crawlers.probe_fetch import ProbeAnswer
from crawlers.probe_report import FeedProbe, FeedState
from crawlers.settings import ROBOT_NAME
from pipeline.errors import FeedUnreadable
from pipeline.records.press import Source

Fetch = Callable[[str], ProbeAnswer]

STALE_AFTER = timedelta(days=30)
MAX_REDIRECTS = 5
MAX_CANDIDATES = 3  # feeds named by pages that are tried
_BY_STATUS = {404: FeedState.GONE, 410: FeedState.GONE} | dict.fromkeys((401, 403, 429, 451), FeedState.REFUSED)


@dataclass(frozen=True, slots=True)
class _Landed:
    """A 200 answer, and where it stands if every redirect to it was permanent."""

    answer: ProbeAnswer
    moved_to: str | None


class Visit:
    """Tries a source's addresses by way of *fetch*; keeps each site's robots.txt for the round."""

    def __init__(self, source: Source, fetch: Fetch, now: datetime) -> None:
        self._source, self._fetch, self._now = source, fetch, now
        self._robots: dict[str, Protego | ProbeAnswer] = {}

    def feed(self, url: str) -> FeedProbe:
        """What stands at a feed's address."""
        landed = self._get(url)
        if isinstance(landed, FeedProbe):
            return landed
        answer, moved_to = landed.answer, landed.moved_to
        try:
            entries = parse_feed(answer.body, answer.url, self._source.id, "", self._now)
        except FeedUnreadable:
            return _result(url, FeedState.NOT_A_FEED, answer)
        newest = max((entry.published_at for entry in entries if entry.published_at), default=None)
        state = FeedState.MOVED if moved_to else FeedState.OK
        if not entries:
            state = FeedState.EMPTY
        elif newest and newest < self._now - STALE_AFTER:
            state = FeedState.STALE
        return FeedProbe(url, state, answer.status, None, len(entries), newest, moved_to)

    def pages(self, urls: tuple[str, ...]) -> tuple[tuple[FeedProbe, ...], tuple[str, ...]]:
        """How web pages answer, and the working feeds that they name and the source does not list."""
        results: list[FeedProbe] = []
        named: list[str] = []
        for url in urls:
            landed = self._get(url)
            if isinstance(landed, FeedProbe):
                results.append(landed)
            else:
                results.append(_result(url, FeedState.OK, landed.answer))
                named += feeds_named(landed.answer.body, landed.answer.url)
        listed = {normalise(url) for url in self._source.feeds}
        fresh = [url for url in dict.fromkeys(named) if url not in listed and self._own(url)]
        return tuple(results), tuple(url for url in fresh[:MAX_CANDIDATES] if self.feed(url).state is FeedState.OK)

    def _get(self, url: str) -> _Landed | FeedProbe:
        """The page itself, or what stood in the way of it.  Other hosts are named, not visited."""
        target, permanent = url, True
        for _ in range(MAX_REDIRECTS + 1):
            if not self._own(target):
                return FeedProbe(url, FeedState.ELSEWHERE, None, None, 0, None, target)
            refused = self._by_robots(url, target)
            if refused is not None:
                return refused
            answer = self._fetch(target)
            if not answer.location:
                state = FeedState.FAILED if answer.status is None else _BY_STATUS.get(answer.status, FeedState.FAILED)
                moved_to = target if permanent and target != url else None
                return _Landed(answer, moved_to) if answer.status == 200 else _result(url, state, answer)
            permanent = permanent and answer.status in (301, 308)
            target = _next(target, answer.location)
        return FeedProbe(url, FeedState.FAILED, None, "redirects", 0, None, None)

    def _by_robots(self, url: str, target: str) -> FeedProbe | None:
        """None where robots.txt allows *target*; an unreachable robots.txt forbids all (RFC 9309, 2.3.1.4)."""
        parts = urlsplit(target)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(f"{site}/robots.txt")
        rules = self._robots[site]
        if isinstance(rules, ProbeAnswer):
            return _result(url, FeedState.FAILED, rules)
        return (
            None
            if rules.can_fetch(target, ROBOT_NAME)
            else FeedProbe(url, FeedState.FORBIDDEN, None, None, 0, None, None)
        )

    def _rules(self, address: str) -> Protego | ProbeAnswer:
        answer = self._fetch(address)
        for _ in range(MAX_REDIRECTS):
            if answer.location:
                address = _next(address, answer.location)
                answer = self._fetch(address)
        if answer.status is None or answer.status >= 500 or answer.status == 429:
            return answer
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _own(self, url: str) -> bool:
        return belongs(host_of(url), self._source.allowed_hosts)


def _next(url: str, location: str) -> str:
    """Where a redirect leads; the address as written where it cannot be fetched (then nobody's host)."""
    try:
        return normalise(urljoin(url, location)) or location
    except ValueError:
        return location


def _result(url: str, state: FeedState, answer: ProbeAnswer) -> FeedProbe:
    return FeedProbe(url, state, answer.status, answer.error, 0, None, None)
