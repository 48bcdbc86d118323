"""The week's top stories and how far each spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.digest import StoryRow
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.spelling import short_id, stamp
from pipeline.reports.table import Cell, Column, Section, Table, cell

SHOWN = 10
COUNT = "count(stories)"
INDEPENDENT = "stories.articles - stories.copies"


@dataclass(frozen=True, slots=True)
class StoryView:
    story_id: str
    headline: str
    articles: Number
    independent: Number  # written by an outlet itself
    copies: Number
    outlets: Number
    countries: Number
    languages: Number
    foreign: Number
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class TopStories:
    """``shown`` holds the first ten by articles, then outlets; ``total`` counts all."""

    total: Number
    shown: tuple[StoryView, ...]


def build_stories(rows: Sequence[StoryRow]) -> TopStories:
    ordered = sorted(rows, key=lambda row: (-row.articles, -row.outlets, row.first_seen, row.story_id))
    return TopStories(Number(len(rows), COUNT), tuple(_view(row) for row in ordered[:SHOWN]))


def _view(row: StoryRow) -> StoryView:
    if row.copies > row.articles:
        raise ValueError(f"story {row.story_id} has more copies than articles")

    def number(column: str, value: int) -> Number:
        return Number(value, column if "." in column else f"stories.{column}", row.story_id)

    return StoryView(
        story_id=row.story_id,
        headline=row.headline,
        articles=number("articles", row.articles),
        independent=number(INDEPENDENT, row.articles - row.copies),
        copies=number("copies", row.copies),
        outlets=number("outlets", row.outlets),
        countries=number("countries", row.countries),
        languages=number("languages", row.languages),
        foreign=number("foreign_articles", row.foreign_articles),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )


def stories_section(stories: TopStories) -> Section:
    if not stories.shown:
        return Section("stories", "Sự việc nổi bật", (phrase("Không có sự việc nào được ghi nhận trong tuần."),))
    shown = Number(len(stories.shown), f"least({SHOWN}, {COUNT})")
    said = phrase("Ghi nhận ", stories.total, " sự việc; bảng dưới đây nêu ", shown)
    said = phrase(*said.parts, " sự việc có nhiều tin, bài nhất.")
    return Section("stories", "Sự việc nổi bật", (said,), (_table(stories.shown),))


def _table(shown: Sequence[StoryView]) -> Table:
    columns = (
        Column("Sự việc"),
        Column("Tin, bài", ("stories.articles",), numeric=True),
        Column("Viết riêng / đăng lại", (INDEPENDENT, "stories.copies"), numeric=True),
        Column("Nguồn", ("stories.outlets",), numeric=True),
        Column("Quốc gia / ngôn ngữ", ("stories.countries", "stories.languages"), numeric=True),
        Column("Bài nước ngoài", ("stories.foreign_articles",), numeric=True),
        Column("Thấy lần đầu và gần nhất"),
    )
    return Table("stories", "Sự việc có nhiều tin, bài nhất", columns, tuple(_row(story) for story in shown))


def _row(story: StoryView) -> tuple[Cell, ...]:
    return (
        (phrase(story.headline), phrase(f"Mã {short_id(story.story_id)}")),
        cell(story.articles),
        cell(story.independent, " / ", story.copies),
        cell(story.outlets),
        cell(story.countries, " / ", story.languages),
        cell(story.foreign),
        (phrase(stamp(story.first_seen)), phrase(stamp(story.last_seen))),
    )
