"""Source health: how many sources delivered, and which did not.  No outlet is judged by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.days import day_in_vietnam
from pipeline.records.digest import SourceHealthRow
from pipeline.records.press import SourceKind
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.spelling import date_words, sentence_start
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import SOURCE_KINDS

COUNTS = "digest_source_counts"
SHOWN = 6  # in the body; all others in the annex
HEADING = "Tình trạng các nguồn"


@dataclass(frozen=True, slots=True)
class SourceView:
    source_id: str
    name: str
    kind: str  # Vietnamese
    status: str
    why: str
    last_delivered: datetime | None
    since: datetime | None
    fetched: Number
    failed: Number
    expected: Number


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """``troubled`` lists the sources with a problem only: those that brought nothing first, by name."""

    night: date | None  # of the last collection, in Viet Nam; None before the first
    total: Number
    well: Number
    troubled_count: Number
    troubled: tuple[SourceView, ...]


def build_sources(rows: Sequence[SourceHealthRow]) -> SourceHealth:
    """Raises ValueError for an unknown kind of source."""
    troubled = sorted(
        (row for row in rows if row.why), key=lambda row: (row.fetched > 0, row.name.casefold(), row.source_id)
    )
    asked = [row.last_asked for row in rows if row.last_asked]
    return SourceHealth(
        night=day_in_vietnam(max(asked)) if asked else None,
        total=Number(len(rows), f"{COUNTS}.sources"),
        well=Number(len(rows) - len(troubled), f"{COUNTS}.well"),
        troubled_count=Number(len(troubled), f"{COUNTS}.troubled"),
        troubled=tuple(_view(row) for row in troubled),
    )


def _view(row: SourceHealthRow) -> SourceView:
    return SourceView(
        source_id=row.source_id,
        name=row.name,
        kind=SOURCE_KINDS[SourceKind(row.kind)],
        status=row.status,
        why=row.why,
        last_delivered=row.last_delivered,
        since=row.since,
        fetched=Number(row.fetched, "digest_sources.fetched", row.source_id),
        failed=Number(row.failed, "digest_sources.failed", row.source_id),
        expected=Number(row.expected_min, "digest_sources.expected_min", row.source_id),
    )


def sources_section(sources: SourceHealth, undelivered: Sequence[str] = ()) -> Section:
    """*undelivered*: letters of this office that have not arrived, in words: what is not delivered is told here too."""
    letters = tuple(phrase(f"Thư chưa đến nơi: {one}.") for one in undelivered)
    if not sources.total.value:
        return Section("sources", HEADING, (phrase("Không có nguồn nào được theo dõi."),), points=letters)
    if not sources.troubled:
        said = phrase(
            f"{night_words(sources)}cả ", sources.total, " nguồn được theo dõi đều thu được tin, bài bình thường."
        )
        return Section("sources", HEADING, (said,), points=letters)
    said = phrase(f"{night_words(sources)}trong ", sources.total, " nguồn có ", sources.well, " nguồn bình thường, ")
    said = phrase(*said.parts, sources.troubled_count, " nguồn có vấn đề; số tin, bài trong tuần có thể còn thiếu.")
    more = len(sources.troubled) > SHOWN
    rest = (phrase("Các nguồn còn lại ở phụ lục."),) if more else ()
    return Section("sources", HEADING, (said, *rest), (_table("sources", sources.troubled[:SHOWN]),), points=letters)


def night_words(sources: SourceHealth) -> str:
    """The beginning of a sentence about the last collection."""
    if sources.night is None:
        return "Chưa thu thập lần nào; "
    return f"Lần thu thập gần nhất ({date_words(sources.night)}), "


def sources_annex(sources: SourceHealth) -> Table | None:
    """Those that the body does not hold."""
    return _table("sources_more", sources.troubled[SHOWN:]) if len(sources.troubled) > SHOWN else None


def _table(name: str, troubled: Sequence[SourceView]) -> Table:
    columns = (
        Column("Nguồn"),
        Column("Tình trạng"),
        Column("Từ khi nào"),
        Column("Thu được lần cuối"),
        Column("Trang lấy được / lỗi", ("digest_sources.fetched", "digest_sources.failed"), numeric=True),
        Column("Tối thiểu dự kiến", ("digest_sources.expected_min",), numeric=True),
    )
    caption = "Nguồn có vấn đề trong đêm gần nhất" + (" (tiếp)" if name != "sources" else "")
    return Table(name, caption, columns, tuple(_row(view) for view in troubled))


def _row(view: SourceView) -> tuple[Cell, ...]:
    last = date_words(day_in_vietnam(view.last_delivered)) if view.last_delivered else "Chưa lần nào"
    return (
        (phrase(view.name), phrase(sentence_start(view.kind))),
        (phrase(sentence_start(view.status)), phrase(view.why)),
        cell(date_words(day_in_vietnam(view.since)) if view.since else "–"),
        cell(last),
        cell(view.fetched, " / ", view.failed),
        cell(view.expected),
    )
