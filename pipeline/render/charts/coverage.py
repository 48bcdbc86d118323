"""Coverage by day, domestic beside foreign, with the mean of the full weeks before and what was not collected."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.render.charts.drawing import DOMESTIC, FOREIGN, GRID, INK
from pipeline.render.charts.figure import Figure, chart_of, tag
from pipeline.reports.baseline import PARTLY, UNREAD, mean_words
from pipeline.reports.coverage import Coverage, CoverageDay
from pipeline.reports.phrase import Number
from pipeline.reports.spelling import weekday_date

HOME, ABROAD = "Trong nước", "Nước ngoài"
SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_SHORT_LACK = {PARTLY: ("một phần",), UNREAD: ("không", "thu thập")}
_WIDTH, _HEIGHT = 430, 150
_NARROW = 336  # pixels of a phone's screen, without the axis
DOTTED = "replace(format(datum.value, ',d'), /,/g, '.')"  # thousands as in Viet Nam


def coverage_figure(coverage: Coverage) -> Figure | None:
    """None for a week without articles."""
    if not coverage.total.value:
        return None
    notes = []
    if coverage.usual_total is not None:
        notes.append(f"Vạch đậm: {mean_words(coverage.baseline).lower()}, cùng ngày trong tuần.")
    if not coverage.baseline.complete:
        notes.append("Nền xám: ngày không được thu thập đầy đủ, như ghi dưới ngày.")
    return Figure(
        "bieu-do-ngay",
        _chart(coverage, alt.Axis(tickCount=4, labelExpr=DOTTED, tickMinStep=1), _WIDTH, 12),
        "Số tin, bài nhắc tới, theo ngày, trong nước và nước ngoài",
        "; ".join(_told(day, coverage) for day in coverage.days) + ".",
        " ".join(notes),
        width_mm=92,
        narrow=_chart(coverage, None, _NARROW, 11.5),
    )


def _chart(coverage: Coverage, axis: alt.Axis | None, width: int, letters: float) -> alt.TopLevelMixin:
    rows = [row for day in coverage.days for row in _rows(day, coverage)]
    days = [_label(day, coverage) for day in coverage.days]
    base = chart_of(rows).encode(
        x=alt.X(
            "day:N",
            sort=days,
            title=None,
            axis=alt.Axis(labelAngle=0, labelAlign="center", labelExpr="split(datum.label, '|')"),
        ),
        xOffset=alt.XOffset("kind:N", sort=[HOME, ABROAD]),
    )
    height = alt.Y("articles:Q", title=None, axis=axis)
    colour = alt.Color("kind:N", scale=alt.Scale(domain=[HOME, ABROAD], range=[DOMESTIC, FOREIGN]))
    layers: list[alt.Chart] = [
        *_bands(coverage, days),
        base.mark_bar(description="").encode(y=height, color=colour),
        base.mark_text(dy=-6, fontSize=letters, color=INK).encode(y=height, text="words:N", description="tag:N"),
    ]
    if coverage.usual_total is not None:
        layers.append(
            base.mark_tick(thickness=2.5, width=width / 17, color=INK)
            .encode(y=alt.Y("usual:Q", axis=axis))
            .transform_filter("datum.usual != null")
        )
    return alt.layer(*layers).properties(width=width, height=_HEIGHT)


def _bands(coverage: Coverage, days: list[str]) -> list[alt.Chart]:
    """Grey behind the days that were not read whole: light where a part was, dark where nothing."""
    lacks = {_label(day, coverage): coverage.baseline.lack(day.day) for day in coverage.days}
    found = [{"day": label, "lack": lack} for label, lack in lacks.items() if lack]
    if not found:
        return []
    shade = alt.Color("lack:N", scale=alt.Scale(domain=[PARTLY, UNREAD], range=["#f0f2f4", GRID]), legend=None)
    return [chart_of(found).mark_rect(description="").encode(x=alt.X("day:N", sort=days, title=None), fill=shade)]


def _rows(day: CoverageDay, coverage: Coverage) -> list[dict[str, Any]]:
    label = _label(day, coverage)
    return [_row(label, HOME, day.domestic, day.usual_domestic), _row(label, ABROAD, day.foreign, day.usual_foreign)]


def _row(label: str, kind: str, number: Number, usual: Number | None) -> dict[str, Any]:
    return {
        "day": label, "kind": kind, "articles": number.value, "words": number.text, "tag": tag(number),
        "usual": usual.value if usual else None,
    }  # fmt: skip


def _label(day: CoverageDay, coverage: Coverage) -> str:
    """Its lines parted by a bar: the day of the week, the date, and what is lacking."""
    lines = [SHORT_DAYS[day.day.weekday()], f"{day.day:%d/%m}", *_SHORT_LACK.get(coverage.baseline.lack(day.day), ())]
    return "|".join(lines)


def _told(day: CoverageDay, coverage: Coverage) -> str:
    lack = coverage.baseline.lack(day.day)
    words = f"{weekday_date(day.day)} ({lack})" if lack else weekday_date(day.day)
    told = f"{words}: {day.domestic.text} trong nước, {day.foreign.text} nước ngoài"
    return f"{told}, trung bình {day.usual_total.text}" if day.usual_total else told
