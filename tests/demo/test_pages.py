"""Pages say what the article files say, in the outlet's layout and encoding, under the outlet's own byline only."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.demo.dates import FORMS, PLACEHOLDER, long_date, with_dates
from flows.demo.encodings import charset, encode_page, windows_1258
from flows.demo.pages import address, page_path, render_page, wording
from flows.demo.press import sample_sources
from flows.demo.sample import Outlet, SampleArticle, SamplePress, is_edited, night_instant
from pipeline.articles.extract import Page, extract
from pipeline.errors import CatalogueError
from pipeline.records.press import Capture, FetchKind

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ,.:“”–0123456789"


def of(press: SamplePress, article: SampleArticle) -> Outlet:
    return next(outlet for outlet in press.outlets if outlet.id == article.outlet_id)


def shown(page: bytes, article: SampleArticle) -> str:
    return unescape(unicodedata.normalize("NFC", page.decode(charset(article.encoding))))


@pytest.mark.parametrize("night", [1, 2])
def test_every_article_renders_whole(press: SamplePress, anchor: date, night: int) -> None:
    for article in press.articles:
        outlet = of(press, article)
        edited = is_edited(article, anchor, night)
        text = shown(render_page(article, outlet, anchor, edited, press=press), article)
        title, lead, paragraphs = wording(article, anchor, edited)
        body = text.split("<body", 1)[1]
        for part in (title, lead, *paragraphs, with_dates(article.caption, anchor)):
            assert part in body, f"{article.id}: {part[:60]}"
        assert address(outlet, article) in text


def test_no_placeholder_is_left(press: SamplePress, anchor: date) -> None:
    for article in press.articles:
        outlet = of(press, article)
        for edited in (False, True):
            title, lead, paragraphs = wording(article, anchor, edited)
            prose = " ".join((title, lead, *paragraphs, with_dates(article.caption, anchor)))
            assert not re.search(r"[{}]", prose), article.id
            page = shown(render_page(article, outlet, anchor, edited, press=press), article)
            assert not PLACEHOLDER.search(page), article.id
            assert "{{" not in page.replace('{"@', ""), article.id


def test_a_page_shows_its_own_byline_and_no_other(press: SamplePress, anchor: date) -> None:
    bylines = {outlet.id: outlet.byline for outlet in press.outlets}
    assert len(set(bylines.values())) == len(bylines)
    for article in press.articles:
        page = shown(render_page(article, of(press, article), anchor, False, press=press), article)
        assert [name for name, byline in bylines.items() if byline in page] == [article.outlet_id]
        assert not any(byline in " ".join(wording(article, anchor, False)[2]) for byline in bylines.values())


def test_the_same_input_gives_the_same_bytes_and_another_anchor_other_days(press: SamplePress, anchor: date) -> None:
    for article in press.articles[::7]:
        outlet = of(press, article)
        page = render_page(article, outlet, anchor, False, press=press)
        assert page == render_page(article, outlet, anchor, False, press=press)
        assert page != render_page(article, outlet, date(2026, 3, 2), False, press=press)


def test_an_edit_changes_the_page(press: SamplePress, anchor: date) -> None:
    edited = [article for article in press.articles if article.edited]
    for article in edited:
        outlet = of(press, article)
        assert render_page(article, outlet, anchor, False) != render_page(article, outlet, anchor, True)


def test_old_encodings_are_real(press: SamplePress, anchor: date) -> None:
    for article in press.articles:
        page = render_page(article, of(press, article), anchor, False, press=press)
        if article.encoding == "windows-1258":
            with pytest.raises(UnicodeDecodeError):
                page.decode("utf-8")
            assert b"charset=windows-1258" in page
        elif article.encoding == "nfd":
            assert not unicodedata.is_normalized("NFC", page.decode("utf-8"))
        else:
            assert unicodedata.is_normalized("NFC", page.decode("utf-8")), article.id


def test_related_pages_are_earlier_ones_that_are_there(press: SamplePress, anchor: date) -> None:
    for article in press.articles:
        outlet = of(press, article)
        page = shown(render_page(article, outlet, anchor, False, press=press), article)
        for other in press.of(outlet):
            linked = (
                f'<a href="{page_path(outlet, other)}"' in page or f'href="{page_path(outlet, other)}" title' in page
            )
            named = other.id in article.related and other.serve == "page"
            assert linked == named, f"{article.id} and {other.id}"
            assert not linked or (other.day, other.time) <= (article.day, article.time)


def test_pages_can_be_extracted_without_a_byline(press: SamplePress, anchor: date) -> None:
    sources = {source.id: source for source in sample_sources(press)}
    now = night_instant(anchor, 2)
    for article in press.articles[::4]:
        outlet = of(press, article)
        page = render_page(article, outlet, anchor, False, press=press)
        kind = f"text/html; charset={charset(article.encoding)}"
        capture = Capture("c", address(outlet, article), outlet.id, FetchKind.PAGE, now, 200, kind, "h", "w", 0, 0)
        found = extract(Page(capture, page, sources[outlet.id], None), now).article
        title, lead, paragraphs = wording(article, anchor, False)
        assert (found.title, found.lead) == (title, lead)
        assert all(paragraph in found.text for paragraph in paragraphs), article.id
        assert outlet.byline not in f"{found.title}\n{found.lead}\n{found.text}"
        assert found.published_at is not None


@given(st.text(alphabet=LETTERS + LETTERS.upper(), max_size=200))
def test_windows_1258_keeps_every_vietnamese_letter(text: str) -> None:
    read = unicodedata.normalize("NFC", unescape(windows_1258(text).decode("cp1258")))
    assert read == unicodedata.normalize("NFC", text)


@given(st.text(alphabet=LETTERS + "កខគ岘港ລາວ", max_size=80), st.sampled_from(["utf-8", "nfd", "windows-1258"]))
def test_any_text_can_be_written_in_any_encoding(text: str, encoding: str) -> None:
    read = unescape(encode_page(text, encoding).decode(charset(encoding)))
    assert unicodedata.normalize("NFC", read) == unicodedata.normalize("NFC", text)


def test_dates_are_spelt_in_each_language(anchor: date) -> None:
    text = "{d-1} | {D-1} | {w-1} | {m-1} | {y+40} | {en-1} | {enw-1} | {fr+7} | {frw-1} | {zh-1} | {km-1} | {lo-1}"
    assert with_dates(text, anchor).split(" | ") == [
        *("23/11", "ngày 23 tháng 11", "Chủ nhật", "tháng 11/2025", "2026", "November 23", "Sunday"),
        *("1er décembre", "dimanche", "11月23日", "ថ្ងៃទី២៣ ខែវិច្ឆិកា", "ວັນທີ 23 ພະຈິກ"),
    ]


@given(st.sampled_from(sorted(FORMS)), st.integers(-400, 400))
def test_every_form_takes_any_offset(form: str, offset: int) -> None:
    spelt = with_dates(f"«{{{form}{offset:+d}}}»", date(2025, 11, 24))
    assert spelt[0] == "«"
    assert len(spelt) > 2
    assert "{" not in spelt


def test_an_unknown_form_is_refused(anchor: date) -> None:
    with pytest.raises(CatalogueError, match=r"\{xx-1\}"):
        with_dates("{xx-1}", anchor)


@pytest.mark.parametrize(
    ("language", "line"),
    [("vi", "Thứ Hai, 24/11/2025"), ("en", "November 24 2025"), ("zh", "2025年11月24日"), ("fr", "24 novembre 2025")],
)
def test_the_date_line_of_a_page(anchor: date, language: str, line: str) -> None:
    assert long_date(anchor, language) == line


def test_forbidden_pages_lie_where_robots_may_not_go(press: SamplePress) -> None:
    for article in press.articles:
        inside = page_path(of(press, article), article).startswith("/noi-bo/")
        assert inside == (article.serve == "forbidden"), article.id
    assert all(of(press, a).robots for a in press.articles if a.serve == "forbidden")
