"""The digest as a report (BÁO CÁO) in the form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from pipeline.render import decree30
from pipeline.render.numbering import ANNEX, numbered
from pipeline.render.office import LEFT, save, write
from pipeline.render.office_table import add_table
from pipeline.reports.digest import Digest
from pipeline.reports.table import Section, Table

SYMBOL = "BC-…………"
_WIDTHS: dict[str, tuple[float, ...]] = {  # mm, 160 in all
    "coverage": (58, 34, 34, 34),
    "stories": (42, 14, 20, 17, 20, 14, 33),
    "flags": (50, 23, 50, 14, 23),
    "cases": (52, 28, 24, 22, 34),
    "clocks": (34, 34, 22.5, 22.5, 22.5, 24.5),
    "sources": (36, 47, 24, 17, 17, 19),
    "annex": (66, 24, 70),
    **dict.fromkeys(
        ("fairness_kind", "fairness_language", "fairness_agency", "fairness_week"), (50, 22, 24, 20, 22, 22)
    ),
    **dict.fromkeys(
        ("fairness_kind", "fairness_language", "fairness_agency", "fairness_week"), (50, 22, 24, 20, 22, 22)
    ),
}


def render_digest_docx(digest: Digest, issuer: decree30.Issuer | None = None) -> bytes:
    """*digest* as a .docx file; the same digest gives the same bytes.

    Without *issuer* the paper comes from a unit of the agency, whose name is left blank.
    """
    document = decree30.new_paper()
    decree30.add_head(document, issuer or decree30.issuer_within(digest.agency_name), SYMBOL)
    decree30.add_title(document, "Báo cáo", (digest.title, f"({digest.period.words})"))
    opening = decree30.add_text(document, f"Số liệu chốt lúc {digest.cutoff_words}.")
    opening.paragraph_format.space_before = Pt(10)
    sections = numbered(digest.sections)
    for label, section in sections:
        if section.name != ANNEX:
            _add_section(document, label, section)
    decree30.add_close(document, digest.recipients)
    for _, section in sections:
        if section.name == ANNEX:
            decree30.add_annex_head(document, section.heading, SYMBOL)
            _add_body(document, section)
    title = f"{digest.title}. {digest.period.words}"
    return save(document, title, f"Báo cáo tuần {digest.period.week}", digest.agency_name, digest.cutoff)


def _add_section(document: Document, label: str, section: Section) -> None:
    document.add_paragraph(style="Heading 1").add_run(f"{label}. {section.heading.upper()}")
    _add_body(document, section)


def _add_body(document: Document, section: Section) -> None:
    for index, paragraph in enumerate(section.paragraphs, 1):
        number = f"{index}. " if section.name == "summary" else ""
        decree30.add_text(document, f"{number}{paragraph.text}")
    for table in section.tables:
        _add_captioned(document, table)


def _add_captioned(document: Document, table: Table) -> None:
    caption = document.add_paragraph()
    caption.alignment = LEFT
    caption.paragraph_format.space_before = Pt(6)
    caption.paragraph_format.space_after = Pt(3)
    caption.paragraph_format.keep_with_next = True
    write(caption, table.caption, italic=True)
    add_table(document, table, _WIDTHS[table.name])
