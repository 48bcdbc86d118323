"""The templates as shipped, in the form of Decree 30/2020; an office changes the files, not this script.

``python -m pipeline.render.documents.templates DIR`` writes them anew.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.records.documents import DocumentKind
from pipeline.render.decree30 import MOTTO, NATION, TEXT_WIDTH, add_text, new_paper
from pipeline.render.office import CENTER, LEFT, rule, save, write
from pipeline.render.office_table import frame

EPOCH = datetime(2025, 1, 1, tzinfo=UTC)  # of files that have no time of their own
_COLUMNS = (66.0, 94.0)
_SIGNATURE_LINES = 4
TITLES = {
    DocumentKind.NOTICE: "Công văn thông báo",
    DocumentKind.DOSSIER: "Công văn gửi tư liệu",
    DocumentKind.PRESS_RELEASE: "Thông cáo báo chí",
    DocumentKind.MINISTRY_COPY: "Công văn đồng gửi",
}


def make_template(kind: DocumentKind) -> bytes:
    """The template of *kind* as a .docx file; the same bytes each time."""
    document = new_paper()
    section = document.sections[0]
    section.first_page_footer.is_linked_to_previous = section.footer.is_linked_to_previous = False
    for footer in (section.first_page_footer, section.footer):
        _line(footer.paragraphs[0], "{{ draft_mark }}", 11, bold=True)
    release = kind is DocumentKind.PRESS_RELEASE
    _head(document, release)
    if not release:
        _addressees(document)
    _samples(document, "body")
    _close(document)
    if kind is DocumentKind.DOSSIER:
        _annex(document)
    return save(document, f"Mẫu: {TITLES[kind]}", "Thể thức theo Nghị định 30/2020/NĐ-CP", "Làm Rõ", EPOCH)


def _head(document: Document, release: bool) -> None:
    left, right = (table := frame(document, 2, _COLUMNS)).rows[0].cells
    _line(left.paragraphs[0], "{{ issuer }}", 12, bold=True)
    rule(left.add_paragraph(), 24, _COLUMNS[0] - 4)
    _line(right.paragraphs[0], NATION, 12, bold=True)
    _line(right.add_paragraph(), MOTTO, 13, bold=True)
    rule(right.add_paragraph(), 58.5, _COLUMNS[1] - 4)
    number, place = table.rows[1].cells
    _line(number.paragraphs[0], "Số: ……/{{ symbol }}", 13)
    _line(place.paragraphs[0], "{{ place }}, ngày …… tháng …… năm ………", 13, italic=True)
    if not release:
        subject = _line(number.add_paragraph(), "{{ subject }}", 12)
        subject.paragraph_format.space_before = Pt(4)
    _mark(number)
    if release:
        title = _line(document.add_paragraph(), "THÔNG CÁO BÁO CHÍ", 14, bold=True)
        title.paragraph_format.space_before = Pt(14)
        _line(document.add_paragraph(), "{{ subject }}", 13, bold=True)
        rule(document.add_paragraph(), 50, TEXT_WIDTH)


def _mark(cell: _Cell) -> None:
    mark = _line(cell.add_paragraph(), "{{ draft_mark }}", 13, bold=True)
    mark.paragraph_format.space_before = Pt(6)


def _addressees(document: Document) -> None:
    document.add_paragraph()
    line = document.add_paragraph()
    write(line, "{{ addressees }}", 13)
    line.paragraph_format.left_indent = Mm(30)
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(4)


def _samples(document: Document, field: str) -> None:
    heading = document.add_paragraph()
    write(heading, f"{{{{ {field}.heading }}}}", bold=True)
    heading.paragraph_format.first_line_indent = Mm(10)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(6)
    heading.paragraph_format.keep_with_next = True
    for kind in ("text", "item"):
        add_text(document, f"{{{{ {field}.{kind} }}}}")


def _close(document: Document) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    left, right = frame(document, 1, (80.0, 80.0)).rows[0].cells
    write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for words in ("- {{ recipients }};", "- Lưu: VT, ……."):
        line = left.add_paragraph()
        line.alignment = LEFT
        write(line, words, 11)
    _line(right.paragraphs[0], "{{ signer }}", 13, bold=True)
    for _ in range(_SIGNATURE_LINES):
        right.add_paragraph()
    _line(right.add_paragraph(), "…………………………", 13, bold=True)
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _annex(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)  # an annex counts its own pages
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(start)
    _line(document.add_paragraph(), "Phụ lục", 14, bold=True)
    _line(document.add_paragraph(), "TƯ LIỆU, LẬP LUẬN GIẢI THÍCH, LÀM RÕ", 13, bold=True)
    belongs = "(Kèm theo Công văn số ……/{{ symbol }} ngày …… tháng …… năm ……… của {{ issued_by }})"
    _line(document.add_paragraph(), belongs, 13, italic=True)
    rule(document.add_paragraph(), 50, TEXT_WIDTH)
    _samples(document, "annex")


def _line(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    paragraph.alignment = CENTER
    write(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for each in DocumentKind:
        (folder / f"{each.value}.docx").write_bytes(make_template(each))
