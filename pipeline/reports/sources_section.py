"""Source health in words and a table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.days import day_in_vietnam
from pipeline.reports.phrase import Part, Phrase, phrase
from pipeline.reports.sources import SOURCE, SourceHealth, SourceView
from pipeline.reports.spelling import date_words, instant_words, sentence_start
from pipeline.reports.table import Cell, Column, Section, Table, cell

SHOWN = 6  # in the body; all others in the annex
HEADING = "Tình trạng các nguồn"
NONE = "–"


def sources_section(sources: SourceHealth, undelivered: Sequence[str] = ()) -> Section:
    """*undelivered*: letters of this office that have not arrived, in words: what is not delivered is told here too."""
    letters = tuple(phrase(f"Thư chưa đến nơi: {one}.") for one in undelivered)
    if not sources.total.value:
        return Section("sources", HEADING, (phrase("Không có nguồn nào được theo dõi."),), points=letters)
    said = [nights_phrase(sources), lacking_phrase(sources)]
    if sources.silent.value:
        said.append(
            phrase("Ở lần được hỏi gần nhất, ", sources.silent, " trong ", sources.asked, " nguồn không có tin.")
        )
    if len(sources.listed) > SHOWN:
        said.append(phrase("Các nguồn còn lại ở phụ lục."))
    tables = (_table("sources", sources.listed[:SHOWN]),) if sources.listed else ()
    return Section("sources", HEADING, tuple(said), tables, points=letters)


def nights_phrase(sources: SourceHealth) -> Phrase:
    """In how many of the week's nights the press was asked; important where that has come to a stop."""
    if sources.last is None:
        return Phrase(("Chưa thu thập lần nào: báo cáo này chưa nói gì về báo chí.",), important=True)
    when = instant_words(sources.last)
    if sources.nights.value and not sources.collected.value:
        return Phrase((f"Trong tuần không thu thập được đêm nào; lần gần nhất lúc {when}.",), important=True)
    told: tuple[Part, ...] = ("Trong tuần thu thập được ", sources.collected, " trong ", sources.nights, " đêm")
    if not sources.nights.value:
        told = ("Tuần chưa qua đêm thu thập nào",)
    elif sources.collected.value == sources.nights.value:
        told = ("Trong tuần thu thập đủ ", sources.nights, " đêm")
    if not sources.stale:
        return phrase(*told, ".")
    return Phrase((*told, f"; từ {when} đến lúc chốt số liệu không thu thập lần nào."), important=True)


def lacking_phrase(sources: SourceHealth) -> Phrase:
    """How many sources delivered nothing in one of the nights."""
    if not sources.collected.value:
        return phrase("Chưa biết tình trạng trong tuần của ", sources.total, " nguồn được theo dõi.")
    if not sources.lacking.value:
        return phrase("Trong các đêm đó cả ", sources.total, " nguồn đều có tin.")
    return phrase(
        "Có ", sources.lacking, " trong ", sources.total, " nguồn không có tin ở ít nhất một đêm; số tin, bài có thể "
        "còn thiếu."
    )  # fmt: skip


def sources_annex(sources: SourceHealth) -> Table | None:
    """Those that the body does not hold."""
    return _table("sources_more", sources.listed[SHOWN:]) if len(sources.listed) > SHOWN else None


def _table(name: str, listed: Sequence[SourceView]) -> Table:
    columns = (
        Column("Nguồn"),
        Column("Đêm hỏi / đêm thu thập", (f"{SOURCE}.asked", f"{SOURCE}.due"), numeric=True),
        Column("Đêm có tin", (f"{SOURCE}.delivered",), numeric=True),
        Column("Vì sao không có tin", ("digest_missed_nights.nights",)),
        Column("Trang lấy được / lỗi", (f"{SOURCE}.fetched", f"{SOURCE}.failed"), numeric=True),
        Column("Có bài lần cuối"),
    )
    caption = "Nguồn có đêm không có tin hoặc đang có lỗi, số liệu trong tuần" + (
        " (tiếp)" if name != "sources" else ""
    )
    return Table(name, caption, columns, tuple(_row(view) for view in listed))


def _row(view: SourceView) -> tuple[Cell, ...]:
    nights = view.nights
    last = date_words(day_in_vietnam(view.last_delivered)) if view.last_delivered else "Chưa lần nào"
    return (
        (phrase(view.name), phrase(sentence_start(view.kind))),
        cell(nights.asked, " / ", nights.due) if nights else cell(NONE),
        cell(nights.delivered) if nights else cell(NONE),
        _why(view) or cell(NONE),
        cell(nights.fetched, " / ", nights.failed) if nights else cell(NONE),
        cell(last),
    )


def _why(view: SourceView) -> Cell:
    missed = view.nights.missed if view.nights else ()
    lines = [phrase(number, f" đêm: {why}") for number, why in missed]
    return (*lines, phrase(f"Hiện nay: {view.standing}")) if view.standing else tuple(lines)
