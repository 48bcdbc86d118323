"""The step after the stories: which of them foreign press takes up tonight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipeline.articles.foreign_pickup import TOLD_DAYS, foreign_pickups
from pipeline.records.days import day_in_vietnam
from pipeline.records.pickups import ForeignPickup
from pipeline.store import pickups
from pipeline.store.connect import Stamp, Store


def find_pickups(store: Store, watched: Sequence[str], stamp: Stamp) -> tuple[ForeignPickup, ...]:
    """Write the stories about *watched* agencies that foreign press has taken up; what is new."""
    today = day_in_vietnam(stamp.recorded_at)
    with store.reading() as tx:
        reports = pickups.reports_abroad(tx, watched, today - timedelta(days=TOLD_DAYS))
        known = pickups.told(tx)
    found = foreign_pickups(reports, known, today)
    if found:
        with store.transaction(stamp) as tx:
            pickups.save_pickups(tx, found)
    return found
