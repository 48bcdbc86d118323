"""A bare Word document in Times New Roman, and the strokes that official papers are made of."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pipeline.records.days import require_aware
from pipeline.render.clean import clean
from pipeline.render.stable_zip import fixed_zip

FONT = "Times New Roman"
CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
# Of python-docx's template: 150 table styles that nobody uses, a preview picture, data of Word for Mac.
_KEPT_STYLES = {"Normal", "header", "heading 1", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
_UNUSED_PARTS = ("stylesWithEffects", "thumbnail", "customXml", "numbering")


def new_document(size: float) -> Document:
    """An empty document whose text is Times New Roman of *size* points in every script, in Vietnamese."""
    document = docx.Document()
    for holder in (document.part, document.part.package):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_UNUSED_PARTS):
                holder.rels.pop(name)
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            styles.remove(style)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.clear()
    defaults.append(_element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    for tag in ("w:sz", "w:szCs"):
        defaults.append(_element(tag, val=str(round(size * 2))))
    defaults.append(_element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))
    _plain_heading(document)
    normal = document.styles["Normal"].paragraph_format
    normal.space_after = normal.space_before = Pt(0)
    normal.line_spacing = 1.0
    return document


def _plain_heading(document: Document) -> None:
    """Heading 1 without the template's blue: bold, black, kept with what follows."""
    style = document.styles["Heading 1"]
    for part in ("w:rPr", "w:pPr"):
        found = style.element.find(qn(part))
        if found is not None:
            style.element.remove(found)
    style.font.bold = True
    style.paragraph_format.space_before = Pt(12)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.keep_with_next = True
    style.element.get_or_add_pPr().append(_element("w:outlineLvl", val="0"))


def write(
    paragraph: Paragraph, text: str, size: float | None = None, *, bold: bool = False, italic: bool = False
) -> Run:
    """Add *text*, cleaned, to *paragraph*; *size* in points."""
    run = paragraph.add_run(clean(text))
    if bold:
        run.bold = True
    if italic:
        run.italic = True
    if size is not None:
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().append(_element("w:szCs", val=str(round(size * 2))))
    return run


def rule(paragraph: Paragraph, length_mm: float, width_mm: float) -> None:
    """Make *paragraph* a thin line of *length_mm* in the middle of a column of *width_mm*."""
    side = Mm(max(0.0, (width_mm - length_mm) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(4)
    paragraph.paragraph_format.space_after = Pt(6)
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz="6", space="0", color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")


def page_number(paragraph: Paragraph, size: float) -> None:
    """Put the page's number, as a field, in the middle of *paragraph*."""
    paragraph.alignment = CENTER
    for kind in ("begin", None, "end"):
        run = write(paragraph, "", size)
        if kind is None:
            instruction = _element("w:instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)
        else:
            run._r.append(_element("w:fldChar", fldCharType=kind))


def save(document: Document, title: str, subject: str, author: str, at: datetime) -> bytes:
    """The document's bytes: the same content gives the same bytes; all its times are *at*."""
    core = document.core_properties
    core.title, core.subject, core.author, core.last_modified_by = (clean(v) for v in (title, subject, author, author))
    core.comments, core.keywords, core.category, core.language, core.revision = "", "", "", "vi-VN", 1
    core.created = core.modified = require_aware(at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    payload = io.BytesIO()
    document.save(payload)
    return fixed_zip(payload.getvalue(), at)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
