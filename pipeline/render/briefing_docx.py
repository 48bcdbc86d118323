"""The briefing pack in the form of Decree 30/2020/NĐ-CP: an internal paper, each matter on a page of its own."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Mm, Pt

from pipeline.render import decree30
from pipeline.render.office import LEFT, save, write
from pipeline.reports.briefing.matter import Matter, Part
from pipeline.reports.briefing.pack import Pack
from pipeline.reports.phrase import Phrase

SYMBOL = "TL-…………"
_SIZE = 12.0  # points: a matter stays on its page


def render_briefing_docx(pack: Pack, issuer: decree30.Issuer) -> bytes:
    """*pack* as a .docx file; the same pack gives the same bytes."""
    document = decree30.new_paper()
    decree30.add_head(document, issuer, SYMBOL)
    decree30.add_title(document, pack.title, (pack.subject,))
    for line in pack.opening:
        paragraph = decree30.add_text(document, "")
        write(paragraph, line.text, bold=line.important)
    for place, matter in enumerate(pack.matters, start=1):
        told = decree30.add_text(document, f"{place}. {matter.title}")
        told.alignment, told.paragraph_format.space_after = LEFT, Pt(2)
        write(told, f" – {matter.state}. {matter.clocks[0].text}", italic=True)
    for place, matter in enumerate(pack.matters, start=1):
        _add_matter(document, place, matter)
    return save(document, pack.title, pack.subject, pack.agency_name, pack.cutoff)


def _add_matter(document: Document, place: int, matter: Matter) -> None:
    heading = document.add_paragraph(style="Heading 1")
    heading.paragraph_format.page_break_before = True
    heading.paragraph_format.space_before = Pt(0)
    heading.add_run(f"{place}. {matter.title}")
    for line in (matter.status, *matter.clocks):
        _add_line(document, line)
    if matter.warning:
        _add_line(document, Phrase((matter.warning,), important=True))
    for part in matter.parts:
        _add_part(document, part)


def _add_part(document: Document, part: Part) -> None:
    title = document.add_paragraph()
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(6), Pt(2)
    title.paragraph_format.keep_with_next = True
    write(title, part.heading, _SIZE, bold=True)
    if part.mark:
        write(title, f" ({part.mark})", _SIZE, italic=True)
    for line in part.lines:
        _add_line(document, line, "- ")


def _add_line(document: Document, line: Phrase, bullet: str = "") -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = LEFT
    paragraph.paragraph_format.space_after = Pt(2)
    if bullet:
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(5), Mm(-4)
    write(paragraph, f"{bullet}{line.text}", _SIZE, bold=line.important)
