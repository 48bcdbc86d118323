"""Pages as the Vietnamese and foreign press builds them, written for these tests."""

from datetime import UTC, date, datetime

import pytest

from pipeline.articles.extract import Page, extract
from pipeline.articles.markup import decode
from pipeline.errors import ExtractionFailed
from pipeline.records.press import Capture, DayFrom, FeedEntry, FetchKind, Source, SourceKind

NOW = datetime(2026, 3, 3, tzinfo=UTC)
SEEN = datetime(2026, 3, 2, 20, tzinfo=UTC)
SOURCE = Source(
    "bao-a", "Báo A", SourceKind.NATIONAL, "VN", ("vi",), (), (), (), (), ("bao-a.example",), 1.0, 0, 9, None
)
BODY = (
    "<p>Sáng 2/3, UBND tỉnh cho biết tuyến đường qua đèo đã thông một làn sau ba ngày khắc phục sạt lở.</p>"
    "<p>Các đơn vị đã đưa 12 máy xúc tới hiện trường, dự kiến hoàn thành việc dọn đất đá trong tuần này.</p>"
)


def page(html: str | bytes, content_type: str = "text/html; charset=utf-8", entry: FeedEntry | None = None) -> Page:
    payload = html.encode() if isinstance(html, str) else html
    url = "https://bao-a.example/tin-1.html"
    return Page(
        Capture("c" * 32, url, "bao-a", FetchKind.PAGE, SEEN, 200, content_type, "", "", 0, 0), payload, SOURCE, entry
    )


def html(head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<!doctype html><html lang=vi><head><title>Đèo thông xe - Báo A</title>{head}</head><body><nav>Trang chủ</nav>"
        f"<article><h1>Đèo thông xe một làn sau ba ngày sạt lở</h1>{before}{BODY}{after}</article>"
        "<footer>Bản quyền</footer></body></html>"
    )


def test_title_text_language_and_day() -> None:
    article = extract(
        page(html('<meta property="article:published_time" content="2026-03-02T06:30:00+07:00">')), NOW
    ).article
    assert article.title == "Đèo thông xe một làn sau ba ngày sạt lở"
    assert article.text.startswith("Sáng 2/3, UBND tỉnh")
    assert "12 máy xúc" in article.text
    assert article.language == "vi"
    assert article.published_at == datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert (article.day, article.day_from) == (date(2026, 3, 2), DayFrom.PUBLISHED)
    assert "Trang chủ" not in article.text
    assert "Bản quyền" not in article.text


def test_the_sapo_is_kept_and_bylines_captions_and_related_lists_are_cut() -> None:
    extra = (
        '<h2 class="sapo">Đèo nối hai huyện được thông một làn từ rạng sáng, xe tải vẫn phải chờ.</h2>'
        '<p class="author">Nguyễn Văn Mẫu</p>'
    )
    after = '<figure><figcaption>Ảnh: Người Chụp Ảnh</figcaption></figure><ul class="related"><li>Tin khác</li></ul>'
    article = extract(page(html(before=extra, after=after)), NOW).article
    assert article.lead.startswith("Đèo nối hai huyện")
    assert article.text.startswith("Đèo nối hai huyện")
    assert not any(word in article.text for word in ("Nguyễn Văn Mẫu", "Người Chụp Ảnh", "Tin khác"))


def test_a_page_without_date_takes_the_feeds_else_the_day_first_seen() -> None:
    entry = FeedEntry("e", "f", "bao-a", "u", "t", "s", datetime(2026, 3, 1, 1, tzinfo=UTC), "c")
    assert extract(page(html(), entry=entry), NOW).article.day == date(2026, 3, 1)
    article = extract(page(html()), NOW).article
    assert (article.day, article.day_from) == (date(2026, 3, 3), DayFrom.FIRST_SEEN)  # 20:00 UTC is the 3rd at home


@pytest.mark.parametrize("absurd", ["2099-01-01T00:00:00Z", "1970-01-01", "hôm qua", "0000-00-00"])
def test_an_absurd_date_is_refused_and_told(absurd: str) -> None:
    found = extract(page(html(f'<meta property="article:published_time" content="{absurd}">')), NOW)
    assert found.article.published_at is None
    assert found.date_refused == absurd


def test_json_ld_and_canonical_address() -> None:
    head = (
        '<link rel="canonical" href="https://bao-a.example/deo-thong-xe.html"><script type="application/ld+json">'
        '{"@graph":[{"@type":"NewsArticle","headline":"Đèo thông xe","datePublished":"2026-03-02T06:30:00+0700"}]}'
        "</script>"
    )
    article = extract(page(html(head)), NOW).article
    assert article.canonical_url == "https://bao-a.example/deo-thong-xe.html"
    assert article.published_at == datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


def test_a_canonical_address_on_another_site_is_not_believed() -> None:
    head = '<link rel="canonical" href="https://another.example/x.html">'
    assert extract(page(html(head)), NOW).article.canonical_url == "https://bao-a.example/tin-1.html"


@pytest.mark.parametrize("payload", [b"", b"\x00\x01\x02", b"<html></html>", b"<html><title>x</title></html>"])
def test_a_page_with_nothing_on_it_is_a_named_error(payload: bytes) -> None:
    with pytest.raises(ExtractionFailed):
        extract(page(payload), NOW)


def test_wrong_charsets_and_decomposed_text_are_repaired() -> None:
    assert decode("đèo sạt lở".encode(), "text/html; charset=us-ascii") == "đèo sạt lở"
    import unicodedata

    assert decode(unicodedata.normalize("NFD", "đèo sạt lở").encode(), "") == "đèo sạt lở"
    assert decode("tiêìng Viêòt".encode("windows-1258", "ignore"), "text/html; charset=windows-1258") != ""


def test_the_same_page_twice_is_the_same_version_and_an_edit_another() -> None:
    once, again = extract(page(html()), NOW).article, extract(page(html()), NOW).article
    edited = extract(page(html().replace("12 máy", "21 máy")), NOW).article
    assert once.article_id == again.article_id != edited.article_id
    assert once.canonical_url == edited.canonical_url
