"""The annex that names, for every number of a report, the query that gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.reports.phrase import Number, phrase
from pipeline.reports.table import Cell, Column, Section, Table, cell

HEADING = "Nguồn của các số liệu"
EACH_ROW = "Từng dòng"


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number: what it counts, and the number."""

    label: str
    number: Number


def annex_section(figures: Sequence[Figure], sections: Sequence[Section], agency_id: str, cutoff: str) -> Section:
    """*figures* are told with their values, columns of tables with their queries."""
    said = phrase(
        "Mỗi số liệu là kết quả của truy vấn ghi bên cạnh trên các khung nhìn (view) của kho dữ liệu, lọc theo cơ quan "
        f"“{agency_id}” và kỳ báo cáo, theo trạng thái lúc {cutoff}."
    )
    columns = (Column("Số liệu"), Column("Giá trị"), Column("Truy vấn"))
    rows = (*(_figure_row(figure) for figure in figures), *_column_rows(sections))
    return Section("annex", HEADING, (said,), (Table("annex", "Số liệu và truy vấn", columns, rows),))


def _figure_row(figure: Figure) -> tuple[Cell, ...]:
    return (cell(figure.label), cell(figure.number), cell(figure.number.query))


def _column_rows(sections: Sequence[Section]) -> Iterator[tuple[Cell, ...]]:
    for section in sections:
        for table in section.tables:
            for column in table.columns:
                if column.queries:
                    queries = tuple(phrase(query) for query in column.queries)
                    yield (cell(f"{table.caption}: {column.label.lower()}"), cell(EACH_ROW), queries)
