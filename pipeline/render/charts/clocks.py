"""The deadlines of cases as bars over the days, with the day of the cut-off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import altair as alt

from pipeline.records.days import day_in_vietnam
from pipeline.render.charts.drawing import INK
from pipeline.render.charts.figure import Figure, chart_of
from pipeline.render.charts.wrapping import LABELS, wrapped
from pipeline.reports.clocks import ClockView
from pipeline.reports.spelling import date_words, short_id

SHOWN = 10
_WIDTH, _ROW = 250, 34
_LETTERS = 31
_COLOURS = {"Quá hạn": "#9b1c1c", "Đang tính": "#1f5a8a", "Đã kết thúc": "#8a949e"}


def clocks_figure(clocks: Sequence[ClockView], cutoff: datetime) -> Figure | None:
    """None without a clock; running ones come first, so that they are the ones shown."""
    shown = clocks[:SHOWN]
    if not shown:
        return None
    today = day_in_vietnam(cutoff)
    first = min(min(clock.started_on for clock in shown), today)
    last = max(max(_end(clock) for clock in shown), today)
    rows = [_row(clock, first) for clock in shown]
    span = (last - first).days
    x = alt.X("from:Q", title=None, scale=alt.Scale(domain=[0, span + 1], nice=False), axis=_axis(first, span))
    y = alt.Y("case:N", sort=[row["case"] for row in rows], title=None, axis=alt.Axis(**LABELS))
    base = chart_of(rows).encode(y=y)
    present = [state for state in _COLOURS if any(row["state"] == state for row in rows)]
    colour = alt.Color(
        "state:N", scale=alt.Scale(domain=present, range=[_COLOURS[state] for state in present]), title=None
    )
    bars = base.mark_bar(height=12, cornerRadius=2).encode(x=x, x2="to:Q", color=colour)
    days = base.mark_text(align="right", dx=-3, dy=-13, fontSize=11, color=INK).encode(x="to:Q", text="last:N")
    ended = base.mark_point(shape="diamond", filled=True, size=90, color=INK).encode(x="ended:Q")
    mark = chart_of([{"now": (today - first).days}]).mark_rule(color=INK, strokeDash=[4, 3], strokeWidth=1.5)
    chart = alt.layer(bars, days, ended.transform_filter("datum.ended != null"), mark.encode(x="now:Q"))
    return Figure(
        "bieu-do-thoi-han",
        chart.properties(width=_WIDTH, height=_ROW * len(rows)),
        "Thời hạn của các vụ việc trên trục thời gian",
        " ".join(_told(clock) for clock in shown),
        f"Vạch đứt: ngày chốt số liệu {date_words(today)}. Ngày ghi trên thanh: ngày cuối của thời hạn. "
        "Hình thoi: lúc thời hạn kết thúc.",
        width_mm=140,
    )


def _axis(first: date, span: int) -> alt.Axis:
    step = max(1, -(-span // 6))
    names = [f"{first + timedelta(days=n):%d/%m}" for n in range(span + 2)]
    listed = ",".join(f"'{name}'" for name in names)
    return alt.Axis(values=list(range(0, span + 1, step)), labelExpr=f"[{listed}][datum.value]", labelAlign="left")


def _end(clock: ClockView) -> date:
    return max(clock.last_day, day_in_vietnam(clock.ended_at)) if clock.ended_at else clock.last_day


def _row(clock: ClockView, first: date) -> dict[str, Any]:
    state = "Đã kết thúc" if clock.ended_at else "Quá hạn" if clock.overdue else "Đang tính"
    label = wrapped(f"{clock.case_title}", _LETTERS, 1)
    return {
        "case": f"{label}\n{clock.kind} – {short_id(clock.case_id)}",
        "from": (clock.started_on - first).days,
        "to": (clock.last_day - first).days + 1,  # to the end of the last day
        "last": f"{clock.last_day:%d/%m}",
        "ended": (day_in_vietnam(clock.ended_at) - first).days if clock.ended_at else None,
        "state": state,
    }


def _told(clock: ClockView) -> str:
    days = f"từ {date_words(clock.started_on)} đến hết {date_words(clock.last_day)}"
    return f"{clock.case_title}, thời hạn {clock.kind} {days}: {clock.left.text}."
