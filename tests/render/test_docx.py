from __future__ import annotations

import hashlib
import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import invented_week as factory
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipeline.render.decree30 import BLANK, MOTTO, NATION, Issuer, issuer_within
from pipeline.render.docx import render_digest_docx
from pipeline.reports.digest import build_digest
from pipeline.reports.spelling import number_words

WEEKS = {"full": factory.digest_input, "quiet": factory.quiet_week, "hostile": factory.hostile_week}


def opened(payload: bytes) -> Document:
    return docx.Document(io.BytesIO(payload))


def words(document: Document) -> str:
    """All text of the body, frames included, a paragraph a line."""
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))


def rows_of(document: Document, first: str) -> list[list[str]]:
    table = next(t for t in document.tables if t.cell(0, 0).text == first)
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="module")
def payload() -> bytes:
    return render_digest_docx(build_digest(factory.digest_input()))


@pytest.fixture(scope="module")
def document(payload: bytes) -> Document:
    return opened(payload)


def test_same_digest_same_bytes(payload: bytes) -> None:
    again = render_digest_docx(build_digest(factory.digest_input()))
    assert hashlib.sha256(again).digest() == hashlib.sha256(payload).digest()


def test_all_times_are_the_cutoff_and_nobody_is_named(payload: bytes, document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(payload)) as parts:
        assert parts.testzip() is None
        assert {member.date_time for member in parts.infolist()} == {(2025, 12, 1, 0, 0, 0)}
        assert not any("thumbnail" in member.filename for member in parts.infolist())
    core = document.core_properties
    assert core.created == core.modified == datetime(2025, 12, 1, tzinfo=UTC)
    assert (core.author, core.last_modified_by, core.comments) == ("Tỉnh Đắk Lắk", "Tỉnh Đắk Lắk", "")
    assert core.title == (
        "Tổng hợp thông tin báo chí về tỉnh Đắk Lắk. Tuần 48 năm 2025, từ ngày 24/11/2025 đến ngày 30/11/2025"
    )


def test_page_is_a4_with_the_decrees_margins(document: Document) -> None:
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    top, bottom, left, right = (
        round(side.mm, 1)
        for side in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    )
    assert 20 <= top <= 25
    assert 20 <= bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20


def test_page_number_stands_on_top_from_the_second_page(document: Document) -> None:
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert section.header.paragraphs[0].alignment == 1
    assert "PAGE" not in section.first_page_header._element.xml


def test_head_title_and_close_follow_the_form(document: Document) -> None:
    text = words(document)
    for needed in (
        "ỦY BAN NHÂN DÂN TỈNH\N{NO-BREAK SPACE}ĐẮK\N{NO-BREAK SPACE}LẮK", NATION, MOTTO, "/BC-", "BÁO CÁO",
        "(Tuần 48 năm 2025, từ ngày 24/11/2025 đến ngày 30/11/2025)", "Nơi nhận:",
        "- Sở Văn hóa, Thể thao và Du lịch;", "- Lưu: VT", "Phụ lục",
    ):  # fmt: skip
        assert needed in text
    assert re.search(r"ngày …+ tháng …+ năm …+", text)
    sizes = {run.text: (run.font.size, run.bold, run.italic) for cell in document.tables[0]._cells
             for paragraph in cell.paragraphs for run in paragraph.runs}  # fmt: skip
    assert sizes[NATION] == (Pt(12), True, None)
    assert sizes[MOTTO] == (Pt(13), True, None)
    assert sizes[BLANK] == (Pt(12), True, None)
    assert sizes["……………, ngày …… tháng …… năm ………"] == (Pt(13), None, True)


def test_sections_are_headings_in_order(document: Document) -> None:
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [
        "I. TÓM TẮT", "II. TIN, BÀI TRONG TUẦN", "III. SỰ VIỆC NỔI BẬT", "IV. NỘI DUNG ĐANG TĂNG VÀ LÝ DO",
        "V. NỘI DUNG CẦN KIỂM CHỨNG", "VI. VỤ VIỆC GIẢI THÍCH, LÀM RÕ VÀ THỜI HẠN",
        "VII. GIẢI THÍCH, LÀM RÕ TRONG TUẦN VÀ DIỄN BIẾN SAU ĐÓ", "VIII. TÌNH TRẠNG CÁC NGUỒN",
        "IX. PHƯƠNG PHÁP VÀ CÁCH ĐỌC",
    ]  # fmt: skip


