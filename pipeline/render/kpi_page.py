"""The indicators as one self-contained HTML page: a chart and a table for each, readable on a phone and in print."""

from __future__ import annotations

import re

from markupsafe import Markup

from pipeline.records.kpis import IndicatorPeriod
from pipeline.render.charts.drawing import svg
from pipeline.render.charts.kpi_chart import kpi_chart
from pipeline.render.pages import environment, stylesheet
from pipeline.reports.kpis.page import KpiPage, MeasureView

PERIODS = {IndicatorPeriod.MONTH: "tháng", IndicatorPeriod.QUARTER: "quý", IndicatorPeriod.YEAR: "năm"}
# What vl-convert says of the chart's inner parts is of no use read aloud: the figure itself tells it in words.
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def render_kpi_page(page: KpiPage) -> str:
    """*page* as an HTML document; the same page gives the same text."""
    template = environment().get_template("kpi.html")
    return template.render(
        page=page,
        charts={view.measure.key: _drawn(view) for view in page.measures},
        css=stylesheet("kpi.css"),
        periods=PERIODS,
    )


def _drawn(view: MeasureView) -> Markup | None:
    """The chart as SVG that only the eye sees; None where there is nothing to draw."""
    chart = kpi_chart(view)
    if chart is None:
        return None
    drawn = _SPOKEN.sub("", svg(chart)).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    # Ids (of clip paths) would repeat from chart to chart.
    return Markup(re.sub(r'(id="|url\(#)', rf"\1{view.measure.key}-", drawn))
