"""The rows of a digest, read from the documented views as they were known at an instant."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.records.digest import CaseRow, ClockRow, CoverageRow, FlagRow, SourceHealthRow, StoryRow
from pipeline.store.tx import Tx


def coverage(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> tuple[CoverageRow, ...]:
    """``coverage_daily_at(at)`` from *start* to *end*, both included; days without articles have no row."""
    return tx.records(CoverageRow, "coverage", agency_id=agency_id, first_day=start, last_day=end, known_at=at)


def story_rows(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> tuple[StoryRow, ...]:
    """``stories_at(at)`` that were alive between *start* and *end* (days in Viet Nam), largest first."""
    return tx.records(StoryRow, "story_rows", agency_id=agency_id, first_day=start, last_day=end, known_at=at)


def flag_rows(tx: Tx, agency_id: str, start: date, end: date, at: datetime) -> tuple[FlagRow, ...]:
    """``triage_at(at)``: flags on articles of these days, decided or not, highest score first."""
    return tx.records(FlagRow, "flag_rows", agency_id=agency_id, first_day=start, last_day=end, known_at=at)


def case_rows(tx: Tx, agency_id: str, at: datetime) -> tuple[CaseRow, ...]:
    """``cases_at(at)``, latest first."""
    return tx.records(CaseRow, "case_rows", agency_id=agency_id, known_at=at)


def clock_rows(tx: Tx, agency_id: str, at: datetime) -> tuple[ClockRow, ...]:
    """``case_clock_at(at)``: running ones first, by due_at; days_left and overdue as of *at*."""
    return tx.records(ClockRow, "clock_rows", agency_id=agency_id, known_at=at)


def source_rows(tx: Tx, at: datetime) -> tuple[SourceHealthRow, ...]:
    """``source_health_at(at)``, by source id."""
    return tx.records(SourceHealthRow, "source_rows", known_at=at)


def queue(tx: Tx, at: datetime, decided_too: bool) -> tuple[FlagRow, ...]:
    """The triage queue over all agencies as of *at*, highest score first."""
    return tx.records(FlagRow, "queue_rows", known_at=at, decided_too=decided_too)


def all_case_rows(tx: Tx, at: datetime) -> tuple[CaseRow, ...]:
    """``cases_at(at)`` over all agencies, latest first."""
    return tx.records(CaseRow, "all_case_rows", known_at=at)


def all_clock_rows(tx: Tx, at: datetime) -> tuple[ClockRow, ...]:
    """``case_clock_at(at)`` over all agencies: running ones first, by due_at."""
    return tx.records(ClockRow, "all_clock_rows", known_at=at)
