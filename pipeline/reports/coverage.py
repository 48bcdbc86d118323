"""Coverage by day, domestic and foreign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.digest import CoverageRow
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.spelling import weekday_date
from pipeline.reports.table import Cell, Column, Section, Table, cell

DOMESTIC = "coverage_daily.domestic"
FOREIGN = "coverage_daily.foreign"
BOTH = f"{DOMESTIC} + {FOREIGN}"


@dataclass(frozen=True, slots=True)
class CoverageDay:
    day: date
    domestic: Number
    foreign: Number
    total: Number


@dataclass(frozen=True, slots=True)
class Coverage:
    """All seven days of the week, those without articles too, and their sums."""

    days: tuple[CoverageDay, ...]
    domestic: Number
    foreign: Number
    total: Number


def build_coverage(rows: Sequence[CoverageRow], week: Period) -> Coverage:
    """Raises ValueError where a row lies outside *week*."""
    outside = sorted({row.day for row in rows} - set(week.days))
    if outside:
        raise ValueError(f"coverage of {outside[0]} does not belong to {week.words}")
    days = tuple(_day(day, [row for row in rows if row.day == day]) for day in week.days)
    domestic = sum(row.domestic for row in rows)
    foreign = sum(row.foreign for row in rows)
    return Coverage(
        days,
        Number(domestic, f"sum({DOMESTIC})"),
        Number(foreign, f"sum({FOREIGN})"),
        Number(domestic + foreign, f"sum({BOTH})"),
    )


def _day(day: date, rows: Sequence[CoverageRow]) -> CoverageDay:
    domestic = sum(row.domestic for row in rows)
    foreign = sum(row.foreign for row in rows)
    key = day.isoformat()
    return CoverageDay(
        day, Number(domestic, DOMESTIC, key), Number(foreign, FOREIGN, key), Number(domestic + foreign, BOTH, key)
    )


def coverage_section(coverage: Coverage, agency: str) -> Section:
    """*agency* as it is written inside a sentence."""
    if not coverage.total.value:
        said = phrase(f"Không có tin, bài nào về {agency} trong tuần ở các nguồn được theo dõi.")
    else:
        said = phrase("Tổng cộng ", coverage.total, f" tin, bài về {agency}: ", coverage.domestic, " ở trong nước, ")
        peak = max(coverage.days, key=lambda day: day.total.value)
        said = phrase(*said.parts, coverage.foreign, f" ở nước ngoài. Nhiều nhất vào {weekday_date(peak.day)}: ")
        said = phrase(*said.parts, peak.total, " tin, bài.")
    return Section("coverage", "Tin, bài trong tuần", (said,), (_table(coverage),))


def _table(coverage: Coverage) -> Table:
    columns = (
        Column("Ngày"),
        Column("Trong nước", (DOMESTIC, f"sum({DOMESTIC})"), numeric=True),
        Column("Nước ngoài", (FOREIGN, f"sum({FOREIGN})"), numeric=True),
        Column("Tổng cộng", (BOTH, f"sum({BOTH})"), numeric=True),
    )
    rows = tuple(_row(weekday_date(day.day), day.domestic, day.foreign, day.total) for day in coverage.days)
    total = _row("Cả tuần", coverage.domestic, coverage.foreign, coverage.total)
    return Table("coverage", "Số tin, bài theo ngày", columns, rows, total)


def _row(label: str, *numbers: Number) -> tuple[Cell, ...]:
    return (cell(label[:1].upper() + label[1:]), *(cell(number) for number in numbers))
