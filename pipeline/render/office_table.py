"""Tables in Word: fixed widths, header rows that repeat, rows that do not break over pages."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from pipeline.render.office import CENTER, LEFT
from pipeline.render.office_link import write_phrase
from pipeline.reports.phrase import Phrase
from pipeline.reports.table import Cell, Table

SIZE = 11.0  # points


def frame(document: Document, rows: int, widths_mm: Sequence[float]) -> WordTable:
    """A table without lines, for placing blocks side by side."""
    table: WordTable = document.add_table(rows, len(widths_mm))
    _fix_widths(table, widths_mm)
    return table


def add_table(document: Document, table: Table, widths_mm: Sequence[float], size: float | None = None) -> WordTable:
    """*table* with lines, its column labels repeated on every page; *size* of its letters in points."""
    size = size or SIZE
    body = [*table.rows, *([table.total] if table.total else [])]
    grid: WordTable = document.add_table(1 + len(body), len(table.columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix_widths(grid, widths_mm)
    head, *rows = grid.rows
    _mark(head, "w:tblHeader")
    for word_cell, column in zip(head.cells, table.columns, strict=True):
        _fill(word_cell, (Phrase((column.label,)),), size, centred=True, bold=True)
    for row, cells in zip(rows, body, strict=True):
        _fill_row(row, cells, table, size, bold=cells is table.total)
    if table.total:
        _hold(rows[-3:-1])  # a sum alone on the next page says nothing
    _hold([head])
    return grid


def _hold(rows: Sequence[_Row]) -> None:
    """Keep each of *rows* on the page of the row after it."""
    for row in rows:
        for word_cell in row.cells:
            for paragraph in word_cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _fill_row(row: _Row, cells: Sequence[Cell], table: Table, size: float, *, bold: bool) -> None:
    _mark(row, "w:cantSplit")
    for word_cell, cell, column in zip(row.cells, cells, table.columns, strict=True):
        _fill(word_cell, cell, size, centred=column.numeric, bold=bold)


def _fill(word_cell: _Cell, cell: Cell, size: float, *, centred: bool, bold: bool) -> None:
    for index, line in enumerate(cell):
        paragraph = word_cell.paragraphs[0] if index == 0 else word_cell.add_paragraph()
        paragraph.alignment = CENTER if centred else LEFT
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2 if size >= SIZE else 1)
        write_phrase(paragraph, line, size, bold=bold)


def _fix_widths(table: WordTable, widths_mm: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _mark(row: _Row, tag: str) -> None:
    mark = OxmlElement(tag)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
