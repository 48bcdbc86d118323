"""The top stories over the days of the week: a row a story, the number of articles written in each day's field."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.render.charts.coverage import SHORT_DAYS
from pipeline.render.charts.drawing import INK
from pipeline.render.charts.figure import Figure, chart_of, tag
from pipeline.render.charts.shades import EMPTY, on_shade, shades
from pipeline.render.charts.wrapping import LABELS, wrapped
from pipeline.reports.spelling import date_words
from pipeline.reports.stories import StoryView, TopStories

_DAY, _ROW = 36, 31
_LETTERS = 31  # a line of a headline
# On a phone the headline stands above its fields: pixels of a field, of a story, of its headline; letters of a line.
_NARROW_DAY, _NARROW_ROW, _NARROW_HEAD, _NARROW_LETTERS = 48, 64, 34, 50


def spread_figure(stories: TopStories) -> Figure | None:
    """None for a week without stories."""
    if not stories.shown:
        return None
    most = max(int(number.value) for story in stories.shown for _, number in story.days)
    rows = [row for index, story in enumerate(stories.shown, 1) for row in _rows(index, story, most)]
    order = [_label(index, story) for index, story in enumerate(stories.shown, 1)]
    days = [_day(story_day) for story_day, _ in stories.shown[0].days]
    plain: dict[str, Any] = {"domain": False, "ticks": False}
    x = alt.X(
        "day:N",
        sort=days,
        title=None,
        axis=alt.Axis(labelAngle=0, labelExpr="split(datum.label, ' ')", **plain),
    )
    y = alt.Y("story:N", sort=order, title=None, axis=alt.Axis(**LABELS))
    base = chart_of(rows).encode(x=x, y=y)
    field = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("articles:Q", scale=shades(most), legend=None)
    )
    written = base.mark_text(fontSize=12).encode(
        text="words:N", color=alt.Color("ink:N", scale=None), description="tag:N"
    )
    chart = alt.layer(field, written).properties(width=7 * _DAY, height=_ROW * len(order))
    return Figure(
        "bieu-do-su-viec",
        chart.resolve_scale(color="independent"),
        "Diễn biến theo ngày của các sự việc nổi bật: số tin, bài mỗi ngày",
        " ".join(_told(index, story) for index, story in enumerate(stories.shown, 1)),
        width_mm=112,
        narrow=_narrow(stories, most),
    )


def _narrow(stories: TopStories, most: int) -> alt.TopLevelMixin:
    count = len(stories.shown)
    rows = [row for index, story in enumerate(stories.shown, 1) for row in _rows(index, story, most)]
    for place, row in enumerate(rows):
        top = (place // 7) * _NARROW_ROW
        row |= {"top": top + _NARROW_HEAD, "middle": top + (_NARROW_HEAD + _NARROW_ROW) / 2, "end": top + _NARROW_ROW}
    heads = [
        {"top": index * _NARROW_ROW + 6, "words": wrapped(_head(index + 1, story), _NARROW_LETTERS, 2)}
        for index, story in enumerate(stories.shown)
    ]
    down: dict[str, Any] = {
        "scale": alt.Scale(domain=[0, count * _NARROW_ROW], nice=False, reverse=True), "axis": None,
    }  # fmt: skip
    days = [_day(day) for day, _ in stories.shown[0].days]
    axis = alt.Axis(
        labelAngle=0,
        labelExpr="split(datum.label, ' ')",
        domain=False,
        ticks=False,
        orient="top",
        labelLineHeight=13,
        labelPadding=17,
    )
    base = chart_of(rows).encode(x=alt.X("day:N", sort=days, title=None, axis=axis))
    field = base.mark_rect(stroke="white", strokeWidth=2).encode(
        y=alt.Y("top:Q", **down), y2="end:Q", color=alt.Color("articles:Q", scale=shades(most), legend=None)
    )
    written = base.mark_text(fontSize=12).encode(
        y=alt.Y("middle:Q", **down), text="words:N", color=alt.Color("ink:N", scale=None), description="tag:N"
    )
    told = chart_of(heads).mark_text(
        align="left", baseline="top", fontSize=12, lineBreak="\n", lineHeight=14, color=INK
    )  # fmt: skip
    chart = alt.layer(field, written, told.encode(x=alt.value(0), y=alt.Y("top:Q", **down), text="words:N")).properties(
        width=7 * _NARROW_DAY, height=count * _NARROW_ROW
    )
    drawn: alt.TopLevelMixin = chart.resolve_scale(color="independent")
    return drawn


def _rows(index: int, story: StoryView, most: int) -> list[dict[str, Any]]:
    return [
        {
            "day": _day(day), "story": _label(index, story), "articles": number.value, "words": number.text,
            "tag": tag(number), "ink": on_shade(int(number.value), most) if number.value else EMPTY,
        }
        for day, number in story.days
    ]  # fmt: skip


def _label(index: int, story: StoryView) -> str:
    return wrapped(_head(index, story), _LETTERS, 2)


def _head(index: int, story: StoryView) -> str:
    return f"{index}. {story.headline}{story.in_language}"


def _day(day: Any) -> str:
    return f"{SHORT_DAYS[day.weekday()]} {day:%d/%m}"


def _told(index: int, story: StoryView) -> str:
    days = ", ".join(f"{date_words(day)} {number.text} tin, bài" for day, number in story.days if number.value)
    return f"{index}. {story.short}{story.in_language}: {days}."
