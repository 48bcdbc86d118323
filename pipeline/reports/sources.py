"""Source health: how many sources delivered, and which did not.  No outlet is judged by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.digest import SourceHealthRow
from pipeline.records.press import SourceKind
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.spelling import sentence_start, stamp
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import SOURCE_KINDS

COUNT = "count(source_health)"
TROUBLED = "count(source_health where why <> '')"
HEADING = "Tình trạng các nguồn"


@dataclass(frozen=True, slots=True)
class SourceView:
    source_id: str
    name: str
    kind: str  # Vietnamese
    status: str
    why: str
    last_delivered: datetime | None
    fetched: Number
    failed: Number
    expected: Number


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """``troubled`` lists the sources with a problem only, by name."""

    total: Number
    well: Number
    troubled_count: Number
    troubled: tuple[SourceView, ...]


def build_sources(rows: Sequence[SourceHealthRow]) -> SourceHealth:
    """Raises ValueError for an unknown kind of source."""
    troubled = sorted((row for row in rows if row.why), key=lambda row: (row.name.casefold(), row.source_id))
    return SourceHealth(
        total=Number(len(rows), COUNT),
        well=Number(len(rows) - len(troubled), "count(source_health where why = '')"),
        troubled_count=Number(len(troubled), TROUBLED),
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
        fetched=Number(row.fetched, "source_health.fetched", row.source_id),
        failed=Number(row.failed, "source_health.failed", row.source_id),
        expected=Number(row.expected_min, "source_health.expected_min", row.source_id),
    )


def sources_section(sources: SourceHealth) -> Section:
    if not sources.total.value:
        return Section("sources", HEADING, (phrase("Không có nguồn nào được theo dõi."),))
    if not sources.troubled:
        said = phrase("Cả ", sources.total, " nguồn được theo dõi đều thu được tin, bài bình thường.")
        return Section("sources", HEADING, (said,))
    said = phrase("Theo dõi ", sources.total, " nguồn: ", sources.well, " nguồn bình thường, ")
    said = phrase(*said.parts, sources.troubled_count, " nguồn có vấn đề; số tin, bài trong tuần có thể còn thiếu.")
    return Section("sources", HEADING, (said,), (_table(sources.troubled),))


def _table(troubled: Sequence[SourceView]) -> Table:
    columns = (
        Column("Nguồn"),
        Column("Tình trạng"),
        Column("Thu được lần cuối"),
        Column("Trang lấy được", ("source_health.fetched",), numeric=True),
        Column("Trang lỗi", ("source_health.failed",), numeric=True),
        Column("Tối thiểu dự kiến", ("source_health.expected_min",), numeric=True),
    )
    return Table("sources", "Nguồn có vấn đề trong đêm gần nhất", columns, tuple(_row(view) for view in troubled))


def _row(view: SourceView) -> tuple[Cell, ...]:
    last = stamp(view.last_delivered) if view.last_delivered else "Chưa lần nào"
    return (
        (phrase(view.name), phrase(sentence_start(view.kind))),
        (phrase(sentence_start(view.status)), phrase(view.why)),
        cell(last),
        cell(view.fetched),
        cell(view.failed),
        cell(view.expected),
    )
