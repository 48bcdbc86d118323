from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import invented_week as factory
import pytest

from pipeline.render.html import render_digest_html
from pipeline.reports.digest import build_digest
from pipeline.reports.told import numbers_of

VOID = {"meta", "link", "br", "hr", "img"}


class Page(HTMLParser):
    """Reads a page strictly: every element closed in order; keeps tags, numbers and table rows."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.open_number = ""
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.numbers: list[tuple[str, str, str, str]] = []  # query, key, value, words
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that is closed where it is opened."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag == "data" or (tag == "text" and "data-query" in given):
            self.open_number = tag
            given["value"] = given.get("value", given.get("data-value", ""))
            self.numbers.append((given["data-query"], given.get("data-key", ""), given["value"], ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag
        if tag == self.open_number:
            self.open_number = ""

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == self.open_number:
            query, key, value, words = self.numbers[-1]
            self.numbers[-1] = (query, key, value, words + data)
        if "style" not in self.open:
            self.text.append(data)

    def found(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


WEEKS = {
    "full": factory.digest_input,
    "together": factory.together,
    "quiet": factory.quiet_week,
    "hostile": factory.hostile_week,
}


@pytest.fixture(scope="module", params=WEEKS)
def html(request: pytest.FixtureRequest) -> str:
    return render_digest_html(build_digest(WEEKS[request.param]()))


@pytest.fixture(scope="module")
def full() -> Page:
    return Page(render_digest_html(build_digest(factory.digest_input())))


def test_every_number_of_the_digest_stands_on_the_page(full: Page) -> None:
    digest = build_digest(factory.digest_input())
    shown = {(query, key): float(value) for query, key, value, _ in full.numbers}
    for told in numbers_of(digest):
        assert shown[told.number.query, told.number.key] == told.number.value


def test_the_words_of_a_number_are_its_value(full: Page) -> None:
    for _, _, value, words in full.numbers:
        told = float(words.replace(".", "").replace(",", ".").replace("\N{MINUS SIGN}", "-"))
        assert told == pytest.approx(float(value), abs=0.50001 if "%" in words or "+" in words else 0.050001)


def test_same_digest_same_page() -> None:
    pages = {render_digest_html(build_digest(factory.digest_input())) for _ in range(2)}
    assert len(pages) == 1


def test_page_parses_and_asks_for_nothing_outside(html: str) -> None:
    page = Page(html)
    assert page.found("html") == [{"lang": "vi"}]
    assert not {"script", "img", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in page.tags}
    assert page.found("link") == [{"rel": "icon", "href": "data:,"}]
    for _, attrs in page.tags:
        assert not {"src", "srcset", "style"} & set(attrs)
        assert not any(name.startswith("on") for name in attrs)
    css = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert css is not None
    assert not re.search(r"url\(|@import|https?:", css[1])


def test_links_lead_to_the_press_safely(html: str) -> None:
    for attrs in Page(html).found("a"):
        if not attrs["href"].startswith("#"):
            assert attrs["href"].startswith("https://")
            assert attrs["rel"] == "noopener noreferrer"


def test_tables_and_headings_are_accessible(html: str) -> None:
    page = Page(html)
    headings = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert set(headings[1:]) == {2}
    assert len(page.found("caption")) == len(page.found("table")) >= 2
    assert all(attrs["scope"] in ("col", "row") for attrs in page.found("th"))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    references = [r for _, attrs in page.tags for r in attrs.get("aria-labelledby", "").split()]
    targets = [attrs["href"][1:] for attrs in page.found("a") if attrs["href"].startswith("#")]
    assert {*references, *targets} <= set(ids)
    assert re.search(r":focus-visible", html)


TABLE_PARTS = ("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")


def test_tables_keep_their_own_meaning(html: str) -> None:
    """No role on a part of a table (Nu HTML Checker), and no style that would take its meaning away."""
    page = Page(html)
    assert not [tag for tag, attrs in page.tags if tag in TABLE_PARTS and "role" in attrs]
    css = html.partition("<style>")[2].partition("</style>")[0]
    for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        parts = {
            re.sub(r"[.:#\[].*", "", one.split()[-1]) for one in selectors.split(",") if "::" not in one and one.split()
        }
        if parts & set(TABLE_PARTS):
            assert not re.search(r"display: (?!table)", rules), selectors


def test_wide_tables_scroll_in_a_region_that_a_keyboard_reaches(full: Page) -> None:
    regions = [attrs for attrs in full.found("div") if attrs.get("class") == "scroll"]
    captions = {attrs["id"] for attrs in full.found("caption")}
    assert len(regions) >= 5
    for attrs in regions:
        assert (attrs["role"], attrs["tabindex"]) == ("region", "0")
        assert attrs["aria-labelledby"] in captions


def test_charts_have_words_and_names_of_their_own(full: Page) -> None:
    charts = full.found("svg")
    assert [attrs["class"] for attrs in charts] == ["wide", "narrow"] * 3
    ids = {attrs["id"] for _, attrs in full.tags if "id" in attrs}
    for attrs in charts:
        assert attrs["role"] == "img"
        assert set(attrs["aria-labelledby"].split()) <= ids
        assert "width" not in attrs
        assert attrs["font-family"].endswith("Arial, sans-serif")
    assert "thứ Ba, 25/11/2025: 1.208 trong nước, 96 nước ngoài, trung bình 99,0" in "".join(full.text)


def test_a_charts_letters_are_large_enough_on_a_phone() -> None:
    """At 390 pixels the page leaves 358 for a drawing: no letter under 11."""
    for make in (factory.digest_input, factory.together):
        page = render_digest_html(build_digest(make()))
        drawn = re.findall(r'<svg class="narrow"[^>]*viewBox="0 0 (\d+) \d+"[^>]*>(.*?)</svg>', page, re.DOTALL)
        assert len(drawn) >= 3
        for width, body in drawn:
            sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', body)]
            assert sizes
            assert min(sizes) * min(1, 358 / int(width)) >= 11


def test_a_cut_headline_is_whole_where_it_is_pointed_at() -> None:
    data = factory.digest_input()
    long = "Ủy ban nhân dân xã kiến nghị " * 14
    page = Page(render_digest_html(build_digest(replace(data, flags=(replace(data.flags[0], title=long),)))))
    assert [attrs["title"] for attrs in page.found("a") if "title" in attrs] == [long]


def test_stories_and_flags_lead_to_their_articles(full: Page) -> None:
    data = factory.digest_input()
    led = [attrs["href"] for attrs in full.found("a")]
    top = sorted(data.stories, key=lambda s: -s.in_week)[:8]
    for url in (*(s.url for s in top), *(f.url for f in data.flags)):
        assert led.count(url) == 2  # in the table and in the annex


def test_the_paper_about_several_has_all_34_tiles_with_their_numbers() -> None:
    page = render_digest_html(build_digest(factory.together()))
    drawing = page[page.index('<figure id="bieu-do-dia-phuong"') :].partition("</figure>")[0]
    drawing = drawing.partition('class="narrow"')[0]
    told = dict(
        re.findall(r'<text data-query="digest_shares.articles" data-key="([a-z-]+)"[^>]*>([^<]*)</text>', drawing)
    )
    assert told == {"dak-lak": "1.901", "gia-lai": "2.500", "ha-noi": "5.000", "hue": "0", "lam-dong": "400"}
    for name in ("Đắk Lắk", "Quảng Ngãi", "Hồ Chí Minh", "Huế", "Hoàng Sa", "Trường Sa"):
        assert f">{name}</text>" in drawing


def test_the_queries_stand_in_comments_that_cannot_be_left(full: Page) -> None:
    page = render_digest_html(build_digest(factory.digest_input()))
    assert "<!-- digest_days.domestic 2025-11-25 -->" in page
    tail = page[page.index("<!-- digest_days: ") :]
    assert "select 1 -&gt; 2" in tail
    assert "<b>x</b>" not in tail


def test_hostile_text_is_told_not_obeyed() -> None:
    html = render_digest_html(build_digest(factory.hostile_week()))
    text = "".join(Page(html).text)
    assert "<script>" not in html
    assert "<script>alert('x')</script> & \"trích\" 'dẫn' {{ 7*7 }}" in text
    assert "Bộ <b>Thử</b>" in text
    assert "Lũ 🌊🚨 ở  vùng cao xuống dòng nữa" in text
    assert "đảo ngược مرحبا بالعالم שלום" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", html)
    assert "(không có tiêu đề)" in text


def test_quiet_week_has_words_and_no_chart() -> None:
    page = Page(render_digest_html(build_digest(factory.quiet_week())))
    text = "".join(page.text)
    assert page.found("svg") == []
    assert text.count("Không có") >= 8
    assert "Nơi nhận" not in text


def contrast(first: str, second: str) -> float:
    """WCAG 2.1's contrast ratio of two ``#rrggbb`` colours."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_of_text_meet_aa() -> None:
    html = render_digest_html(build_digest(factory.quiet_week()))
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", html))
    link = re.search(r"^a { color: (#[0-9a-f]{6})", html, re.MULTILINE)
    assert link is not None
    for colour in (named["ink"], named["soft"], named["accent"], named["alarm"], link[1]):
        for ground in ("#ffffff", named["tint"]):
            assert contrast(colour, ground) >= 4.5
