"""What the office answered in the week, what it plans to, and what followed on the pages answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.case_acts import Stage
from pipeline.records.weekly import FollowUp, ResponseRow
from pipeline.reports.phrase import Link, Number, Phrase, phrase
from pipeline.reports.spelling import date_words, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell

DONE = "digest_responses.done"
HEADING = "Giải thích, làm rõ trong tuần và diễn biến sau đó"
_CHANGES = {"edited": "được sửa", "withdrawn": "không còn trên mạng", "back": "có trở lại"}
_PAGES = 5  # of a case, and of the answers of earlier weeks
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
    followed: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Responses:
    """By day; ``planned`` are those to come; ``later`` is what the week brought after answers of earlier weeks."""

    done_count: Number
    done: tuple[ResponseView, ...]
    planned: tuple[ResponseView, ...]
    later: tuple[FollowUp, ...]


def build_responses(
    rows: Sequence[ResponseRow], followed: Sequence[FollowUp], measures: Mapping[str, str]
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
    answered = {view.case_id for view in done}
    return Responses(
        done_count=Number(len(done), DONE),
        done=done,
        planned=tuple(view for view in views if view.stage is Stage.PLANNED),
        later=tuple(one for one in followed if one.case_id not in answered),
    )


def _shortened(letter: str, words: str) -> str:
    """*letter* is "" where a person spoke without naming a form."""
    if not letter:
        return "Phát ngôn, cung cấp thông tin"
    told = words.strip().rstrip(";.")
    if len(told) > _LONGEST:
        told = told[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"Hình thức {letter}: {told}" if told else f"Hình thức {letter}"


def responses_section(responses: Responses) -> Section:
    said = [phrase("Trong tuần chưa có lần giải thích, làm rõ nào được ghi nhận.")]
    if responses.done:
        said = [phrase("Trong tuần đã giải thích, làm rõ ", responses.done_count, " lần.")]
    if responses.later or any(view.followed for view in responses.done):
        said.append(
            phrase("Thay đổi của trang bài được ghi nhận để theo dõi thông tin, không phải để chấm điểm tờ báo.")
        )
    planned = tuple(phrase(f"Dự kiến {date_words(one.day)}: {one.title}. {one.measure}.") for one in responses.planned)
    tables = (_table(responses.done),) if responses.done else ()
    later = tuple(_later(one) for one in responses.later[:_PAGES])
    return Section("responses", HEADING, tuple(said), tables, points=(*planned, *later))


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
        _pages(view) or cell("Chưa ghi nhận"),
    )


def _pages(view: ResponseView) -> Cell:
    told = tuple(_followed(page) for page in view.followed[:_PAGES])
    more = f"Còn trang khác: lamro case followup {short_id(view.case_id)}"
    return (*told, phrase(more)) if len(view.followed) > _PAGES else told


def _later(one: FollowUp) -> Phrase:
    """What the week brought in a case that was answered before it."""
    return phrase(f"Trả lời ngày {date_words(one.response_day)}, “{one.case_title}”: ", *_followed(one).parts, ".")


def _followed(page: FollowUp) -> Phrase:
    link = Link(page.title, page.url)
    took = "; có nêu thông tin chính thức" if page.picked_up else ""
    change = _CHANGES.get(page.seen_change)
    if change is None:
        return phrase(link, f": chưa thấy thay đổi{took}")
    if page.hours_after is None:
        return phrase(link, f": {change}{took}")
    hours = Number(page.hours_after, "digest_followed.hours", page.key, decimals=0)
    return phrase(link, f": {change} sau ", hours, f" giờ{took}")
