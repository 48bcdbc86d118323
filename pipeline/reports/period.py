"""The ISO week that a digest is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pipeline.records.days import VIETNAM
from pipeline.reports.spelling import date_words

PAPER_AT = time(7)  # on Monday, when a week's paper is made


@dataclass(frozen=True, slots=True)
class Period:
    """``year`` is the ISO year: 29/12/2025 lies in week 1 of 2026."""

    year: int
    week: int
    first_day: date  # Monday
    last_day: date  # Sunday
    words: str  # "Tuần 48 năm 2025, từ ngày 24/11/2025 đến ngày 30/11/2025"

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first_day + timedelta(days=offset) for offset in range(7))

    @property
    def raised(self) -> tuple[datetime, datetime]:
        """What is raised after the first of these instants and up to the second is the news of this week's paper."""
        return _paper(self.first_day), _paper(self.first_day + timedelta(days=7))


def period(week_start: date, week_end: date) -> Period:
    """The ISO week from Monday *week_start* to Sunday *week_end*; raises ValueError for anything else."""
    if week_start.isoweekday() != 1 or week_end - week_start != timedelta(days=6):
        raise ValueError(f"not a week from Monday to Sunday: {week_start} to {week_end}")
    year, week, _ = week_start.isocalendar()
    span = f"từ ngày {date_words(week_start)} đến ngày {date_words(week_end)}"
    return Period(year, week, week_start, week_end, f"Tuần {week:02d} năm {year}, {span}")


def _paper(monday: date) -> datetime:
    return datetime.combine(monday, PAPER_AT, tzinfo=VIETNAM).astimezone(UTC)
