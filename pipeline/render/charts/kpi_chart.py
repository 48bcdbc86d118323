"""The chart of one measure over the months: bars for counts, points joined by lines for times and shares.

A month without a value stays empty and breaks the line; a value that rests on few observations is drawn hollow.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.render.charts.drawing import DOMESTIC, FOREIGN, INK
from pipeline.reports.kpis.importing import target_number
from pipeline.reports.kpis.page import MeasureView, plain

WIDTH, HEIGHT = 300, 190  # of the plot: with its axes it fits a phone of 390 pixels unscaled
_COUNTS = frozenset({"articles", "withdrawn_flags"})
_SHARE = "%"


def kpi_chart(view: MeasureView) -> alt.TopLevelMixin | None:
    """None where no month has a value."""
    if view.empty:
        return None
    values = _values(view)
    base = alt.Chart(alt.InlineData(values=values)).encode(x=_months(view), y=_height(view))
    drawn = _bars(base) if view.measure.key in _COUNTS else _lines(base, view)
    layers = alt.layer(*drawn, *_targets(view))
    return layers.properties(width=WIDTH, height=HEIGHT)


def _values(view: MeasureView) -> list[dict[str, Any]]:
    return [
        {
            "month": _label(view, at),
            "value": plain(point.row.value) if point.row else None,
            "series": one.label,
            "few": bool(point.row and point.row.few),
        }
        for one in view.series
        for at, point in enumerate(one.points)
    ]


def _label(view: MeasureView, at: int) -> str:
    """``T11|2026`` where a year begins on the axis, ``T12`` elsewhere with the year kept out of sight."""
    month = view.series[0].points[at].month
    starts = month.month == 1 or (at == 0 and month.month < 11)  # two years side by side would run into one another
    return f"T{month.month}|{month.year}|{'' if starts else '-'}"


def _months(view: MeasureView) -> alt.X:
    order = [_label(view, at) for at in range(len(view.series[0].points))]
    # The year stands in a line of its own, under the first month and under each January.
    words = "split(datum.label, '|')[2] == '-' ? split(datum.label, '|')[0] : slice(split(datum.label, '|'), 0, 2)"
    axis = alt.Axis(title=None, labelAngle=0, labelExpr=words, labelOverlap=False, ticks=False, labelPadding=6)
    return alt.X("month:O", sort=order, axis=axis, scale=alt.Scale(domain=order))


def _height(view: MeasureView) -> alt.Y:
    whole = view.measure.key in _COUNTS
    nothing = not any(point.row and point.row.value for one in view.series for point in one.points)
    fixed = [0, 100] if view.unit == _SHARE else [0, 1] if nothing else None  # zeros alone would centre the axis
    scale = alt.Scale(domain=fixed) if fixed else alt.Scale(zero=True, nice=True, domainMin=0)
    # Thousands with a full stop, decimals with a comma, as the tables write them.
    words = "replace(replace(replace(format(datum.value, ',.6~g'), ',', ' '), '.', ','), ' ', '.')"
    axis = alt.Axis(title=view.unit, tickCount=4, tickMinStep=1 if whole else 0, labelExpr=words, titleAngle=0)
    axis = alt.Axis(**{**axis.to_dict(), "titleAlign": "left", "titleAnchor": "end", "titleY": -8, "titleX": -30})
    return alt.Y("value:Q", scale=scale, axis=axis)


def _bars(base: alt.Chart) -> list[alt.Chart]:
    bars = base.mark_bar(stroke=DOMESTIC, strokeWidth=1.5, size=16)
    return [bars.encode(fill=alt.condition("datum.few", alt.value("white"), alt.value(DOMESTIC)))]


def _lines(base: alt.Chart, view: MeasureView) -> list[alt.Chart]:
    several = len(view.series) > 1
    labels = [one.label for one in view.series]
    colours = [DOMESTIC, FOREIGN][: len(labels)]
    legend = alt.Legend(title=None, symbolType="circle", symbolSize=70) if several else None
    colour = alt.Color("series:N", scale=alt.Scale(domain=labels, range=colours), legend=legend)
    shape = alt.Shape(
        "series:N", scale=alt.Scale(domain=labels, range=["circle", "square"][: len(labels)]), legend=None
    )
    line = base.mark_line(strokeWidth=2).encode(color=colour)
    full = base.transform_filter("isValid(datum.value) && !datum.few").mark_point(size=55, filled=True, opacity=1)
    hollow = base.transform_filter("isValid(datum.value) && datum.few").mark_point(
        size=55, fill="white", strokeWidth=2, opacity=1
    )
    return [line, full.encode(color=colour, shape=shape), hollow.encode(color=colour, shape=shape)]


def _targets(view: MeasureView) -> list[alt.Chart]:
    """A broken line at each target that a document sets."""
    rules = []
    for one in view.asked:
        number = target_number(one.target)
        if number is not None:
            data = alt.InlineData(values=[{"target": number, "words": f"Chỉ tiêu {one.target}"}])
            chart = alt.Chart(data).encode(y=alt.Y("target:Q"))
            rules.append(chart.mark_rule(strokeDash=[5, 4], color=INK))
            text = chart.mark_text(align="left", baseline="bottom", dx=2, dy=-2, color=INK, fontSize=12)
            rules.append(text.encode(text="words:N", x=alt.value(0)))
    return rules
