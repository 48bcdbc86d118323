"""Phrases in Word: their web addresses become links, anything else stays text."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pipeline.render.address import safe_address
from pipeline.render.clean import clean
from pipeline.render.office import write
from pipeline.reports.phrase import Link, Phrase
from pipeline.reports.spelling import cut

UNTITLED = "(không có tiêu đề)"
_COLOUR = RGBColor(0x0B, 0x4F, 0x8A)
_LONGEST_TIP = 250  # letters; Word refuses more than 260


def write_phrase(paragraph: Paragraph, phrase: Phrase, size: float | None = None, *, bold: bool = False) -> None:
    """Add *phrase*, *size* in points; what was cut from a headline is shown where a reader points at the link."""
    bold = bold or phrase.important
    if not any(isinstance(part, Link) for part in phrase.parts):
        write(paragraph, phrase.text, size, bold=bold)
        return
    for part in phrase.parts:
        if isinstance(part, Link):
            run = write(paragraph, part.text or UNTITLED, size, bold=bold)
            _lead(paragraph, run, safe_address(part.url), part.whole)
        else:
            write(paragraph, part if isinstance(part, str) else part.text, size, bold=bold)


def _lead(paragraph: Paragraph, run: Run, address: str, tip: str) -> None:
    """Make *run* lead to *address*, "" for none."""
    if not address:
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    if tip:
        link.set(qn("w:tooltip"), cut(clean(tip), _LONGEST_TIP))
    run.font.color.rgb, run.font.underline = _COLOUR, True
    run._r.addprevious(link)
    link.append(run._r)
