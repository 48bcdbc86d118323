"""The bar chart of coverage by day: places and sizes only, the template draws it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.coverage import Coverage, CoverageDay
from pipeline.reports.spelling import number_words, weekday_date

WIDTH, HEIGHT = 460, 250
LEFT, RIGHT, TOP, BASE = 52, 4, 18, 206  # the plot area, in units of the viewBox
_TICKS = 4
_BAR = 21.0
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    label: str  # the number above it
    foreign: bool

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on an axis."""

    at: float
    label: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    days: tuple[Mark, ...]
    description: str  # the chart in words, for those who do not see it


def coverage_chart(coverage: Coverage) -> Chart | None:
    """Two bars a day, domestic and foreign; None for a week without articles."""
    highest = max(int(number.value) for day in coverage.days for number in (day.domestic, day.foreign))
    if highest == 0:
        return None
    step = _step(highest)
    top = -(-highest // step) * step
    bars, days = [], []
    slot = (WIDTH - LEFT - RIGHT) / len(coverage.days)
    for index, day in enumerate(coverage.days):
        middle = LEFT + slot * (index + 0.5)
        bars += [_bar(middle - _BAR - 1, day, top, foreign=False), _bar(middle + 1, day, top, foreign=True)]
        days.append(Mark(round(middle, 1), _SHORT_DAYS[day.day.weekday()], f"{day.day:%d/%m}"))
    ticks = tuple(Mark(_height(value, top), number_words(value)) for value in range(0, top + 1, step))
    return Chart(tuple(bars), ticks, tuple(days), _describe(coverage))


def _step(highest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … with which the axis needs at most four steps."""
    scale = 1
    while True:
        for factor in (1, 2, 5):
            if highest <= factor * scale * _TICKS:
                return factor * scale
        scale *= 10


def _height(value: int, top: int) -> float:
    return round(BASE - (BASE - TOP) * value / top, 1)


def _bar(x: float, day: CoverageDay, top: int, *, foreign: bool) -> Bar:
    number = day.foreign if foreign else day.domestic
    y = _height(int(number.value), top)
    return Bar(round(x, 1), y, _BAR, round(BASE - y, 1), number.text, foreign)


def _describe(coverage: Coverage) -> str:
    told = (
        f"{weekday_date(day.day)}: {day.domestic.text} trong nước, {day.foreign.text} nước ngoài"
        for day in coverage.days
    )
    return "; ".join(told) + "."