def test_font_is_times_new_roman_in_every_script(document: Document) -> None:
    styles = document.styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    for font in fonts:
        assert set(font.attrib) == {qn(f"w:{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert set(font.attrib.values()) == {"Times New Roman"}
    assert not list(document.element.iter(qn("w:rFonts")))
    assert styles.find(f".//{qn('w:docDefaults')}//{qn('w:sz')}").get(qn("w:val")) == "26"


def test_body_text_is_justified_with_first_line_indent(document: Document) -> None:
    (line,) = (p for p in document.paragraphs if p.text.startswith("1. Có 1.901 tin, bài"))
    form = line.paragraph_format
    assert line.alignment == 3
    assert Mm(10) <= form.first_line_indent <= Mm(12.7)
    assert 1.0 <= form.line_spacing <= 1.5
    assert form.space_after >= Pt(6)


def test_numbers_equal_the_rows(document: Document) -> None:
    data = factory.digest_input()
    coverage = rows_of(document, "Ngày")
    assert [row[0].split(", ")[-1] for row in coverage[1:8]] == [f"{24 + n}/11/2025" for n in range(7)]
    for (_, domestic, foreign, total, usual), counts in zip(coverage[1:8], factory.COUNTS, strict=True):
        assert (domestic, foreign, total) == tuple(number_words(n) for n in (*counts, sum(counts)))
        assert usual == "99,0"
    assert coverage[8] == ["Cả tuần", "1.751", "150", "1.901", "693,0"]
    top = sorted(data.stories, key=lambda s: -s.in_week)[0]
    assert rows_of(document, "Sự việc")[1] == [
        f"1. {top.headline}\nMã {top.story_id[:8]}; bài [1] vung-cao.example",
        "213", "107 / 106", "72", "2 / 2", "23", "25/11 – 26/11",
    ]  # fmt: skip
    scores = {row[0].split("\n")[0]: row[3] for row in rows_of(document, "Bài có nội dung cần kiểm chứng")[1:]}
    assert scores == {flag.title: f"{flag.score:.2f}".replace(".", ",") for flag in data.flags}


def test_charts_are_pictures_with_words(payload: bytes, document: Document) -> None:
    words = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert len(words) == 3
    assert "thứ Ba, 25/11/2025: 1.208 trong nước, 96 nước ngoài" in words[0]
    with zipfile.ZipFile(io.BytesIO(payload)) as parts:
        pictures = [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
    assert [one[:4] for one in pictures] == [b"\x89PNG"] * 3


def test_table_heads_repeat_and_rows_stay_whole(document: Document) -> None:
    grids = [t for t in document.tables if t.style is not None and t.style.name == "Table Grid"]
    assert len(grids) == 14
    for grid in grids:
        first, *others = grid.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in others)
        assert sum(column.width for column in grid.columns) <= Mm(160.1)


@pytest.mark.parametrize("week", WEEKS)
def test_every_week_opens_and_is_clean(week: str) -> None:
    text = words(opened(render_digest_docx(build_digest(WEEKS[week]()))))
    assert "IX. PHƯƠNG PHÁP VÀ CÁCH ĐỌC" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)


def test_hostile_text_stays_text() -> None:
    text = words(opened(render_digest_docx(build_digest(factory.hostile_week()))))
    assert "<script>alert('x')</script> & \"trích\" 'dẫn' {{ 7*7 }}" in text
    assert "Lũ 🌊🚨 ở  vùng cao xuống dòng nữa" in text
    assert "BỘ <B>THỬ</B>" in text


def test_quiet_week_leaves_blanks_and_says_so() -> None:
    document = opened(render_digest_docx(build_digest(factory.quiet_week())))
    text = words(document)
    assert "Trong tuần không phát hiện nội dung nào cần kiểm chứng." in text
    assert f"- {BLANK};" in text
    assert len(document.tables) == 4  # head, coverage, close, annex


def test_issuer() -> None:
    assert issuer_within("Bộ Y tế") == Issuer("Bộ Y tế", "")
    named = render_digest_docx(build_digest(factory.digest_input()), Issuer("", "Bộ Y tế"))
    assert words(opened(named)).startswith("BỘ Y TẾ\n")
