"""The annex that names, for every number of a report, the query that gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records.weekly import NamedQuery
from pipeline.reports.method import HOW_COUNTED
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.table import Cell, Column, Section, Table, cell

HEADING = "Nguồn của các số liệu"
EACH_ROW = "Từng dòng"


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number: what it counts, and the number."""

    label: str
    number: Number


def annex_section(figures: Sequence[Figure], sections: Sequence[Section], queries: Sequence[NamedQuery]) -> Section:
    """*figures* are told with their values, columns of tables with their queries; *queries* those that ship."""
    said = [
        HOW_COUNTED,
        phrase(
            "Mỗi số liệu là kết quả của truy vấn có tên ghi bên cạnh, chạy trên kho dữ liệu theo trạng thái lúc chốt "
            "số liệu, cho đúng cơ quan và tuần của báo cáo. Lệnh “lamro weekly --check” tính lại tất cả từ tệp HTML "
            "hoặc JSON đi kèm."
        ),
    ]
    if queries:
        said.append(phrase("Toàn văn các truy vấn nằm trong chú thích ở cuối tệp HTML."))
    return Section("annex", HEADING, tuple(said), (sources_table(figures, sections),), annex=True)


def sources_table(figures: Sequence[Figure], sections: Sequence[Section]) -> Table:
    """A row a figure with its query and key, then a row a column of the tables in *sections*."""
    columns = (Column("Số liệu"), Column("Giá trị"), Column("Truy vấn và khóa"))
    rows = (*(_figure_row(figure) for figure in figures), *_column_rows(sections))
    return Table("annex", "Số liệu và truy vấn", columns, rows)


def _figure_row(figure: Figure) -> tuple[Cell, ...]:
    key = f" [{figure.number.key}]" if figure.number.key else ""
    return (cell(figure.label), cell(figure.number), cell(f"{figure.number.query}{key}"))


def _column_rows(sections: Sequence[Section]) -> Iterator[tuple[Cell, ...]]:
    seen: set[tuple[str, ...]] = set()
    for section in sections:
        for table in section.tables:
            for column in table.columns:
                if column.queries and column.queries not in seen:
                    seen.add(column.queries)
                    yield (
                        cell(f"{table.caption}: {column.label.lower()}"),
                        cell(EACH_ROW),
                        tuple(phrase(query) for query in column.queries),
                    )
