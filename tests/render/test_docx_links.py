"""From the printed or opened report to the articles, and what is held together on a page."""

from __future__ import annotations

import io

import docx
import invented_week as factory
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from pipeline.render.docx import render_digest_docx
from pipeline.reports.digest import build_digest


def opened(payload: bytes) -> Document:
    return docx.Document(io.BytesIO(payload))


@pytest.fixture(scope="module")
def document() -> Document:
    return opened(render_digest_docx(build_digest(factory.digest_input())))


def words(document: Document) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))


def links_of(document: Document) -> dict[str, str]:
    """Address by words of each link."""
    return {
        "".join(t.text or "" for t in link.iter(qn("w:t"))): document.part.rels[link.get(qn("r:id"))].target_ref
        for link in document.element.body.iter(qn("w:hyperlink"))
    }


def test_a_reader_gets_from_the_paper_to_each_article(document: Document) -> None:
    """Links on the headline of each flag and top story, and the whole address printed in the annex."""
    data = factory.digest_input()
    links = links_of(document)
    top = sorted(data.stories, key=lambda s: -s.in_week)[:8]
    for title, url in (*((s.headline, s.url) for s in top), *((f.title, f.url) for f in data.flags)):
        assert links[title] == url
        assert links[url] == url
        assert url in words(document)
    hostile = links_of(opened(render_digest_docx(build_digest(factory.hostile_week()))))
    assert all(url.startswith("https://") for url in hostile.values())


def test_the_signature_is_held_together_with_the_last_words(document: Document) -> None:
    blocks = [b for b in document.element.body if b.tag in (qn("w:p"), qn("w:tbl"))]
    place = next(n for n, b in enumerate(blocks) if b.tag == qn("w:tbl") and "Nơi nhận:" in "".join(b.itertext()))
    for before in blocks[place - 2 : place]:
        assert before.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert "đầu chuỗi nhật ký" in "".join(blocks[place - 2].itertext())
