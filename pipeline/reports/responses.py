"""What the office answered in the week, what it plans to, and what followed on the pages answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date

from pipeline.records.case_acts import Stage
from pipeline.records.weekly import FollowedPage, ResponseRow
from pipeline.reports.phrase import Link, Number, Phrase, phrase
from pipeline.reports.spelling import date_words, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell

DONE = "digest_responses.done"
HEADING = "Giải thích, làm rõ trong tuần và diễn biến sau đó"
PAGES = 4  # of a case, in the table
CHANGES = {
    "edited": "trang đã sửa",
    "withdrawn": "trang không còn",
    "back": "trang có trở lại",
    "none": "chưa thấy thay đổi",
}
_LONGEST = 110  # letters of a measure's wording that a table takes


@dataclass(frozen=True, slots=True)
class ResponseView:
    case_id: str
    title: str
    measure: str  # in the circular's words, shortened
    stage: Stage
    day: date
    link: str
    words: str
    followed: tuple[FollowedPage, ...]


@dataclass(frozen=True, slots=True)
class Responses:
    """By day; ``planned`` are those to come."""

    done_count: Number
    done: tuple[ResponseView, ...]
    planned: tuple[ResponseView, ...]


def build_responses(
    rows: Sequence[ResponseRow], followed: Sequence[FollowedPage], measures: Mapping[str, str]
) -> Responses:
    """*measures*: the words of the circular's forms by letter."""
    views = [
        ResponseView(
            row.case_id, row.title, _shortened(row.letter, measures.get(row.letter, "")), row.stage, row.day, row.link,
            row.words, tuple(page for page in followed if page.case_id == row.case_id),
        )
        for row in sorted(rows, key=lambda row: (row.day, row.response_id))
    ]  # fmt: skip
    done = tuple(view for view in views if view.stage is Stage.DONE)
    return Responses(Number(len(done), DONE), done, tuple(view for view in views if view.stage is Stage.PLANNED))


def _shortened(letter: str, words: str) -> str:
    told = words.strip().rstrip(";.")
    if len(told) > _LONGEST:
        told = told[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"Hình thức {letter}: {told}" if told else f"Hình thức {letter}"


def responses_section(responses: Responses) -> Section:
    said = [phrase("Trong tuần chưa có lần giải thích, làm rõ nào được ghi nhận.")]
    if responses.done:
        said = [phrase("Trong tuần đã giải thích, làm rõ ", responses.done_count, " lần.")]
        if any(view.followed for view in responses.done):
            said.append(
                phrase("Thay đổi của trang bài được ghi nhận để theo dõi thông tin, không phải để chấm điểm tờ báo.")
            )
    planned = tuple(phrase(f"Dự kiến {date_words(one.day)}: {one.title}. {one.measure}.") for one in responses.planned)
    tables = (_table(responses.done),) if responses.done else ()
    return Section("responses", HEADING, tuple(said), tables, points=planned)


def _table(done: Sequence[ResponseView]) -> Table:
    columns = (
        Column("Vụ việc"),
        Column("Hình thức giải thích, làm rõ"),
        Column("Ngày"),
        Column("Diễn biến sau đó", ("digest_followed.hours",)),
    )
    return Table("responses", "Đã giải thích, làm rõ trong tuần", columns, tuple(_row(view) for view in done))


def _row(view: ResponseView) -> tuple[Cell, ...]:
    told: list[Phrase] = [phrase(view.measure)]
    if view.words:
        told.append(phrase(view.words))
    if view.link:
        told.append(phrase(Link("Nơi đăng", view.link)))
    return (
        (phrase(view.title), phrase(f"Mã {short_id(view.case_id)}")),
        tuple(told),
        cell(date_words(view.day)),
        _told_pages(view.followed) or cell("Chưa ghi nhận"),
    )


def _told_pages(pages: Sequence[FollowedPage]) -> tuple[Phrase, ...]:
    told = tuple(_followed(page) for page in pages[:PAGES])
    return (*told, phrase("Còn trang khác.")) if len(pages) > PAGES else told


def _followed(page: FollowedPage) -> Phrase:
    link = Link(page.title, page.url)
    change = CHANGES.get(page.seen_change, page.seen_change)
    if page.changed_at is None or page.hours_after is None:
        return phrase(link, f": {change}")
    seen = f"{page.changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
    key = f"{page.case_id} {page.article_id} {page.seen_change} {seen}"
    return phrase(link, f": {change} sau ", Number(page.hours_after, "digest_followed.hours", key, decimals=0), " giờ")
