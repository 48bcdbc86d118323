"""The week's top stories, how far each spread and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.days import day_in_vietnam
from pipeline.records.weekly import StoryDay, WeekStory
from pipeline.reports.addresses import LONGEST, Addresses, Named, headline_link
from pipeline.reports.fairness import language_words
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number, Part, phrase
from pipeline.reports.spelling import cut, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell

SHOWN = 8
COUNT = "digest_story_counts.stories"
HEADING = "Sự việc nổi bật"
WHOLE_STORY = (
    "Số tin, bài của một sự việc tính mọi bài của sự việc, kể cả bài không nêu tên cơ quan, địa phương của báo cáo "
    "này; tên sự việc là tiêu đề của một bài tiêu biểu, có đường dẫn tới bài đó."
)
_NAMED = 2  # agencies of a story that are called by name


@dataclass(frozen=True, slots=True)
class StoryView:
    story_id: str
    headline: str
    agencies: tuple[str, ...]
    in_week: Number
    articles: Number
    independent: Number  # written by an outlet itself
    copies: Number
    outlets: Number
    countries: Number
    languages: Number
    foreign: Number
    first_seen: datetime
    last_seen: datetime
    days: tuple[tuple[date, Number], ...]  # the week's seven
    language: str  # of the headline, in words; "" for Vietnamese
    url: str  # of the article whose headline it is

    @property
    def short(self) -> str:
        """The headline as it stands in sentences and tables."""
        return cut(self.headline, LONGEST)

    @property
    def in_language(self) -> str:
        """What follows a headline that the reader may not be able to read."""
        return f" ({self.language})" if self.language else ""


@dataclass(frozen=True, slots=True)
class TopStories:
    """``shown`` holds those with most articles in the week, then outlets; ``total`` counts all, ``fresh`` the new."""

    total: Number
    fresh: Number
    shown: tuple[StoryView, ...]


def build_stories(rows: Sequence[WeekStory], days: Sequence[StoryDay], week: Period) -> TopStories:
    """Raises ValueError where a story has more copies than articles."""
    ordered = sorted(rows, key=lambda row: (-row.in_week, -row.outlets, -row.articles, row.first_seen, row.story_id))
    by_day = {(row.story_id, row.day): row.articles for row in days}
    return TopStories(
        Number(rows[0].stories if rows else 0, COUNT),
        Number(rows[0].fresh if rows else 0, "digest_story_counts.fresh"),
        tuple(_view(row, by_day, week) for row in ordered[:SHOWN]),
    )


def _view(row: WeekStory, by_day: dict[tuple[str, date], int], week: Period) -> StoryView:
    if row.copies > row.articles:
        raise ValueError(f"story {row.story_id} has more copies than articles")

    def number(column: str, value: int) -> Number:
        return Number(value, f"digest_stories.{column}", row.story_id)

    def of_day(day: date) -> Number:
        return Number(by_day.get((row.story_id, day), 0), "digest_story_days.articles", f"{row.story_id} {day}")

    return StoryView(
        story_id=row.story_id,
        headline=row.headline,
        agencies=row.agencies,
        in_week=number("in_week", row.in_week),
        articles=number("articles", row.articles),
        independent=number("independent", row.articles - row.copies),
        copies=number("copies", row.copies),
        outlets=number("outlets", row.outlets),
        countries=number("countries", row.countries),
        languages=number("languages", row.languages),
        foreign=number("foreign_articles", row.foreign_articles),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        days=tuple((day, of_day(day)) for day in week.days),
        language="" if row.language == "vi" else language_words(row.language),
        url=row.url,
    )


def named_stories(stories: TopStories) -> tuple[Named, ...]:
    """Of each story the article that names it."""
    return tuple(Named(story.headline, story.url) for story in stories.shown)


def stories_section(stories: TopStories, addresses: Addresses, *, together: bool) -> Section:
    """*together*: the paper is about several agencies, so each story names those that it is about."""
    if not stories.shown:
        return Section("stories", HEADING, (phrase("Không có sự việc nào được ghi nhận trong tuần."),))
    fresh: tuple[Part, ...] = (", trong đó ", stories.fresh, " sự việc mới phát sinh trong tuần")
    if stories.fresh.value == stories.total.value > 1:
        fresh = (", tất cả mới phát sinh trong tuần",)
    said = phrase(
        "Ghi nhận ", stories.total, " sự việc", *fresh, ". Bảng nêu các sự việc có nhiều tin, bài nhất trong tuần."
    )
    return Section("stories", HEADING, (said,), (_table(stories.shown, addresses, together),))


def _table(shown: Sequence[StoryView], addresses: Addresses, together: bool) -> Table:
    columns = (
        Column("Sự việc"),
        Column("Trong tuần", ("digest_stories.in_week",), numeric=True),
        Column(
            "Từ đầu: bài riêng / bài đăng lại", ("digest_stories.independent", "digest_stories.copies"), numeric=True
        ),
        Column("Nguồn", ("digest_stories.outlets",), numeric=True),
        Column("Quốc gia / ngôn ngữ", ("digest_stories.countries", "digest_stories.languages"), numeric=True),
        Column("Bài nước ngoài", ("digest_stories.foreign_articles",), numeric=True),
        Column("Từ ngày – đến ngày"),
    )
    rows = tuple(_row(index, story, addresses, together) for index, story in enumerate(shown, 1))
    return Table("stories", "Sự việc có nhiều tin, bài nhất trong tuần", columns, rows, note=WHOLE_STORY)


def _row(index: int, story: StoryView, addresses: Addresses, together: bool) -> tuple[Cell, ...]:
    more = len(story.agencies) - _NAMED
    named = "; ".join(story.agencies[:_NAMED]) + (" và nơi khác" if more > 0 else "")
    about = f"{named}. " if together and named else ""
    mark = addresses.mark(story.url)
    where = f"; bài {mark}" if mark else ""
    return (
        (
            phrase(f"{index}. ", headline_link(story.headline, story.url), story.in_language),
            phrase(f"{about}Mã {short_id(story.story_id)}{where}"),
        ),
        cell(story.in_week),
        cell(story.independent, " / ", story.copies),
        cell(story.outlets),
        cell(story.countries, " / ", story.languages),
        cell(story.foreign),
        cell(_span(story)),
    )


def _span(story: StoryView) -> str:
    first, last = day_in_vietnam(story.first_seen), day_in_vietnam(story.last_seen)
    return f"{first:%d/%m}" if first == last else f"{first:%d/%m} – {last:%d/%m}"
