"""The digest as a report (BÁO CÁO) in the form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from pipeline.render import decree30
from pipeline.render.charts.drawing import png
from pipeline.render.charts.figure import Figure
from pipeline.render.charts.of_digest import AFTER_TABLES, figures_of
from pipeline.render.numbering import numbered
from pipeline.render.office import LEFT, save, write
from pipeline.render.office_link import write_phrase
from pipeline.render.office_picture import add_picture
from pipeline.render.office_table import add_table
from pipeline.reports.digest import Digest
from pipeline.reports.phrase import Phrase
from pipeline.reports.table import Section, Table

SYMBOL = "BC-…………"
_WIDE: dict[str, tuple[float, ...]] = {  # mm, 160 in all, by the kind of table
    "coverage": (66, 21, 21, 22, 30),
    "groups": (80, 35, 45),
    "shares": (60, 22, 26, 32, 20),
    "stories": (60, 15, 21, 16, 17, 15, 16),
    "flags": (54, 14, 59, 13, 20),
    "cases": (66, 32, 24, 38),
    "clocks": (36, 24, 23, 26, 26, 25),
    "responses": (42, 62, 22, 34),
    "sources": (36, 20, 14, 48, 20, 22),
    "fairness": (50, 22, 24, 20, 22, 22),
    "addresses": (12, 62, 86),
    "annex": (66, 20, 74),
}
_ALIKE = {"cases": (76, 30, 54)}  # without the column that would say one thing in every row
_ANNEX_SIZE = 9.0  # points: a register, not a text to be read through


def render_digest_docx(digest: Digest, issuer: decree30.Issuer | None = None) -> bytes:
    """*digest* as a .docx file; the same digest gives the same bytes.

    Without *issuer* the paper comes from a unit of the agency, whose name is left blank.
    """
    document = decree30.new_paper()
    decree30.add_head(document, issuer or decree30.issuer_within(digest.agency_name), SYMBOL)
    decree30.add_title(document, "Báo cáo", (digest.title, f"({digest.period.words})"))
    if digest.among:
        decree30.add_text(document, digest.among).paragraph_format.space_before = Pt(10)
    opening = decree30.add_text(document, f"Số liệu chốt lúc {digest.cutoff_words}.")
    opening.paragraph_format.space_before = Pt(0 if digest.among else 10)
    figures = figures_of(digest)
    sections = numbered(digest.sections)
    for label, section in sections:
        if not section.annex:
            document.add_paragraph(style="Heading 1").add_run(f"{label}. {section.heading.upper()}")
            _add_body(document, section, figures.get(section.name, ()))
    decree30.add_close(document, digest.recipients)
    for index, (label, section) in enumerate((label, one) for label, one in sections if one.annex):
        decree30.add_annex_head(document, section.heading, SYMBOL, label, new_page=index == 0)
        _add_body(document, section, ())
    title = f"{digest.title}. {digest.period.words}"
    return save(document, title, f"Báo cáo tuần {digest.period.week}", digest.agency_name, digest.cutoff)


def _add_body(document: Document, section: Section, figures: tuple[Figure, ...]) -> None:
    for paragraph in section.paragraphs:
        _add_phrase(document, "", paragraph)
    for index, point in enumerate(section.points, 1):
        _add_phrase(document, f"{index}. " if section.name == "summary" else "- ", point)
    if section.name not in AFTER_TABLES:
        _add_pictures(document, figures)
    for table in section.tables:
        _add_captioned(document, table, _ANNEX_SIZE if section.annex else None)
    if section.name in AFTER_TABLES:
        _add_pictures(document, figures)


def _add_pictures(document: Document, figures: tuple[Figure, ...]) -> None:
    for figure in figures:
        add_picture(document, png(figure.chart), figure)


def _add_phrase(document: Document, before: str, phrase: Phrase) -> None:
    write_phrase(decree30.body_line(document, phrase.text), Phrase((before, *phrase.parts), phrase.important))


def _add_captioned(document: Document, table: Table, size: float | None) -> None:
    caption = document.add_paragraph()
    caption.alignment = LEFT
    caption.paragraph_format.space_before = Pt(6)
    caption.paragraph_format.space_after = Pt(3)
    caption.paragraph_format.keep_with_next = True
    write(caption, table.caption, italic=True)
    add_table(document, table, _widths(table), size)
    if table.note:
        note = document.add_paragraph()
        note.paragraph_format.space_before = Pt(3)
        write(note, table.note, 11, italic=True)


def _widths(table: Table) -> tuple[float, ...]:
    """A table that lacks a column of comparison shares the place out."""
    count = len(table.columns)
    base = _ALIKE.get(table.kind, ())
    kept = base if len(base) == count else _WIDE[table.kind][:count]
    return tuple(160 * width / sum(kept) for width in kept)
