"""Rows of the documented views, as of an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """View ``coverage_daily``: articles about one agency on one day."""

    day: date
    agency_id: str
    domestic: int
    foreign: int


@dataclass(frozen=True, slots=True)
class StoryRow:
    """View ``stories``, one row a story and agency that it is about."""

    story_id: str
    agency_id: str
    headline: str
    first_seen: datetime
    last_seen: datetime
    articles: int
    copies: int
    outlets: int
    countries: int
    languages: int
    foreign_articles: int


@dataclass(frozen=True, slots=True)
class FlagRow:
    """View ``triage_queue`` with ``decision``: every assessment of level ``flag``, decided or not."""

    assessment_id: str
    agency_id: str
    article_id: str
    story_id: str
    day: date
    title: str
    url: str
    score: float
    reasons: tuple[str, ...]  # the signals' Vietnamese explanations
    signals: tuple[str, ...]  # their names
    decision: str  # "" where nobody has decided yet


@dataclass(frozen=True, slots=True)
class WeekFlag(FlagRow):
    """A flag where a week's paper tells it, by when it was raised; the day is that of its article.

    ``part``: ``week``; ``before`` (earlier, and open when the week began); ``later`` (after the week, on its articles).
    """

    part: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """View ``cases``."""

    case_id: str
    agency_id: str
    story_id: str
    title: str
    state: str
    opened_at: datetime
    regulation_id: str
    by_choice: bool
    flags: int
    state_since: datetime | None = None  # when the event happened that made it so


@dataclass(frozen=True, slots=True)
class ClockRow:
    """View ``case_clock``: one row a clock; ``days_left`` counts whole days to the last day."""

    case_id: str
    kind: str
    started_on: date
    last_day: date
    moved_last_day: date
    due_at: datetime
    ended_at: datetime | None
    days_left: int
    overdue: bool
    basis: str
    paused_since: date | None = None  # an internal clock that stands
    clock_id: str = ""


@dataclass(frozen=True, slots=True)
class SourceHealthRow:
    """View ``source_health``: what a source delivered in the last night it was asked."""

    source_id: str
    name: str
    kind: str
    last_asked: datetime | None
    last_delivered: datetime | None
    fetched: int  # pages brought in that night
    failed: int
    expected_min: int
    status: str  # Vietnamese, plain words
    why: str  # Vietnamese; "" where all is well
    since: datetime | None = None  # from when the status holds; None where that is not known or all is well
