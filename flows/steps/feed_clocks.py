"""Which feeds are asked in a run, and with what: the records for the pure clock of crawlers/polling.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawlers.job import Validator
from crawlers.polling import next_poll, resting_until
from pipeline.records.feeds import FeedHistory
from pipeline.records.press import Source


@dataclass(frozen=True, slots=True)
class Agenda:
    """The feeds that are due, and when the next of the others is; None where there is no other."""

    due: frozenset[str]
    next_at: datetime | None


def agenda(histories: Iterable[FeedHistory], now: datetime) -> Agenda:
    """Who is due at *now* by their own clocks."""
    clocks = {history.feed_url: next_poll(history, now).at for history in histories}
    later = [at for at in clocks.values() if at > now]
    return Agenda(frozenset(url for url, at in clocks.items() if at <= now), min(later, default=None))


def sources_to_ask(
    sources: Iterable[Source], histories: Iterable[FeedHistory], due: frozenset[str] | None, now: datetime
) -> tuple[Source, ...]:
    """*sources*, each with only those of its feeds, sitemaps and sections that are *due* (None: all) and that
    their server lets be asked (Retry-After)."""
    rests = {history.feed_url for history in histories if (until := resting_until(history)) and until > now}

    def asked(urls: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(url for url in urls if url not in rests and (due is None or url in due))

    return tuple(
        replace(source, feeds=asked(source.feeds), sitemaps=asked(source.sitemaps), sections=asked(source.sections))
        for source in sources
    )


def feed_validators(histories: Iterable[FeedHistory], now: datetime) -> tuple[Validator, ...]:
    """What each feed is asked with: conditions where a 304 may be believed, and the body known from the last time.

    A feed that owes a page is read again whatever its body.
    """
    found = (_validator(history, now) for history in histories if not history.owes)
    return tuple(validator for validator in found if validator is not None)


def _validator(history: FeedHistory, now: datetime) -> Validator | None:
    read = [poll for poll in history.polls if poll.answered and poll.status == 200]
    if not read:
        return None
    last = read[-1]
    if next_poll(history, now).conditional:
        return Validator(history.feed_url, last.etag, last.last_modified, last.body_sha256)
    return Validator(history.feed_url, None, None, last.body_sha256)


def other_validators(
    rows: Iterable[tuple[str, str | None, str | None]], histories: Sequence[FeedHistory]
) -> tuple[Validator, ...]:
    """Those of *rows* (url, ETag, Last-Modified) that are of pages, not of feeds."""
    feeds = {history.feed_url for history in histories}
    return tuple(Validator(*row) for row in rows if row[0] not in feeds)
