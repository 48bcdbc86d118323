"""What a weekly digest is made from: rows of the documented views as of the cut-off, and the digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.learning import LevelCount


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


@dataclass(frozen=True, slots=True)
class DigestInput:
    """Everything a digest is computed from, read from the views as of ``cutoff``."""

    agency_id: str
    agency_name: str
    recipients: tuple[str, ...]  # names of the bodies that get it
    week_start: date  # Monday
    week_end: date  # Sunday
    cutoff: datetime
    coverage: tuple[CoverageRow, ...]
    stories: tuple[StoryRow, ...]
    flags: tuple[FlagRow, ...]
    cases: tuple[CaseRow, ...]
    clocks: tuple[ClockRow, ...]
    sources: tuple[SourceHealthRow, ...]
    rules_version: str
    model_version: str
    flag_threshold: float
    case_threshold: float
    audit_head: str
    levels: tuple[LevelCount, ...] = ()  # of the last weeks, by kind of source and language
