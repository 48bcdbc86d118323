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
# On a phone the case stands above its bar: pixels of the drawing, of a case; letters of a line.
_NARROW, _NARROW_ROW, _NARROW_LETTERS = 330, 54, 50
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
    return Figure(
        "bieu-do-thoi-han",
        _chart(rows, first, (last - first).days, (today - first).days),
        "Thời hạn của các vụ việc trên trục thời gian",
        " ".join(_told(clock) for clock in shown),
        f"Vạch đứt: ngày chốt số liệu {date_words(today)}. Ngày ghi cạnh thanh: ngày cuối của thời hạn. "
        "Hình thoi: lúc thời hạn kết thúc.",
        width_mm=120,
        narrow=_narrow_chart(rows, first, (last - first).days, (today - first).days),
    )


def _chart(rows: list[dict[str, Any]], first: date, span: int, today: int) -> alt.TopLevelMixin:
    y = alt.Y("case:N", sort=[row["case"] for row in rows], title=None, axis=alt.Axis(**LABELS))
    base = chart_of(rows).encode(y=y)
    days = base.mark_text(align="right", dx=-3, dy=-13, fontSize=11, color=INK).encode(x="to:Q", text="last:N")
    chart = alt.layer(*_bars(base, rows, first, span), days, _today(today))
    return chart.properties(width=_WIDTH, height=_ROW * len(rows))


def _narrow_chart(rows: list[dict[str, Any]], first: date, span: int, today: int) -> alt.TopLevelMixin:
    placed = [{**row, "top": place * _NARROW_ROW} for place, row in enumerate(rows)]
    for row in placed:
        row |= {
            "middle": row["top"] + _NARROW_ROW - 14,
            "words": f"{row['title']}\n{row['own']}, đến hết {row['last']}",
        }
    down: dict[str, Any] = {
        "scale": alt.Scale(domain=[0, len(rows) * _NARROW_ROW], nice=False, reverse=True), "axis": None,
    }  # fmt: skip
    base = chart_of(placed).encode(y=alt.Y("middle:Q", **down))
    told = chart_of(placed).mark_text(
        align="left", baseline="top", dy=2, fontSize=12, lineBreak="\n", lineHeight=14, color=INK
    )  # fmt: skip
    heads = told.encode(x=alt.value(0), y=alt.Y("top:Q", **down), text="words:N")
    chart = alt.layer(*_bars(base, rows, first, span), _today(today), heads)
    return chart.properties(width=_NARROW, height=len(rows) * _NARROW_ROW)


def _bars(base: alt.Chart, rows: list[dict[str, Any]], first: date, span: int) -> list[alt.Chart]:
    x = alt.X("from:Q", title=None, scale=alt.Scale(domain=[0, span + 1], nice=False), axis=_axis(first, span))
    present = [state for state in _COLOURS if any(row["state"] == state for row in rows)]
    colour = alt.Color(
        "state:N", scale=alt.Scale(domain=present, range=[_COLOURS[state] for state in present]), title=None
    )
    bars = base.mark_bar(height=12, cornerRadius=2).encode(x=x, x2="to:Q", color=colour)
    ended = base.mark_point(shape="diamond", filled=True, size=90, color=INK).encode(x="ended:Q")
    return [bars, ended.transform_filter("datum.ended != null")]


def _today(day: int) -> alt.Chart:
    mark = chart_of([{"now": day}]).mark_rule(color=INK, strokeDash=[4, 3], strokeWidth=1.5)
    encoded: alt.Chart = mark.encode(x="now:Q")
    return encoded


def _axis(first: date, span: int) -> alt.Axis:
    step = max(1, -(-span // 6))
    names = [f"{first + timedelta(days=n):%d/%m}" for n in range(span + 2)]
    listed = ",".join(f"'{name}'" for name in names)
    return alt.Axis(values=list(range(0, span + 1, step)), labelExpr=f"[{listed}][datum.value]", labelAlign="left")


def _end(clock: ClockView) -> date:
    return max(clock.last_day, day_in_vietnam(clock.ended_at)) if clock.ended_at else clock.last_day


def _row(clock: ClockView, first: date) -> dict[str, Any]:
    state = "Đã kết thúc" if clock.ended_at else "Quá hạn" if clock.overdue else "Đang tính"
    own = f"{clock.kind} – {short_id(clock.case_id)}"
    return {
        "case": f"{wrapped(clock.case_title, _LETTERS, 1)}\n{own}",
        "title": wrapped(clock.case_title, _NARROW_LETTERS, 1),
        "own": own,
        "from": (clock.started_on - first).days,
        "to": (clock.last_day - first).days + 1,  # to the end of the last day
        "last": f"{clock.last_day:%d/%m}",
        "ended": (day_in_vietnam(clock.ended_at) - first).days if clock.ended_at else None,
        "state": state,
    }


def _told(clock: ClockView) -> str:
    days = f"từ {date_words(clock.started_on)} đến hết {date_words(clock.last_day)}"
    return f"{clock.case_title}, thời hạn {clock.kind} {days}: {clock.left.text}."
