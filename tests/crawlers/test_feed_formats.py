"""One feed of each format, written for the test: what is read is the same in all of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.feeds import read_feed
from crawlers.listing import Listing, Origin
from crawlers.sniff import looks_like_feed
from pipeline.errors import FeedUnreadable

NOW = datetime(2026, 3, 3, tzinfo=UTC)
ORIGIN = Origin("https://bao.example.vn/feed", "bao", "c" * 32, NOW)
MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
LINK = "https://bao.example.vn/cau-moi-thong-xe.html"
ITEM = f"<title>Cầu mới thông xe</title><link>{LINK}</link><description>Sáng nay.</description>"
DATE = "<pubDate>Mon, 02 Mar 2026 08:00:00 +0700</pubDate>"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'

UNDATED = {
    "rss 0.90": f'<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>B</title></channel>'
    f"<item><title>Cầu mới thông xe</title><link>{LINK}</link></item></rdf:RDF>",
    "rss 0.91": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    f'"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item>{ITEM}</item>'
    "</channel></rss>",
}
DATED = {
    "rss 0.92": f'<rss version="0.92"><channel><item>{ITEM}{DATE}</item></channel></rss>',
    "rss 0.93": f'<rss version="0.93"><channel><item>{ITEM}{DATE}</item></channel></rss>',
    "rss 0.94": f'<rss version="0.94"><channel><item>{ITEM}{DATE}</item></channel></rss>',
    "rss 1.0": f'<rdf:RDF {RDF} xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f'<channel rdf:about="x"><title>B</title></channel><item rdf:about="{LINK}">{ITEM}'
    "<dc:date>2026-03-02T08:00:00+07:00</dc:date><dc:creator>Người Viết</dc:creator></item></rdf:RDF>",
    "rss 2.0": f'<rss version="2.0"><channel><item>{ITEM}{DATE}<author>a@b.vn (Người Viết)</author></item></channel>'
    "</rss>",
    "rss 2.0, US order": f'<rss version="2.0"><channel><item>{ITEM}<pubDate>3/2/2026 8:00:00 AM</pubDate></item>'
    "</channel></rss>",
    "rss 2.0, Vietnamese": f'<rss version="2.0"><channel><item>{ITEM}<pubDate>Thứ hai, 02/03/2026, 08:00 (GMT+7)'
    "</pubDate></item></channel></rss>",
    "rss 2.0, +07:00": f'<rss version="2.0"><channel><item>{ITEM}<pubDate>Mon, 02 Mar 2026 08:00:00 +07:00</pubDate>'
    "</item></channel></rss>",
    "atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Cầu mới thông xe</title>'
    f'<link rel="alternate" href="{LINK}"/><issued>2026-03-02T08:00:00+07:00</issued></entry></feed>',
    "atom 1.0": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Cầu mới thông xe</title>'
    f'<link href="{LINK}"/><published>2026-03-02T01:00:00Z</published><author><name>Người Viết</name></author>'
    "</entry></feed>",
    "json 1.0": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1",
            "items": [
                {
                    "id": LINK,
                    "title": "Cầu mới thông xe",
                    "content_html": "<p>Sáng <b>nay</b>.</p>",
                    "date_published": "2026-03-02T08:00:00+07:00",
                    "author": {"name": "Người Viết"},
                }
            ],
        }
    ),
    "json 1.1, version last": json.dumps(
        {
            "items": [
                {
                    "authors": [{"name": "Người Viết"}],
                    "date_published": "2026-03-02T01:00:00Z",
                    "title": "Cầu mới thông xe",
                    "url": "/cau-moi-thong-xe.html?utm_source=json#x",
                }
            ],
            "title": "B" * 5000,
            "version": "https://jsonfeed.org/version/1.1",
        }
    ),
}


def read(payload: str | bytes, most: int = 2000) -> Listing:
    return read_feed(payload.encode() if isinstance(payload, str) else payload, ORIGIN, most)


@pytest.mark.parametrize("name", [*DATED, *UNDATED])
def test_each_format_is_read(name: str) -> None:
    found = read((DATED | UNDATED)[name])
    (entry,) = found.entries
    assert found.problems == ()
    assert (entry.url, entry.title) == (LINK, "Cầu mới thông xe")
    assert entry.published_at == (MORNING if name in DATED else None)
    assert "Người Viết" not in repr(found)
    assert "<" not in entry.summary


@pytest.mark.parametrize(
    ("media_type", "head", "answer"),
    [
        ("application/feed+json", b"", True),
        ("application/json", b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"', True),
        ("application/json", b'{"version": "1"}', False),
    ],
)
def test_json_feeds_are_recognised(media_type: str, head: bytes, answer: bool) -> None:
    assert looks_like_feed(media_type, head) is answer


def json_feed(*items: object, **other: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": list(items)} | other)


def test_wrong_types_in_a_json_feed_cost_only_what_they_stand_in() -> None:
    good = {"url": LINK, "title": ["Cầu"], "summary": {"a": 1}, "date_published": 1772413200, "authors": "x"}
    found = read(json_feed(None, 7, "x", [], {}, {"url": 5}, {"url": "http://[x"}, {"id": "17"}, good))
    (entry,) = found.entries
    assert (entry.url, entry.title, entry.summary, entry.published_at) == (LINK, "", "", None)


@pytest.mark.parametrize(
    "payload",
    [
        "{",
        '{"version": "https://jsonfeed.org/version/1"}',
        '{"version": ["https://jsonfeed.org/version/1"], "items": []}',
        json_feed(items={"a": 1}),
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
        '{"version": "https://jsonfeed.org/version/1", "items": [], "n": ' + "9" * 10_000 + "}",
        '{"version": "https://jsonfeed.org/version/1", "items": []}' + " " * 5_000_000,
    ],
)
def test_what_is_no_json_feed_is_refused(payload: str) -> None:
    with pytest.raises(FeedUnreadable):
        read(payload)


anything = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
fields = ("id", "url", "title", "summary", "content_html", "content_text", "date_published", "authors")


@given(st.lists(anything | st.dictionaries(st.sampled_from(fields), anything, max_size=6), max_size=5))
def test_any_json_gives_entries_that_can_be_fetched(items: list[object]) -> None:
    for entry in read(json_feed(*items)).entries:
        assert entry.url.startswith(("http://", "https://"))


def test_fifty_thousand_entries_are_cut_and_it_is_told() -> None:
    item = "<item><title>Tin {0}</title><link>https://bao.example.vn/{0}</link></item>"
    found = read(f'<rss version="2.0"><channel>{"".join(map(item.format, range(50_000)))}</channel></rss>')
    assert len(found.entries) == 2000
    assert found.entries[-1].title == "Tin 1999"
    assert [problem.kind for problem in found.problems] == ["list_cut"]


@pytest.mark.parametrize("payload", ["<item/>" * 300_000, "<item>" + "<a>" * 400_000, "<entry x='1'/>" * 9000])
def test_more_elements_than_a_feed_has_are_refused(payload: str) -> None:
    with pytest.raises(FeedUnreadable, match="more elements"):
        read(f'<rss version="2.0"><channel>{payload}')
