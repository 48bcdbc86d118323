"""The form of official papers: Appendix I of Decree 30/2020/NĐ-CP, for an A4 report.

Sizes are points and millimetres within the ranges that the decree sets; what only the office can
fill in (number, place and date, unit, signature) stays a dotted blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.render.clean import clean
from pipeline.render.office import CENTER, JUSTIFY, LEFT, new_document, page_number, rule, write
from pipeline.render.office_table import frame

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY_SIZE = 13.0
TEXT_WIDTH = 160.0  # mm: A4 less 30 left and 20 right
_HEAD_COLUMNS = (64.0, 96.0)
_MOTTO_LENGTH = 58.5  # mm: the motto's width in bold 13 pt Times New Roman
_LETTER = 3.3  # mm: a capital in bold 12 pt, on average
_LONG_WORD = 30  # letters: justifying beside such a word (a hash) tears the line apart
BLANK = "…………………………"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the paper; an empty ``name`` leaves a blank for the unit, an empty ``superior`` no line."""

    superior: str
    name: str


def issuer_within(agency_name: str) -> Issuer:
    """A unit, not yet named, of the agency: a ministry, or the People's Committee of a province or city."""
    provincial = agency_name.startswith(("Tỉnh ", "Thành phố "))
    unbroken = agency_name.replace(" ", "\N{NO-BREAK SPACE}")
    return Issuer(f"Ủy ban nhân dân {unbroken}" if provincial else agency_name, "")


def new_paper() -> Document:
    """An A4 document with the decree's margins and the page number on top from the second page."""
    document = new_document(BODY_SIZE)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    page_number(section.header.paragraphs[0], BODY_SIZE)
    return document


def add_head(document: Document, issuer: Issuer, symbol: str) -> None:
    """Issuing body, national title and motto, number (``Số: …/symbol``), place and date."""
    table = frame(document, 2, _HEAD_COLUMNS)
    left, right = table.rows[0].cells
    name = issuer.name or BLANK
    if issuer.superior:
        write(_centred(left), clean(issuer.superior).upper(), 12)
        write(_centred(left, another=True), clean(name).upper(), 12, bold=True)
    else:
        write(_centred(left), clean(name).upper(), 12, bold=True)
    length = 0.4 * min(len(name) * _LETTER, _HEAD_COLUMNS[0] - 4)
    rule(left.add_paragraph(), length, _HEAD_COLUMNS[0] - 4)
    write(_centred(right), NATION, 12, bold=True)
    write(_centred(right, another=True), MOTTO, 13, bold=True)
    rule(right.add_paragraph(), _MOTTO_LENGTH, _HEAD_COLUMNS[1] - 4)
    number, place = table.rows[1].cells
    write(_centred(number), f"Số: ……/{symbol}", 13)
    write(_centred(place), "……………, ngày …… tháng …… năm ………", 13, italic=True)


def add_title(document: Document, kind: str, subject: Sequence[str]) -> None:
    """The kind of paper in capitals and its subject (trích yếu), line by line, with the short line below."""
    heading = document.add_paragraph()
    heading.alignment = CENTER
    heading.paragraph_format.space_before = Pt(14)
    write(heading, kind.upper(), 14, bold=True)
    for words in subject:
        line = document.add_paragraph()
        line.alignment = CENTER
        write(line, words, 13, bold=True)
    rule(document.add_paragraph(), 50, TEXT_WIDTH)


def add_text(document: Document, text: str, *, bold: bool = False) -> Paragraph:
    """A paragraph of the body: justified, first line indented by 1 cm, 6 pt below."""
    paragraph = body_line(document, text)
    write(paragraph, text, bold=bold)
    return paragraph


def body_line(document: Document, text: str) -> Paragraph:
    """A paragraph in the form of the body for *text*, which is still to be written."""
    paragraph = document.add_paragraph()
    unbreakable = any(len(word) > _LONG_WORD for word in text.split())
    paragraph.alignment = LEFT if unbreakable else JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def keep_with_close(document: Document) -> None:
    """Hold what comes next together with the last paragraph: a signature must not stand on a page of its own."""
    written = [block for block in document.element.body if block.tag in (qn("w:p"), qn("w:tbl"))]
    if written and written[-1].tag == qn("w:p"):
        Paragraph(written[-1], document).paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True


def add_close(document: Document, recipients: Sequence[str]) -> None:
    """``Nơi nhận`` at the left, room for office, signature and name at the right."""
    keep_with_close(document)
    left, right = frame(document, 1, (80.0, 80.0)).rows[0].cells
    write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for words in (*(f"- {recipient};" for recipient in recipients or (BLANK,)), "- Lưu: VT, ……."):
        write(_aligned_left(left), words, 11)
    write(_centred(right), BLANK, 13, bold=True)
    for _ in range(4):
        right.add_paragraph()
    write(_centred(right, another=True), BLANK, 13, bold=True)
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def add_annex_head(
    document: Document, title: str, symbol: str, label: str = "Phụ lục", *, new_page: bool = True
) -> None:
    """``Phụ lục`` (*label*), with its title and the paper that it belongs to."""
    for index, (words, size, bold) in enumerate(
        ((label, 14, True), (title.upper(), 13, True), (f"(Kèm theo Báo cáo số ……/{symbol})", 13, False))
    ):
        line = document.add_paragraph()
        line.alignment = CENTER
        line.paragraph_format.page_break_before = new_page and index == 0
        line.paragraph_format.keep_with_next = True
        if index == 0 and not new_page:
            line.paragraph_format.space_before = Pt(18)
        write(line, words, size, bold=bold, italic=not bold)
    stroke = document.add_paragraph()
    stroke.paragraph_format.keep_with_next = True
    rule(stroke, 50, TEXT_WIDTH)


def _centred(cell: _Cell, *, another: bool = False) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph() if another else cell.paragraphs[0]
    paragraph.alignment = CENTER
    return paragraph


def _aligned_left(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    paragraph.alignment = LEFT
    return paragraph
