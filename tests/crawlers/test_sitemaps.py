"""Sitemaps: only what is recent, newest first; indexes narrowed; bombs refused."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers import sitemap_xml
from crawlers.decode import PayloadTooLarge
from crawlers.listing import Listing, Origin
from crawlers.sitemaps import MAX_FURTHER, read_sitemap
from crawlers.ways import read_list, unzipped
from pipeline.errors import FeedUnreadable
from pipeline.records.press import FetchKind

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
ORIGIN = Origin("https://bao.example/sitemap.xml", "bao", "c" * 32, NOW)
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def read(xml: str | bytes, most: int = 2000) -> Listing:
    return read_sitemap(xml.encode() if isinstance(xml, str) else xml, ORIGIN, most)


def urlset(*urls: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {SPACES}>{"".join(urls)}</urlset>'


def url(loc: str, lastmod: str = "", news: str = "", title: str = "") -> str:
    parts = f"<loc>https://bao.example/{loc}</loc>"
    parts += f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    if news:
        parts += (
            "<news:news><news:publication><news:name>Báo Mẫu</news:name></news:publication>"
            f"<news:publication_date>{news}</news:publication_date><news:title>{title}</news:title></news:news>"
        )
    return f"<url>{parts}<image:image><image:loc>https://anh.example/1.jpg</image:loc></image:image></url>"


def index(*children: tuple[str, str]) -> str:
    parts = (
        f"<sitemap><loc>{loc}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</sitemap>"
        for loc, lastmod in children
    )
    return f"<sitemapindex {SPACES}>{''.join(parts)}</sitemapindex>"


def test_a_news_sitemap_gives_titles_and_dates_of_recent_pages() -> None:
    found = read(
        urlset(
            url("cu-1", news="2026-02-20T08:00:00+07:00", title="Cũ"),
            url("som-2", news="2026-03-02T08:00:00+07:00", title="Mưa &amp; lũ"),
            url("moi-3", news="2026-03-02T20:00:00+07:00", title="<![CDATA[Mới nhất]]>"),
        )
    )
    assert [(entry.url, entry.title) for entry in found.entries] == [
        ("https://bao.example/moi-3", "Mới nhất"),
        ("https://bao.example/som-2", "Mưa & lũ"),
    ]
    assert found.entries[1].published_at == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert found.problems == found.further == ()


def test_lastmod_makes_a_page_recent_but_dates_nothing() -> None:
    found = read(urlset(url("a", "2026-03-02"), url("b", "2026-01-01"), url("c"), url("2026/03/01/d.html")))
    assert [entry.url.rpartition("/")[2] for entry in found.entries] == ["a", "d.html"]
    assert [entry.published_at for entry in found.entries] == [None, datetime(2026, 2, 28, 17, tzinfo=UTC)]


def test_a_news_date_in_the_future_is_refused_and_told() -> None:
    found = read(urlset(url("a", news="2027-01-01T00:00:00Z", title="A"), url("b", "2027-01-01")))
    assert [(entry.url, entry.published_at) for entry in found.entries] == [("https://bao.example/a", None)]
    assert [problem.kind for problem in found.problems] == ["date_refused"]


def test_lastmod_that_is_the_moment_of_the_request_tells_nothing() -> None:
    pages = [url(f"tin-{n}", "2026-03-02T22:00:01Z") for n in range(5)]
    found = read(urlset(*pages, url("2026/03/02/bai", "2026-03-02T22:00:00Z")))
    assert [entry.url for entry in found.entries] == ["https://bao.example/2026/03/02/bai"]
    assert [problem.kind for problem in found.problems] == ["dates_are_crawl_times"]
    busy = read(urlset(*pages, url("hom-qua", "2026-03-01T22:00:00Z")))
    assert len(busy.entries) == 6
    assert busy.problems == ()


def test_the_newest_are_kept_where_there_are_too_many() -> None:
    found = read(urlset(*(url(f"{n}", f"2026-03-02T{n:02}:00:00Z") for n in range(20))), most=3)
    assert [entry.url[-2:] for entry in found.entries] == ["19", "18", "17"]
    assert [problem.kind for problem in found.problems] == ["list_cut"]


def test_an_index_leads_to_the_sitemaps_that_may_be_recent() -> None:
    found = read(
        index(
            ("https://bao.example/old.xml", "2020-01-01"),
            ("https://bao.example/new.xml", "2026-03-02T20:00:00+07:00"),
            ("https://bao.example/newest.xml", "2026-03-02T21:00:00+07:00"),
            ("https://bao.example/sitemap-2025-12.xml", ""),
            ("https://bao.example/sitemap-2026-03.xml", ""),
            ("https://bao.example/sitemap-2019.xml", ""),
            ("/news.xml", ""),
            ("https://bao.example/sitemap.xml", ""),
            ("javascript:x", ""),
        )
    )
    assert [link.rpartition("/")[2] for link in found.further] == [
        "newest.xml",
        "new.xml",
        "news.xml",
        "sitemap-2026-03.xml",
    ]
    assert found.entries == ()


def test_an_index_of_a_thousand_is_capped() -> None:
    found = read(index(*((f"https://bao.example/p{n}.xml", "2026-03-02") for n in range(1000))))
    assert len(found.further) == MAX_FURTHER
    assert len(read(index(*((f"https://bao.example/p{n}.xml", "") for n in range(1000)))).further) <= MAX_FURTHER


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url/></urlset>',
        '<!DOCTYPE urlset SYSTEM "http://169.254.169.254/x.dtd"><urlset/>',
        "<html><body>404</body></html>",
        "",
        "không phải XML",
    ],
)
def test_what_is_no_sitemap_is_refused(xml: str) -> None:
    with pytest.raises(FeedUnreadable):
        read(xml)
    with pytest.raises(FeedUnreadable):
        read(xml.encode("utf-16"))


def test_a_damaged_sitemap_gives_what_stands_before_the_damage() -> None:
    found = read(urlset(url("a", "2026-03-02"), "<url><loc>https://bao.example/b?x=1&y=2</loc></url>"))
    assert [entry.url for entry in found.entries] == ["https://bao.example/a"]
    assert [problem.kind for problem in found.problems] == ["list_damaged"]


@pytest.mark.parametrize("xml", ["<urlset>" + "<a>" * 500_000, "<urlset>" + "<a/>" * 10_000])
def test_more_elements_than_a_sitemap_has_are_not_held(xml: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_xml, "MAX_TAGS", 5000)
    found = read(xml)
    assert found.entries == ()
    assert [problem.kind for problem in found.problems] == ["list_damaged"]


def test_a_zipped_sitemap_is_unzipped_within_the_cap() -> None:
    xml = urlset(url("a", "2026-03-02")).encode()
    assert unzipped(FetchKind.SITEMAP, gzip.compress(xml), 10_000) == xml
    assert unzipped(FetchKind.PAGE, gzip.compress(xml), 10_000) == gzip.compress(xml)
    with pytest.raises(PayloadTooLarge):
        unzipped(FetchKind.SITEMAP, gzip.compress(b"0" * 5_000_000), 1_000_000)


def test_a_feed_may_stand_for_a_sitemap() -> None:
    rss = b'<rss version="2.0"><channel><item><title>T</title><link>https://bao.example/t</link></item></channel></rss>'
    assert len(read_list(FetchKind.SITEMAP, rss, "text/xml", ORIGIN.url, ORIGIN, 10).entries) == 1


@given(st.binary(max_size=200), st.text(max_size=60), st.text(max_size=30))
def test_any_bytes_give_pages_or_a_named_error(noise: bytes, loc: str, lastmod: str) -> None:
    escaped = (loc + lastmod).replace("&", "&amp;").replace("<", "&lt;")
    for payload in (noise, b"<urlset><url><loc>" + noise, urlset(url(escaped, escaped, escaped, escaped)).encode()):
        try:
            found = read(payload)
        except FeedUnreadable:
            continue
        assert all(entry.url.startswith("http") for entry in found.entries)
