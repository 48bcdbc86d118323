"""What the press says: stories by how many outlets tell them, what rises, what is taken up abroad, what is denied."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.daily import DailyPickup, DailyStatement, DailyStory, DailyWarning
from pipeline.reports.daily.block import Block, Item, quoted
from pipeline.reports.phrase import Link, Number, Part, phrase
from pipeline.reports.spelling import cut, date_words

STORIES = "count(daily_stories)"
_TITLE, _LEAD = 110, 200


def stories_block(rows: Sequence[DailyStory]) -> Block:
    items = tuple(_story(row) for row in rows[:7])
    return Block("stories", "Báo chí nói gì", items, Number(len(rows), STORIES), "sự việc khác", 2, 3)


def _story(row: DailyStory) -> Item:
    def number(column: str, value: int) -> Number:
        return Number(value, f"daily_stories.{column}", row.story_id)

    reach: list[Part] = [number("outlets", row.outlets), " nguồn, ", number("articles", row.articles), " bài mới"]
    if row.all_outlets > row.outlets:
        reach += [" (từ đầu: ", number("all_outlets", row.all_outlets), " nguồn)"]
    if row.foreign_articles:
        reach += ["; ", number("foreign_articles", row.foreign_articles), " bài nước ngoài"]
    if row.late:
        reach += ["; ", number("late", row.late), " bài đăng từ trước, nay mới vào kho"]
    if row.flags:
        reach += ["; có ", number("flags", row.flags), " nội dung đang chờ kiểm chứng"]
    if row.denials:
        reach += ["; có ", number("denials", row.denials), " bài đưa tin bác bỏ, đính chính"]
    lead = cut(row.lead, _LEAD)
    told = () if not lead or _same(lead, row.headline) else (phrase(lead),)
    head = _in_language(row.language), Link(cut(row.headline, _TITLE), row.url), " – "
    return Item((phrase(*head, *reach), *told))


def _in_language(language: str) -> str:
    """Before words that the reader may not be able to read; *language* as "tiếng Lào", "" for Vietnamese."""
    return f"[{language}] " if language else ""


def _same(lead: str, headline: str) -> bool:
    return lead.casefold().strip(" .…") == headline.casefold().strip(" .…")


def pickups_block(rows: Sequence[DailyPickup]) -> Block:
    items = tuple(_pickup(row) for row in rows[:4])
    total = Number(len(rows), "count(foreign_pickups)")
    return Block("pickups", "Báo chí nước ngoài bắt đầu đưa tin", items, total, "sự việc khác", 4)


def _pickup(row: DailyPickup) -> Item:
    before = Number(row.before, "foreign_pickups.before", row.pickup_id)
    same = _same(row.headline, row.title)
    what = "Cùng sự việc," if same else f"Sự việc {quoted(row.headline, _TITLE)},"
    where = f"{row.country}, {date_words(row.day)}: {_in_language(row.language)}"
    told = f" ({row.outlet}). {what} trước đó "
    return Item((phrase(where, Link(cut(row.title, _TITLE), row.url), told, before, " bài."),))


def warnings_block(rows: Sequence[DailyWarning]) -> Block:
    total = Number(len(rows), "count(early_warnings)")
    return Block("warnings", "Đang tăng", tuple(_warning(row) for row in rows[:3]), total, "cảnh báo khác", 1)


def _warning(row: DailyWarning) -> Item:
    subject = quoted(row.title, _TITLE) if row.subject == "story" else row.title
    what = {"foreign": " bài của báo chí nước ngoài", "hazard": " bài về mưa lũ, bão, sạt lở"}.get(row.reason, " bài")
    articles = Number(row.articles, "early_warnings.articles", row.warning_id)
    usual = Number(int(row.usual) if row.usual.is_integer() else row.usual, "early_warnings.usual", row.warning_id)
    past: tuple[Part, ...] = ("; mức thường thấy ", usual, " bài một ngày.") if row.usual else ("; trước đó chưa có.",)
    return Item((phrase(f"{subject}: ", articles, f"{what} ngày {date_words(row.day)}", *past),))


def statements_block(rows: Sequence[DailyStatement]) -> Block:
    total = Number(len(rows), "count(daily_statements)")
    items = tuple(_statement(row) for row in rows[:4])
    return Block("statements", "Cơ quan công bố, bác bỏ", items, total, "nội dung khác", 3)


def _statement(row: DailyStatement) -> Item:
    articles = Number(row.articles, "daily_statements.articles", row.statement_id)
    late = " (đăng từ trước, nay mới vào kho)" if row.late else ""
    head = phrase(Link(cut(row.title, _TITLE), row.url), " – ", articles, f" bài{late}")
    who = row.body.strip() or "Bài không nêu tên cơ quan"
    told = [
        f"nêu: {quoted(row.truth, 150)}" if row.truth else "",
        f"bác bỏ: {quoted(row.denied, 110)}" if row.denied else "",
    ]
    words = "; ".join(filter(None, told))
    return Item((head, *((phrase(f"{who} {words}."),) if words else ())))
