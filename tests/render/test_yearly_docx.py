"""The yearly papers as .docx: the form's headings word for word, blanks in a style of their own, the same bytes."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import docx
import invented_year as factory
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from pipeline.records.law import Annex, YearlyKind
from pipeline.render.yearly_docx import BLANK_STYLE, render_yearly_docx
from pipeline.reports.yearly.contents import BLANK_OPEN
from pipeline.reports.yearly.paper import build_paper

PAPERS = [(kind, paper) for kind in factory.KINDS for paper in YearlyKind]
SCANS = {"ministry": "000_d2d707784fcf4d40.txt", "province": "003_a94ac1fa112d1e4c.txt"}


def made(kind: str, paper: YearlyKind) -> bytes:
    return render_yearly_docx(build_paper(factory.yearly_input(kind, paper)))


@pytest.fixture(scope="module", params=PAPERS, ids=lambda pair: f"{pair[0]}-{pair[1].value}")
def opened(request: pytest.FixtureRequest) -> tuple[str, YearlyKind, Annex, Document]:
    kind, paper = request.param
    return kind, paper, factory.yearly_input(kind, paper).annex, docx.Document(io.BytesIO(made(kind, paper)))


def outline(document: Document) -> list[str]:
    """What Word's navigation shows, in order."""
    found = []
    for paragraph in document.paragraphs:
        own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if own is not None or (paragraph.style is not None and paragraph.style.name == "Heading 1"):
            found.append(paragraph.text)
    return found


def words(document: Document) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))


def test_all_headings_of_the_regulation_data_in_order(opened: tuple[str, YearlyKind, Annex, Document]) -> None:
    _, _, annex, document = opened
    assert outline(document) == [one.printed for one in annex.headings]


def test_all_headings_of_the_circular_itself_in_order(opened: tuple[str, YearlyKind, Annex, Document]) -> None:
    """Against the scan: between the form's title and ``Nơi nhận`` there is nothing but these headings and dots."""
    kind, _, annex, document = opened
    folder = next((p / "shared" / "law" for p in Path(__file__).parents if (p / "shared" / "law").is_dir()), None)
    if folder is None:
        pytest.skip("the circulars' own text (shared/law) is not at hand: headings compared with the data only")
    scan = (folder / SCANS[kind]).read_text(encoding="utf-8")
    form = scan[scan.index(f"PHỤ LỤC {annex.number}") :]
    form = form[form.index("\nI.") if "\nI." in form else form.index("I. ") :]
    form = form[: form.index("Nơi nhận")]
    assert folded("".join(outline(document))) == folded(form)


def folded(text: str) -> str:
    """Without Markdown, blanks and lines of dots, and with the scan's ƣ read as ư: scans run words together."""
    return re.sub(r"[\s*#\x0c]|\.{4,}", "", text).replace("ƣ", "ư").replace("Ƣ", "Ư")


def test_head_title_and_close_are_the_forms_own(opened: tuple[str, YearlyKind, Annex, Document]) -> None:
    kind, paper, annex, document = opened
    text = words(document)
    year = 2026 if paper is YearlyKind.REPORT else 2027
    issuer = "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK" if kind == "province" else "BỘ Y TẾ"
    for needed in (issuer, annex.kind, f"ăm {year}".upper() if "NĂM" in annex.title else f"năm {year}", *annex.signers,
                   annex.seal, f"- {annex.filing}", "Nơi nhận:", "NGUỒN CỦA CÁC SỐ LIỆU"):  # fmt: skip
        assert needed in text
    sent, _, kept = text.partition("Phụ lục kỹ thuật (không gửi)")
    assert annex.seal in sent
    assert "NGUỒN CỦA CÁC SỐ LIỆU" in kept
    assert ".sql" not in sent  # where the numbers come from stands on a sheet of its own, which is taken off
    assert "pipeline/" not in text


def test_blanks_are_in_their_own_style_and_nothing_else_is(opened: tuple[str, YearlyKind, Annex, Document]) -> None:
    _, _, annex, document = opened
    styled, loose = [], []
    for run in document.element.body.iter(qn("w:r")):
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        (styled if style is not None else loose).append(text)
    assert len(styled) > 10
    assert all((text.startswith(BLANK_OPEN) and text.endswith("]")) or text in annex.signers for text in styled)
    assert not any(BLANK_OPEN in text for text in loose)
    assert document.styles[BLANK_STYLE].font.italic


@pytest.mark.parametrize(("kind", "paper"), PAPERS)
def test_the_same_rows_give_the_same_bytes(kind: str, paper: YearlyKind) -> None:
    assert hashlib.sha256(made(kind, paper)).digest() == hashlib.sha256(made(kind, paper)).digest()


@pytest.mark.parametrize(("kind", "paper"), PAPERS)
def test_a_store_that_knows_nothing_gives_the_whole_form(kind: str, paper: YearlyKind) -> None:
    data = factory.quiet_year(kind, paper)
    document = docx.Document(io.BytesIO(render_yearly_docx(build_paper(data))))
    assert outline(document) == [one.printed for one in data.annex.headings]
