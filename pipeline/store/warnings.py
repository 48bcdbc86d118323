"""How much is written about whom, and the early warnings that were raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.warnings import EarlyWarning, PressDay, StoryTitle, Volume
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class WarningLine:
    """One row of the view ``early_warnings``."""

    warning_id: str
    day: date
    agency_id: str
    agency_name: str
    subject: str
    reason: str
    articles: int
    words: str
    found_at: datetime


def save_warnings(tx: Tx, warnings: Iterable[EarlyWarning]) -> int:
    """Append those that are not there yet; the number of new rows."""
    return tx.append("warnings", warnings)


def press_days(tx: Tx, since: date) -> tuple[PressDay, ...]:
    """All articles by day from *since* on, each address once."""
    return tx.records(PressDay, "press_days", since=since)


def agency_volumes(tx: Tx, agencies: Iterable[str], since: date) -> tuple[Volume, ...]:
    """Articles about each of *agencies* (slugs) by day and outlet from *since* on."""
    return tx.records(Volume, "agency_volumes", agencies=list(agencies), since=since)


def hazard_volumes(tx: Tx, agencies: Iterable[str], since: date, words: str) -> tuple[Volume, ...]:
    """Of the articles of :func:`agency_volumes` those whose headline has *words*, a pattern in lower case."""
    return tx.records(Volume, "hazard_volumes", agencies=list(agencies), since=since, words=words)


def story_volumes(tx: Tx, stories: Iterable[str], since: date) -> tuple[Volume, ...]:
    """Articles of each of *stories* (ids) by day and outlet from *since* on."""
    return tx.records(Volume, "story_volumes", wanted=stories, since=since)


def story_titles(tx: Tx, agencies: Iterable[str], since: date) -> tuple[StoryTitle, ...]:
    """Stories about *agencies* (slugs) that have an article of *since* or later."""
    return tx.records(StoryTitle, "story_titles", agencies=list(agencies), since=since)


def warnings_since(tx: Tx, since: date) -> tuple[EarlyWarning, ...]:
    """By (day, agency, subject, reason)."""
    return tx.records(EarlyWarning, "warnings_since", since=since)


def warning_lines(tx: Tx, at: datetime, since: date) -> tuple[WarningLine, ...]:
    """``early_warnings_at(at)`` from *since* on, latest day first."""
    return tx.records(WarningLine, "warning_lines", known_at=at, since=since)
