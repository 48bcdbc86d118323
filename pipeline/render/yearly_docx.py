"""A yearly plan or report in the form of its circular, dressed as Decree 30/2020/NĐ-CP asks."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from pipeline.render import decree30
from pipeline.render.decree30 import TEXT_WIDTH
from pipeline.render.office import CENTER, JUSTIFY, LEFT, rule, save, write
from pipeline.render.office_table import add_table, frame
from pipeline.reports.phrase import Phrase
from pipeline.reports.table import Table
from pipeline.reports.yearly.contents import BLANK_OPEN, Blank, Item, Lead
from pipeline.reports.yearly.paper import Filled, YearlyPaper

BLANK_STYLE = "Cơ quan bổ sung"  # a character style: Word finds every open place by it
_SHADE = "FFE9A8"  # seen in print too
TECHNICAL = "Phụ lục kỹ thuật (không gửi)"
_WIDTHS: dict[str, tuple[float, ...]] = {  # mm, 160 in all
    "yearly_months": (40, 40, 40, 40),
    "yearly_languages": (100, 60),
    "yearly_states": (110, 50),
    "yearly_cases": (64, 26, 38, 32),
    "yearly_responses": (130, 30),
    "yearly_clocks": (61, 33, 33, 33),
    "yearly_kpis": (58, 28, 20, 28, 26),
    "yearly_kpis_alone": (80, 32, 22, 26),
    "yearly_calendar": (66, 48, 46),
    "yearly_kept": (50, 40, 36, 34),
    "yearly_events": (72, 44, 44),
    "annex": (62, 22, 76),
}


def render_yearly_docx(paper: YearlyPaper) -> bytes:
    """*paper* as a .docx file; the same paper gives the same bytes."""
    document = decree30.new_paper()
    _blank_style(document)
    decree30.add_head(document, decree30.Issuer("", paper.issuer), paper.symbol)
    decree30.add_title(document, paper.kind, (paper.subject,))
    _span(document, paper.span)
    for heading in paper.headings:
        _heading(document, heading)
        for item in heading.items:
            _item(document, item)
    _close(document, paper)
    _sources(document, paper)
    title = f"{paper.kind.capitalize()} {paper.subject[:1].lower()}{paper.subject[1:]}"
    return save(document, title, title, paper.issuer, paper.cutoff)


def _blank_style(document: Document) -> None:
    style = document.styles.add_style(BLANK_STYLE, WD_STYLE_TYPE.CHARACTER)
    style.font.italic = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    style.element.get_or_add_rPr().append(shade)


def _span(document: Document, words: str) -> None:
    line = document.add_paragraph()
    line.alignment = CENTER
    line.paragraph_format.space_after = Pt(6)
    write(line, words, 13, italic=True)


def _heading(document: Document, heading: Filled) -> None:
    """The form's own words: I. bold; 1. bold; a) upright, as the decree asks of points."""
    if heading.level == 1:
        line = document.add_paragraph(style="Heading 1")
        line.add_run(heading.printed)
        return
    line = document.add_paragraph()
    line.alignment = JUSTIFY
    form = line.paragraph_format
    form.first_line_indent, form.keep_with_next = Mm(10), True
    form.space_before = form.space_after = Pt(6)
    write(line, heading.printed, bold=heading.level == 2)
    _outline(line, heading.level)


def _outline(line: Paragraph, level: int) -> None:
    """Word's navigation shows the heading at its level."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level - 1))
    line._p.get_or_add_pPr().append(mark)


def _item(document: Document, item: Item) -> None:
    match item:
        case Phrase():
            decree30.add_text(document, item.text)
        case Blank():
            _mark_blanks(decree30.add_text(document, item.text))
        case Lead():
            line = decree30.add_text(document, "")
            line.paragraph_format.keep_with_next = True
            write(line, item.text, bold=True, italic=True)
        case Table():
            _table(document, item)


def _table(document: Document, table: Table) -> None:
    caption = document.add_paragraph()
    caption.alignment = LEFT
    form = caption.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(6), Pt(3), True
    write(caption, table.caption, italic=True)
    grid = add_table(document, table, _WIDTHS[table.name])
    for row in grid.rows:
        for cell in row.cells:
            for line in cell.paragraphs:
                _mark_blanks(line)
    after = document.add_paragraph()
    after.paragraph_format.line_spacing = Pt(8)


def _mark_blanks(line: Paragraph) -> None:
    """Give the open places of *line* their style, whatever stands before and after them in the same run."""
    for run in list(line.runs):
        before, mark, rest = run.text.partition(BLANK_OPEN)
        if not mark:
            continue
        inner, end, after = rest.partition("]")
        run.text = before
        size = run.font.size.pt if run.font.size else None
        write(line, f"{mark}{inner}{end}", size).style = BLANK_STYLE
        if after:
            write(line, after, size)


def _close(document: Document, paper: YearlyPaper) -> None:
    """``Nơi nhận`` and the signature as the form prints them."""
    decree30.keep_with_close(document)
    left, right = frame(document, 1, (80.0, 80.0)).rows[0].cells
    write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for words in (*paper.recipients, paper.filing):
        line = left.add_paragraph()
        line.alignment = LEFT
        write(line, f"- {words}", 11)
        _mark_blanks(line)
    for place, words in enumerate(paper.signers):
        line = right.add_paragraph() if place else right.paragraphs[0]
        line.alignment = CENTER
        run = write(line, words, 13, bold=True)
        if paper.signers_open:
            run.style = BLANK_STYLE
    seal = right.add_paragraph()
    seal.alignment = CENTER
    write(seal, paper.seal, 13, italic=True)
    for _ in range(4):
        right.add_paragraph()
    for line in (*left.paragraphs, *right.paragraphs):
        line.paragraph_format.keep_with_next = True


def _sources(document: Document, paper: YearlyPaper) -> None:
    """The last sheet, to be taken off before the paper is sent: every number and the query that gives it."""
    for index, (words, size) in enumerate(((TECHNICAL, 14), (paper.sources.heading.upper(), 13))):
        line = document.add_paragraph()
        line.alignment = CENTER
        line.paragraph_format.page_break_before = index == 0
        write(line, words, size, bold=True)
    rule(document.add_paragraph(), 50, TEXT_WIDTH)
    for paragraph in paper.sources.paragraphs:
        decree30.add_text(document, paragraph.text)
    for table in paper.sources.tables:
        _table(document, table)
