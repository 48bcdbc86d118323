"""Which dates of a list are believed: none that cannot be, none that only say when we asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from crawlers.dates import parse_feed_date, read_instant
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.records.ids import record_id
from pipeline.records.press import Problem, problem
from pipeline.records.publishing import day_in_url

MAX_TOLD = 20  # refused dates of one list that are told one by one
CRAWL_TIME = timedelta(minutes=5)
OLD_ENOUGH = timedelta(hours=1)  # a date that is not the moment of any request
CRAWL_TIME_ENTRIES = 3  # two reports of the last minutes are nothing strange
_OWN_CLOCK = (
    "All dates of this list are the time at which it was fetched: its server writes the present moment into each "
    "entry. They are not used; the pages' own dates or the day first seen stand in."
)
# A server that writes Viet Nam's time and calls it GMT is seven hours ahead; nothing true lies there.
_OFFSETS = (timedelta(0), timedelta(hours=7))


class Dated(Protocol):
    """What is known of a page before its date is settled."""

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def written(self) -> str: ...


def settle_dates(
    items: Sequence[Dated], list_url: str, fetched_at: datetime, is_told: bool = False
) -> tuple[tuple[datetime | None, ...], tuple[Problem, ...]]:
    """The instant (UTC) of each item, None where none is certain, and what was refused.

    A date that is missing or refused gives way to the day that stands as a folder of the page's address.
    Problems: ``date_refused`` (in the future, before 1990; told for each page, at most 20 a list),
    ``dates_unreadable``, ``dates_are_crawl_times`` and its end, ``dates_are_true_again``; *is_told*: the list is
    known to give crawl times, so that only the end is told.
    """
    dates = [parse_feed_date(item.written, fetched_at) if item.written else None for item in items]
    problems = list(_refused(items, dates, list_url))
    if are_crawl_times(items, dates, fetched_at):
        if not is_told:
            problems.append(crawl_times(list_url, fetched_at, _OWN_CLOCK))
        dates = [None] * len(items)
    elif is_told and any(at is not None and fetched_at - at > OLD_ENOUGH for at in dates):
        problems.append(_true_again(list_url, fetched_at))
    settled = (at or _from_address(item.url, fetched_at) for item, at in zip(items, dates, strict=True))
    return tuple(settled), tuple(problems)


def are_crawl_times(items: Sequence[Dated], dates: Sequence[datetime | None], fetched_at: datetime) -> bool:
    """Whether every date lies within five minutes of the fetch though three or more different pages are listed."""
    pages = {item.url for item in items}
    if min(len(pages), len({item.title or item.url for item in items})) < CRAWL_TIME_ENTRIES:
        return False
    return any(
        all(at is not None and abs(at - fetched_at - offset) <= CRAWL_TIME for at in dates) for offset in _OFFSETS
    )


def _from_address(url: str, fetched_at: datetime) -> datetime | None:
    day = day_in_url(url)
    return parse_feed_date(start_of_day(day).isoformat(), fetched_at) if day else None


def _refused(items: Sequence[Dated], dates: Sequence[datetime | None], list_url: str) -> Iterator[Problem]:
    """What is to be told of dates that were written and not believed."""
    doubtful = [item for item, at in zip(items, dates, strict=True) if item.written and at is None]
    impossible = [item for item in doubtful if read_instant(item.written) is not None]
    unreadable = [item for item in doubtful if read_instant(item.written) is None]
    for item in impossible[:MAX_TOLD]:
        message = (
            f"{list_url} dates this page {item.written[:80]!r}, which is in the future or before 1990; the date is "
            "not used. The page's own date or the day first seen stands in."
        )
        yield problem("collect", item.url, "date_refused", message)
    if len(impossible) > MAX_TOLD:
        message = f"{len(impossible)} dates of this list are in the future or before 1990; none of them is used."
        yield problem("collect", list_url, "date_refused", message)
    if unreadable:
        message = (
            f"{len(unreadable)} dates of this list cannot be read with certainty, such as "
            f"{unreadable[0].written[:80]!r}; they are not used."
        )
        yield problem("collect", list_url, "dates_unreadable", message)


def crawl_times(list_url: str, fetched_at: datetime, message: str) -> Problem:
    """The problem that all dates of a list are those of its fetch; a new one where it begins anew another day."""
    return _of_the_day(list_url, "dates_are_crawl_times", fetched_at, message)


def _true_again(list_url: str, fetched_at: datetime) -> Problem:
    message = "This list gave the time of its fetch as every page's date; now its dates are true, and they are used."
    return _of_the_day(list_url, "dates_are_true_again", fetched_at, message)


def _of_the_day(list_url: str, kind: str, fetched_at: datetime, message: str) -> Problem:
    day = day_in_vietnam(fetched_at)
    return Problem(record_id("problem", "collect", list_url, kind, str(day)), "collect", list_url, kind, message)
