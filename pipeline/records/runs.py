"""The book of runs, and the digests that were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.days import iso
from pipeline.records.ids import record_id


class RunEventKind(StrEnum):
    STARTED = "started"
    FINISHED = "finished"
    PARTIAL = "partial"  # ended, but something in it failed
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunEvent:
    """A run began or ended; the run log is the only table to which a repeated run adds rows."""

    run_id: str
    kind: str  # nightly, clock, weekly, replay …
    event: RunEventKind
    at: datetime
    detail: str  # what a person needs to know; "" where nothing


@dataclass(frozen=True, slots=True)
class DigestPaper:
    """A digest that was written: which week, as of when, and the file with its hash."""

    digest_id: str
    agency_id: str
    week_start: date  # Monday
    cutoff: datetime
    path: str
    sha256: str


def digest_id(agency_id: str, week_start: date, cutoff: datetime, path: str) -> str:
    return record_id("digest", agency_id, week_start.isoformat(), iso(cutoff), path)


@dataclass(frozen=True, slots=True)
class DayPaper:
    """A morning's paper that was written: of which day, as of when, and the file with its hash."""

    paper_id: str
    kind: str  # daily, briefing
    agency_id: str
    day: date
    cutoff: datetime
    path: str
    sha256: str


def day_paper_id(kind: str, agency_id: str, cutoff: datetime, path: str, sha256: str) -> str:
    return record_id("day_paper", kind, agency_id, iso(cutoff), path, sha256)
