"""Stories that foreign press takes up: what they are told by, and what was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.pickups import ForeignPickup, StoryReport
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class PickupLine:
    """One row of the view ``foreign_pickups``."""

    pickup_id: str
    story_id: str
    agency_id: str
    agency_name: str
    day: date
    headline: str
    title: str
    url: str
    outlet: str
    country: str
    language: str
    article_id: str
    first_day: date
    before: int
    found_at: datetime


def save_pickups(tx: Tx, pickups: Iterable[ForeignPickup]) -> int:
    """Append those that were not told yet; the number of new rows."""
    return tx.append("pickups", pickups)


def reports_abroad(tx: Tx, agencies: Iterable[str], since: date) -> tuple[StoryReport, ...]:
    """All pages of the stories about *agencies* (slugs) that have a page from abroad of *since* or later."""
    return tx.records(StoryReport, "reports_abroad", agencies=list(agencies), since=since)


def told(tx: Tx) -> frozenset[tuple[str, str]]:
    """The (story, agency) that were told."""
    return frozenset((story, agency) for story, agency in tx.rows("pickups_told"))


def pickup_lines(tx: Tx, at: datetime, since: datetime) -> tuple[PickupLine, ...]:
    """``foreign_pickups_at(at)``: what was found after *since*, the latest first."""
    return tx.records(PickupLine, "pickup_lines", known_at=at, since=since)
