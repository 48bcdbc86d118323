"""From where to where in time a morning's page tells: nothing is told twice, nothing falls between two pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pipeline.records.daily import Collection, PagesBefore, Reach
from pipeline.records.days import day_in_vietnam

LOOKS_BACK = timedelta(days=1)  # where there is no page before
LONGEST = timedelta(hours=12)  # a collection that has not ended by then was killed
_INSTANT = timedelta(microseconds=1)


def first_instant(before: PagesBefore, cutoff: datetime) -> datetime:
    """Since when the page tells: the cut-off of the page of the last earlier day, without one a day before."""
    return before.earlier_day or cutoff - LOOKS_BACK


def is_running(collection: Collection | None, at: datetime) -> bool:
    """Whether *collection*, as known *at* that instant, was still bringing in articles."""
    return collection is not None and not collection.ended and at - collection.started_at <= LONGEST


def settled(collection: Collection | None, at: datetime) -> datetime:
    """Until when all that is recorded is known *at* that instant.

    A collection records everything as of its beginning: while it runs more comes under that instant, so a page holds
    nothing of it and the next one holds all.
    """
    return collection.started_at - _INSTANT if collection is not None and is_running(collection, at) else at


def reach_of(
    day: date, cutoff: datetime, before: PagesBefore, running_before: Collection | None, running: Collection | None
) -> Reach:
    """The reach of the page of *day*: *running* is the collection last begun at *cutoff*, *running_before* at the
    instant since when the page tells.

    Articles of the days since then, and of yesterday, are in time; those of earlier days came late.
    """
    since = first_instant(before, cutoff)
    first_day = min(day_in_vietnam(since), day - timedelta(days=1))
    return Reach(since, settled(running_before, since), settled(running, cutoff), first_day)
