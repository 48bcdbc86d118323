"""The small parts of extraction: charsets, dates, lines, JSON-LD, leads, what is cut."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.charset import to_text
from pipeline.articles.dates import parse_date
from pipeline.articles.foreign_parts import cut_foreign_parts
from pipeline.articles.json_ld import read_json_ld
from pipeline.articles.lead import read_lead, with_lead
from pipeline.articles.lines import own_lines, tidy_line
from pipeline.articles.markup import decode, parse, words_of
from pipeline.articles.metadata import read_metadata
from pipeline.articles.signatures import is_name
from pipeline.records.days import VIETNAM

NOW = datetime(2025, 11, 26, tzinfo=UTC)
AFTERNOON = datetime(2025, 11, 23, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Thứ hai, 23/11/2025, 17:09 (GMT+7)",
        "23/11/2025 17:09 GMT+7",
        "Chủ nhật, 23/11/2025 - 17:09",
        "17:09 | 23/11/2025",
        "17h09 ngày 23-11-2025",
        "Ngày 23 tháng 11 năm 2025, 17 giờ 09",
        "Cập nhật: 23.11.2025 | 05:09 PM",
        "11/23/2025 5:09:00 PM",
        "2025-11-23T17:09:00+07:00",
        "2025-11-23T17:09:00+0700",
        "2025-11-23 17:09",
        "2025-11-23T10:09:00Z",
        "2025-11-23T10:09:00.0000000Z",
        "Sun, 23 Nov 2025 17:09:00 +0700",
    ],
)
def test_dates_as_vietnamese_pages_write_them(written: str) -> None:
    assert parse_date(written, VIETNAM) == AFTERNOON


@pytest.mark.parametrize("written", ["", "hôm qua", "32/11/2025", "23/11/2025 - 24/11/2025", "17:09", "1" * 400])
def test_what_is_no_certain_date_is_none(written: str) -> None:
    assert parse_date(written, VIETNAM) is None


def test_numbers_with_slashes_are_not_certain_abroad() -> None:
    assert parse_date("03/04/2025", UTC) is None


@given(st.text(max_size=130))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    found = parse_date(text, VIETNAM)
    assert found is None or found.tzinfo is UTC


def test_bytes_that_are_utf8_are_read_so_whatever_is_declared() -> None:
    text = "<p>Đắk Lắk thông báo lịch cắt nước từ ngày mai tại các phường trung tâm</p>"
    for declared in ("iso-8859-1", "windows-1258", "windows-1252", "us-ascii", "no-such-charset"):
        assert to_text(text.encode(), f"text/html; charset={declared}") == text
    broken = text.encode() * 20 + b"\xc3"
    assert to_text(broken, "text/html").startswith(text)


@pytest.mark.parametrize("charset", ["gb2312", "shift_jis", "euc-kr", "iso-2022-jp", "utf-16", "tis-620"])
def test_other_charsets_as_declared(charset: str) -> None:
    text = {"gb2312": "新华社北京电", "euc-kr": "한국일보 기사", "tis-620": "ข่าวไทย"}.get(charset, "朝日新聞の記事")
    assert to_text(text.encode(charset), f"text/html; charset={charset}") == text


def test_nuls_invisible_signs_and_decomposed_letters_go() -> None:
    raw = unicodedata.normalize("NFD", "Đắk\u200b Lắk\x00").encode()
    assert decode(raw, "text/html; charset=utf-8") == "Đắk Lắk"


@given(st.binary(max_size=300), st.sampled_from(["", "text/html; charset=utf-16", "text/html; charset=cp1258"]))
def test_no_bytes_break_the_decoding(payload: bytes, content_type: str) -> None:
    assert isinstance(decode(payload, content_type), str)


@pytest.mark.parametrize("line", ["Nguyễn Văn Mẫu", "HÀ VY", "Tr. Mẫu - H.V", "Lê Mẫu, Hà Thử và Vy Anh", "T.H"])
def test_a_bare_name(line: str) -> None:
    assert is_name(line)


@pytest.mark.parametrize("line", ["Hỗ trợ lương thực", "Mưa lớn.", "Ông Mẫu cho biết", "12 người", ""])
def test_no_bare_name(line: str) -> None:
    assert not is_name(line)


SENTENCES = ["Sáng nay mưa lớn tại nhiều xã vùng cao.", "Tỉnh đã huy động 80 người, sáu máy xúc để khắc phục."]


@pytest.mark.parametrize(
    "last",
    [
        "Nguyễn Văn Mẫu", "PV", "Nhóm PV", "Theo TTXVN", "Nguồn: Báo Mẫu", "Bài và ảnh: Hà Vy", "PV/VOV.VN",
        "(Theo Báo Mẫu)", "Tin, ảnh: Lê Mẫu", "Thực hiện: Lê Mẫu - Đồ họa: Hà Vy", "Ảnh: CTV",
        "Xem thêm: Bão số 14 đổi hướng", "Chia sẻ",
        ">> Ba hồ cùng xả lũ", "Thứ hai, 23/11/2025, 17:09 (GMT+7)", "Từ khóa: mưa lũ, sạt lở", "Lượt xem: 215",
    ],
)  # fmt: skip
def test_what_stands_under_an_article_is_cut(last: str) -> None:
    assert own_lines([*SENTENCES, last], (), vietnamese=True) == SENTENCES


def test_a_name_behind_the_last_sentence_or_known_from_the_page_is_cut() -> None:
    signed = [SENTENCES[0], f"{SENTENCES[1]} Lê Thị Mẫu"]
    assert own_lines(signed, ("Lê Thị Mẫu",), vietnamese=True) == SENTENCES
    assert own_lines(["LÊ THỊ MẪU", *SENTENCES], ("Lê Thị Mẫu",), vietnamese=True) == SENTENCES
    assert own_lines([*SENTENCES[:1], f"{SENTENCES[1]} (Theo Báo Mẫu)"], (), vietnamese=True) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Theo ông Mẫu, sáu hộ dân đã được di dời trong đêm.",
        "Ảnh hưởng của bão làm 12 xã mất điện.",
        "Video do người dân ghi lại cho thấy nước tràn qua đập.",
        "Nguồn nước ngầm giảm 2 m so với năm ngoái.",
        "Theo thống kê ban đầu, thiệt hại khoảng 12 tỷ đồng.",
    ],
)
def test_sentences_that_begin_like_credits_stay(line: str) -> None:
    assert own_lines([SENTENCES[0], line], (), vietnamese=True) == [SENTENCES[0], line]


def test_a_title_or_date_in_front_of_a_line_goes() -> None:
    assert tidy_line("  Cầu mới   thông xe ", "Cầu mới thông xe") == ""
    assert tidy_line("Cầu mới thông xe Sáng nay cầu mở cửa.", "Cầu mới thông xe") == "Sáng nay cầu mở cửa."


def test_foreign_signatures() -> None:
    lines = [
        "By Jane Example and John Sample",
        "The bridge was opened on Monday.",
        "Reporting by Jane Example; Editing by J",
    ]
    assert own_lines(lines, (), vietnamese=False) == ["The bridge was opened on Monday."]
    kept = ["By the time the bridge opened, cars had queued for miles."]
    assert own_lines(kept, (), vietnamese=False) == kept


def cut(body: str) -> str:
    tree = parse(f"<html><body>{body}</body></html>")
    cut_foreign_parts(tree)
    return words_of(tree)


def test_a_wrapper_named_like_a_foreign_part_is_not_cut() -> None:
    prose = "<p>" + "Chính quyền xã đã di dời các hộ dân ra khỏi vùng nguy hiểm. " * 4 + "</p>"
    for name in ("share-article", "related-wrapper", "author-page", "post tag-lu-lut", "ads-content"):
        assert "di dời" in cut(f'<div class="{name}"><div>{prose * 3}</div></div>'), name
    assert "di dời" in cut(f'<form id="aspnetForm">{prose * 3}</form>')
    assert cut(f'<div class="relative flex">{prose}</div>')


def test_names_of_classes_are_words_not_letters() -> None:
    assert cut('<p class="head-shadow">Một</p><p class="leads">Hai</p>') == "MộtHai"
    assert (
        cut('<p class="share">Một</p><ul class="tin_lien_quan"><li>Hai</li></ul><p class="PhotoCMS_Caption">Ba</p>')
        == ""
    )


def test_json_ld_in_a_graph_with_line_breaks_and_broken_neighbours() -> None:
    script = '<script type="application/ld+json">{}</script>'
    broken, whole = (
        script.format("{not json"),
        script.format(
            '{"@graph":[{"@type":"WebPage","headline":"Trang"},{"@id":"#p","name":"Lê Mẫu"},'
            '{"@type":["NewsArticle"],"headline":"Cầu\nmới","datePublished":"2025-11-23",'
            '"author":[{"@id":"#p"},"Hà Vy"]}]}'
        ),
    )
    found = read_json_ld(parse(f"<html><head>{broken}{whole}</head><body></body></html>"))
    assert (found.published, found.authors) == ("2025-11-23", ("Lê Mẫu", "Hà Vy"))
    assert found.headline.split() == ["Cầu", "mới"]


def test_a_deep_json_ld_is_passed_over() -> None:
    deep = "[" * 5000 + "]" * 5000
    assert read_json_ld(parse(f'<html><script type="application/ld+json">{deep}</script></html>')).headline == ""


def test_the_date_of_another_story_or_of_the_clock_is_not_taken() -> None:
    page = (
        '<html><body><div class="clock">Thứ tư, 26/11/2025 07:00</div><div class="head">'
        '<span class="date">23/11/2025 17:09</span><h1>Cầu mới thông xe sáng nay</h1></div>'
        '<div class="list"><span class="date">01/01/2020</span></div></body></html>'
    )
    assert read_metadata(parse(page), "https://b.example/x", VIETNAM, NOW).published_at == AFTERNOON


@pytest.mark.parametrize("name", ["pubdate", "datePublished", "DC.date.issued", "article:published_time"])
def test_dates_in_metadata(name: str) -> None:
    page = f'<html><head><meta name="{name}" content="2025-11-23T17:09:00+07:00"><title>Cầu mới</title></head></html>'
    assert read_metadata(parse(page), "https://b.example/x", VIETNAM, NOW).published_at == AFTERNOON


def test_after_an_absurd_date_the_next_one_is_taken_and_the_first_told() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="0001-01-01T00:00:00">'
        '<meta name="pubdate" content="2025-11-23T17:09:00"></head><body><h1>Cầu mới</h1></body></html>'
    )
    found = read_metadata(parse(page), "https://b.example/x", VIETNAM, NOW)
    assert (found.published_at, found.date_refused) == (AFTERNOON, "0001-01-01T00:00:00")


def test_a_lead_of_a_box_further_down_is_not_the_articles() -> None:
    prose = "<p>" + "Chính quyền xã đã di dời các hộ dân ra khỏi vùng nguy hiểm trong đêm. " * 2 + "</p>"
    box = '<p class="sapo">Đây là lời dẫn của một bài khác trong hộp.</p>'
    page = f"<html><body><h1>Cầu mới</h1>{prose * 4}{box}</body></html>"
    assert read_lead(parse(page), "Cầu mới", "") == ""


def test_labels_above_the_text_do_not_lead() -> None:
    lead, paragraphs = with_lead("", "", ["Thời sự", "Mới nhất", *SENTENCES])
    assert lead == SENTENCES[0]
    assert paragraphs == SENTENCES
