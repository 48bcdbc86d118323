from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.digest import CoverageRow
from pipeline.render.chart import BASE, LEFT, TOP, WIDTH, coverage_chart
from pipeline.reports.coverage import build_coverage
from pipeline.reports.period import period

MONDAY = date(2025, 11, 24)
WEEK = period(MONDAY, MONDAY + timedelta(days=6))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=7, max_size=7))
def test_bars_are_to_scale_and_within_the_plot(counts: list[tuple[int, int]]) -> None:
    rows = [CoverageRow(MONDAY + timedelta(days=n), "x", *pair) for n, pair in enumerate(counts)]
    chart = coverage_chart(build_coverage(rows, WEEK))
    highest = max(max(pair) for pair in counts)
    if chart is None:
        assert highest == 0
        return
    values = [value for pair in counts for value in pair]
    top = int(chart.ticks[-1].label.replace(".", ""))
    assert 2 <= len(chart.ticks) <= 5
    assert highest <= top
    for bar, value in zip(chart.bars, values, strict=True):
        assert abs(bar.height - (BASE - TOP) * value / top) <= 0.1
        assert bar.x >= LEFT
        assert bar.x + bar.width <= WIDTH
        assert bar.label.replace(".", "") == str(value)
