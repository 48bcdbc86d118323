"""A case's paper as a .docx file, from the office's own template."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from pipeline.errors import TemplateError
from pipeline.records.documents import Paper
from pipeline.render.decree30 import BLANK
from pipeline.render.documents.filling import Value, fill, paragraphs
from pipeline.render.office import save

DRAFT = "DỰ THẢO"
_LONG_WORD = 30  # letters: justifying beside an address or a hash tears the line apart


def template_path(folder: Path, paper: Paper) -> Path:
    return folder / f"{paper.kind.value}.docx"


def render_paper(paper: Paper, folder: Path, at: datetime) -> bytes:
    """*paper* in the template that *folder* holds for its kind; the same paper and template give the same bytes.

    Raises :class:`TemplateError` where the template is missing, is no Word file, has a place that is no field, or
    has none for the mark of a draft that is one.
    """
    path = template_path(folder, paper)
    try:
        document = docx.Document(io.BytesIO(path.read_bytes()))
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise TemplateError(f"Không đọc được mẫu {path.name}: {error}") from error
    fill(document, fields(paper), path.name)
    if paper.draft and not any(DRAFT in one.text for one in paragraphs(document)):
        raise TemplateError(f"Mẫu {path.name}: thiếu trường “draft_mark”; bản chưa phê duyệt phải có chữ {DRAFT}.")
    _sign_under_words(document)
    for paragraph in document.paragraphs:
        if any(len(word) > _LONG_WORD for word in paragraph.text.split()):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return save(document, paper.subject, DRAFT if paper.draft else "", paper.issuer, at)


def _sign_under_words(document: Document) -> None:
    """The signature never stands alone on a page: the last words go with it."""
    for table in document.tables[1:]:
        before = table._tbl.getprevious()
        while before is not None and before.tag == qn("w:p"):
            paragraph = Paragraph(before, document._body)
            paragraph.paragraph_format.keep_with_next = True
            if paragraph.text.strip():
                break
            before = before.getprevious()


def fields(paper: Paper) -> dict[str, Value]:
    """All that a template may name; there is no other field."""
    return {
        "draft_mark": (DRAFT,) if paper.draft else (),
        "issuer": _unbroken(paper.issuer.upper()) or BLANK,
        "issued_by": paper.issuer or BLANK,
        "place": paper.place or BLANK,
        "symbol": paper.symbol,
        "subject": paper.subject,
        "addressees": paper.addressees,
        "body": paper.body,
        "recipients": paper.recipients,
        "signer": paper.signer,
        "annex": paper.annex,
    }


def _unbroken(issuer: str) -> str:
    """The name of a province or city stays on one line."""
    before, kind, name = next(
        (parts for kind in (" TỈNH ", " THÀNH PHỐ ") if (parts := issuer.partition(kind))[1]), (issuer, "", "")
    )
    tail = f"{kind.strip()} {name}".replace(" ", "\N{NO-BREAK SPACE}")
    return f"{before} {tail}" if kind else issuer
