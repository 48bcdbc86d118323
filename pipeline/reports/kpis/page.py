"""The page of indicators: numbers and words, a measure a section, month by month; no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.kpis import FEW, OWN, Indicator, KpiRow
from pipeline.reports.kpis.catalogue import MEASURES, Measure
from pipeline.reports.phrase import Number
from pipeline.reports.spelling import instant_words, number_words, unit_words
from pipeline.reports.table import Cell, Column, Table, cell

QUERY = "kpis.sql: kpis_by_month"
NOTHING = "không phát sinh"
NOT_WATCHED = "chưa theo dõi"  # a month that was over before the first collection
FEW_WORDS = "ít số liệu"


@dataclass(frozen=True, slots=True)
class Point:
    month: date  # its first day
    row: KpiRow | None  # None where nothing happened


@dataclass(frozen=True, slots=True)
class Series:
    """One value of a measure over all months of the page, those without a value too."""

    code: str
    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure: a chart, a table and words; ``asked`` are the indicators of documents that it measures."""

    measure: Measure
    unit: str
    series: tuple[Series, ...]
    table: Table
    told: str  # the chart in words, for those who do not see it
    asked: tuple[Indicator, ...]
    query: str

    @property
    def empty(self) -> bool:
        return all(point.row is None for one in self.series for point in one.points)


@dataclass(frozen=True, slots=True)
class KpiPage:
    """``reported`` are the indicators of documents that no table of ours can answer."""

    whose: str
    span: str
    cutoff: datetime
    cutoff_words: str
    measures: tuple[MeasureView, ...]
    reported: tuple[Indicator, ...]


def build_page(
    rows: Sequence[KpiRow],
    indicators: Sequence[Indicator],
    whose: str,
    months: Sequence[date],
    cutoff: datetime,
    only: Measure | None = None,
    since: date | None = None,
) -> KpiPage:
    """The page over *months* (first days, in order) from the rows of :data:`QUERY`; of *only* one measure where given.

    *since* is the day of the first collection: what lies before it was not watched, which is not the same as nothing.

    Raises ValueError for a row outside the months.
    """
    stray = sorted({row.period_start for row in rows} - set(months))
    if stray:
        raise ValueError(f"an indicator of {stray[0]} does not belong to these months")
    own = {(row.kpi, row.period_start): row for row in rows if row.origin == OWN}
    shown = MEASURES if only is None else (only,)
    return KpiPage(
        whose=whose,
        span=f"từ {month_words(months[0])} đến {month_words(months[-1])}",
        cutoff=cutoff,
        cutoff_words=f"{instant_words(cutoff)} (giờ Việt Nam)",
        measures=tuple(_view(one, own, indicators, months, since) for one in shown),
        reported=tuple(one for one in indicators if not one.measured_by) if only is None else (),
    )


def month_words(month: date) -> str:
    return f"tháng {month.month}/{month.year}"


def months_until(last: date, count: int) -> tuple[date, ...]:
    """The first days of *count* months, the last of them that of *last*."""
    place = last.year * 12 + last.month - 1
    return tuple(date(at // 12, at % 12 + 1, 1) for at in range(place - count + 1, place + 1))


def _view(
    measure: Measure,
    own: dict[tuple[str, date], KpiRow],
    indicators: Sequence[Indicator],
    months: Sequence[date],
    since: date | None,
) -> MeasureView:
    series = tuple(
        Series(one.code, one.label, tuple(Point(month, own.get((one.code, month))) for month in months))
        for one in measure.values
    )
    unit = next((point.row.unit for one in series for point in one.points if point.row), "")
    return MeasureView(
        measure=measure,
        unit=unit,
        series=series,
        table=_table(measure, series, unit, since),
        told=_told(series),
        asked=tuple(one for one in indicators if one.measured_by in measure.codes),
        query=f"{QUERY} where kpi in ({', '.join(repr(code) for code in measure.codes)})",
    )


def _table(measure: Measure, series: tuple[Series, ...], unit: str, since: date | None) -> Table:
    counted = measure.key == "articles"  # the value is the number of observations
    labels = ["Giá trị"] if len(series) == 1 else [one.label for one in series]
    columns = (
        Column("Tháng"),
        *(
            Column(f"{label} ({unit})" if unit else label, (f"{QUERY}.value",), numeric=True)
            for label, one in zip(labels, series, strict=True)
        ),
        *([] if counted else [Column("Số quan sát", (f"{QUERY}.n",), numeric=True)]),
        Column("Ghi chú"),
    )
    rows = tuple(
        _row(
            series[0].points[at].month,
            [one.points[at].row for one in series],
            [one.code for one in series],
            counted,
            NOT_WATCHED if _before(series[0].points[at].month, since) else NOTHING,
        )
        for at in range(len(series[0].points))
    )
    return Table(measure.key, f"{measure.title}, theo tháng", columns, rows)


def _before(month: date, since: date | None) -> bool:
    return since is not None and (month.year, month.month) < (since.year, since.month)


def _row(
    month: date, values: Sequence[KpiRow | None], codes: Sequence[str], counted: bool, nothing: str
) -> tuple[Cell, ...]:
    key = f"{codes[0]} {month:%Y-%m}"
    first = values[0]
    if first is None:
        return (cell(_start(month)), *(cell("–") for _ in values), *([] if counted else [cell("–")]), cell(nothing))
    seen = [] if counted else [cell(Number(first.n, f"{QUERY}.n", key))]
    numbers = (
        Number(plain(row.value), f"{QUERY}.value", f"{code} {month:%Y-%m}") if row else "–"
        for row, code in zip(values, codes, strict=True)
    )
    share = f"{number_words(first.numerator or 0)} trên {number_words(first.denominator)}" if first.denominator else ""
    notes = "; ".join(word for word in (share, FEW_WORDS if first.few else "") if word)
    return (cell(_start(month)), *(cell(number) for number in numbers), *seen, cell(notes))


def plain(value: float) -> int | float:
    """A whole number as such, others to two decimals."""
    return int(value) if value == int(value) else round(value, 2)


def _start(month: date) -> str:
    return f"{month:%m/%Y}"


def _told(series: tuple[Series, ...]) -> str:
    parts = []
    for at, point in enumerate(series[0].points):
        values = [one.points[at].row for one in series]
        if point.row is None:
            continue
        said = ", ".join(
            f"{one.label.lower()} {number_words(plain(row.value))}"
            if len(series) > 1
            else number_words(plain(row.value))
            for one, row in zip(series, values, strict=True)
            if row
        )
        few = f" (chỉ {point.row.n} quan sát)" if point.row.n < FEW else ""
        parts.append(f"{month_words(point.month)}: {said}{unit_words(point.row.unit)}{few}")
    return f"{'; '.join(parts)}." if parts else "Chưa tháng nào có số liệu."
