"""Pictures in Word: in the middle of the line, with words for those who do not see them."""

from __future__ import annotations

import io

from docx.document import Document
from docx.shared import Mm, Pt

from pipeline.render.charts.figure import Figure
from pipeline.render.clean import clean
from pipeline.render.office import CENTER, write


def add_picture(document: Document, payload: bytes, figure: Figure) -> None:
    """*payload* (PNG) with its title above and, where there is one, the note on how to read it below."""
    title = document.add_paragraph()
    title.alignment = CENTER
    title.paragraph_format.space_before = Pt(6)
    title.paragraph_format.keep_with_next = True
    write(title, figure.title, italic=True)
    place = document.add_paragraph()
    place.alignment = CENTER
    picture = place.add_run().add_picture(io.BytesIO(payload), width=Mm(figure.width_mm))
    words = picture._inline.docPr
    words.set("descr", clean(f"{figure.title}. {figure.description}"))
    words.set("title", clean(figure.title))
    words.set("name", figure.name)
    if figure.note:
        place.paragraph_format.keep_with_next = True
        note = document.add_paragraph()
        note.alignment = CENTER
        note.paragraph_format.space_after = Pt(6)
        write(note, figure.note, 11, italic=True)
