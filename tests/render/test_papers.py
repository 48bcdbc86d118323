"""Papers in the form of Decree 30/2020, from templates that an office can change."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from pipeline.errors import TemplateError
from pipeline.records.documents import Block, BlockKind, DocumentKind, Paper
from pipeline.render.decree30 import MOTTO, NATION
from pipeline.render.documents.filling import PLACE, paragraphs
from pipeline.render.documents.paper import DRAFT, fields, render_paper
from pipeline.render.documents.templates import make_template

TEMPLATES = Path(__file__).parents[2] / "data" / "templates" / "documents"
AT = datetime(2026, 3, 3, 2, tzinfo=UTC)
BODY = (
    Block(BlockKind.TEXT, "Thực hiện {{ issuer }} & <b>đậm</b>:"),
    Block(BlockKind.HEADING, "1. Một"),
    Block(BlockKind.ITEM, "- mục một"),
    Block(BlockKind.ITEM, "- mục hai"),
    Block(BlockKind.ITEM, "- {{ annex.item }}"),
)


def paper(kind: DocumentKind = DocumentKind.NOTICE, draft: bool = False) -> Paper:
    release = kind is DocumentKind.PRESS_RELEASE
    to = () if release else ("Kính gửi:", "- A;", "- B.")
    return Paper(
        kind, draft, "Ủy ban nhân dân tỉnh Đắk Lắk", "UBND-……", "V/v thử", to,
        BODY, ("Như trên",), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        BODY if kind is DocumentKind.DOSSIER else (), "Đắk Lắk",
    )  # fmt: skip


def opened(payload: bytes) -> Document:
    return docx.Document(io.BytesIO(payload))


def lines(document: Document) -> list[str]:
    return [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in paragraphs(document)]


def changed(folder: Path, kind: DocumentKind, old: str, new: str) -> Path:
    """A folder with the template of *kind* in which an office has put *new* for *old*."""
    document = opened((TEMPLATES / f"{kind.value}.docx").read_bytes())
    for one in paragraphs(document):
        for run in one.runs:
            run.text = run.text.replace(old, new)
    document.save(str(folder / f"{kind.value}.docx"))
    return folder


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_shipped_templates_are_those_that_the_script_makes(kind: DocumentKind) -> None:
    made, shipped = opened(make_template(kind)), opened((TEMPLATES / f"{kind.value}.docx").read_bytes())
    assert made.element.xml == shipped.element.xml
    names = {place for one in paragraphs(shipped) for place in PLACE.findall(one.text)}
    assert {name.partition(".")[0] for name in names} <= set(fields(paper(kind)))
    assert not any(re.search("author|journalist|reporter|outlet|sanction|fine|bao|phat", name) for name in names)


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_form_of_the_decree(kind: DocumentKind) -> None:
    document = opened(render_paper(paper(kind), TEMPLATES, AT))
    text = lines(document)
    for needed in (NATION, MOTTO, "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "Số: ……/UBND-……", "Nơi nhận:", "- Lưu: VT, …….",
                   "V/v thử", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đắk Lắk, ngày …… tháng …… năm ………"):  # fmt: skip
        assert needed in text, needed
    assert ("THÔNG CÁO BÁO CHÍ" in text) is (kind is DocumentKind.PRESS_RELEASE)
    assert ("Phụ lục" in text) is (kind is DocumentKind.DOSSIER)
    assert text.count("- mục hai") == (2 if kind is DocumentKind.DOSSIER else 1)
    assert not [line for line in text if PLACE.search(re.sub("{{ (issuer|annex.item) }}", "", line))]
    annex = "(Kèm theo Công văn số ……/UBND-…… ngày …… tháng …… năm ……… của Ủy ban nhân dân tỉnh Đắk Lắk)"
    assert (annex in text) is (kind is DocumentKind.DOSSIER)
    starts = [one._sectPr.findall(qn("w:pgNumType")) for one in document.sections]  # an annex counts its own pages
    assert [len(one) for one in starts] == ([0, 1] if kind is DocumentKind.DOSSIER else [0])
    section = document.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides if side is not None] == [210, 30, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    title = next(one for one in paragraphs(document) if one.text == NATION)
    assert (title.runs[0].bold, title.runs[0].font.size) == (True, Pt(12))
    item = next(one for one in document.paragraphs if one.text == "- mục một")
    indent = item.paragraph_format.first_line_indent
    assert indent is not None
    assert round(indent.mm) == 10
    fonts = document.styles.element.find(f".//{qn('w:rFonts')}")
    assert fonts.get(qn("w:ascii")) == "Times New Roman"


@pytest.mark.parametrize("kind", DocumentKind)
def test_only_a_draft_is_marked_and_on_every_page(kind: DocumentKind) -> None:
    draft = opened(render_paper(paper(kind, draft=True), TEMPLATES, AT))
    assert lines(draft).count(DRAFT) == 3  # beside the number, under the first page and under the others
    section = draft.sections[0]
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == DRAFT
    assert DRAFT not in "".join(lines(opened(render_paper(paper(kind), TEMPLATES, AT))))


def test_text_of_the_press_stays_text_and_bytes_stay_the_same() -> None:
    first = render_paper(paper(), TEMPLATES, AT)
    assert "Thực hiện {{ issuer }} & <b>đậm</b>:" in lines(opened(first))
    assert first == render_paper(paper(), TEMPLATES, AT)


def test_a_place_that_word_has_split_is_filled(tmp_path: Path) -> None:
    document = opened((TEMPLATES / "notice.docx").read_bytes())
    place = next(one for one in paragraphs(document) if one.text == "{{ subject }}")
    place.runs[0].text = "Về việc {{ su"
    place.add_run("bject").bold = True
    place.add_run(" }}!")
    document.save(str(tmp_path / "notice.docx"))
    assert "Về việc V/v thử!" in lines(opened(render_paper(paper(), tmp_path, AT)))


def test_a_template_with_another_field_or_without_the_mark_is_refused(tmp_path: Path) -> None:
    folder = changed(tmp_path, DocumentKind.NOTICE, "{{ subject }}", "{{ journalist }}")
    with pytest.raises(TemplateError, match="không có trường “journalist”"):
        render_paper(paper(), folder, AT)
    folder = changed(tmp_path, DocumentKind.NOTICE, "{{ draft_mark }}", "")
    render_paper(paper(), folder, AT)
    with pytest.raises(TemplateError, match="DỰ THẢO"):
        render_paper(paper(draft=True), folder, AT)
    folder = changed(tmp_path, DocumentKind.NOTICE, "{{ body.item }}", "x")
    with pytest.raises(TemplateError, match=r"body\.item"):
        render_paper(paper(), folder, AT)
    (tmp_path / "notice.docx").write_bytes(b"not Word")
    with pytest.raises(TemplateError, match=r"notice\.docx"):
        render_paper(paper(), tmp_path, AT)


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_signature_never_stands_alone_on_a_page(kind: DocumentKind) -> None:
    """The last words before it are kept with it."""
    document = opened(render_paper(paper(kind), TEMPLATES, AT))
    signature = next(one for one in document.tables if "Nơi nhận" in one.rows[0].cells[0].text)
    before = signature._tbl.getprevious()
    kept = []
    while before is not None and not kept:
        assert before.pPr is not None
        assert before.pPr.find(qn("w:keepNext")) is not None
        text = "".join(run.text or "" for run in before.iter(qn("w:t")))
        kept += [text] if text.strip() else []
        before = before.getprevious()
    assert kept == ["- {{ annex.item }}"]
