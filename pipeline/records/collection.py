"""What the collections of a week reached: days of the press, and nights of each source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CoveredDay:
    """A day that a collection reached; one that none reached has no record."""

    day: date
    whole: bool  # read to its end; else a part only


@dataclass(frozen=True, slots=True)
class SourceNights:
    """A source in the nights of a week in which anything was asked of the press."""

    source_id: str
    due: int  # those since it stands in the catalogue
    asked: int
    delivered: int
    fetched: int  # pages
    failed: int  # feeds and pages


@dataclass(frozen=True, slots=True)
class MissedNights:
    """Nights of a week in which a source delivered nothing for one and the same reason."""

    source_id: str
    why: str  # Vietnamese
    nights: int


@dataclass(frozen=True, slots=True)
class WeekOfCollection:
    """``days`` are those of the week and of the four before, ``nights`` of the week only."""

    days: tuple[CoveredDay, ...]
    nights: tuple[date, ...]  # in which anything was asked: a night bears the name of the day before it
    sources: tuple[SourceNights, ...]
    missed: tuple[MissedNights, ...]
