"""The top stories over the days of the week: a row a story, the number of articles written in each day's field."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.render.charts.coverage import SHORT_DAYS
from pipeline.render.charts.figure import Figure, chart_of, tag
from pipeline.render.charts.shades import EMPTY, on_shade, shades
from pipeline.render.charts.wrapping import LABELS, wrapped
from pipeline.reports.spelling import date_words
from pipeline.reports.stories import StoryView, TopStories

_DAY, _ROW = 36, 34
_LETTERS = 31  # a line of a headline


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
        width_mm=122,
    )


def _rows(index: int, story: StoryView, most: int) -> list[dict[str, Any]]:
    return [
        {
            "day": _day(day), "story": _label(index, story), "articles": number.value, "words": number.text,
            "tag": tag(number), "ink": on_shade(int(number.value), most) if number.value else EMPTY,
        }
        for day, number in story.days
    ]  # fmt: skip


def _label(index: int, story: StoryView) -> str:
    return wrapped(f"{index}. {story.headline}", _LETTERS, 2)


def _day(day: Any) -> str:
    return f"{SHORT_DAYS[day.weekday()]} {day:%d/%m}"


def _told(index: int, story: StoryView) -> str:
    days = ", ".join(f"{date_words(day)} {number.text} tin, bài" for day, number in story.days if number.value)
    return f"{index}. {story.headline}: {days}."
