"""Feeds: what is understood, what is refused, and that no name of a person gets in."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.feeds import parse_feed, plain_text
from crawlers.sniff import looks_like_feed
from pipeline.errors import FeedUnreadable
from pipeline.records.press import FeedEntry

NOW = datetime(2026, 3, 3, tzinfo=UTC)
URL = "https://bao.example.vn/rss/home.rss"


def parse(payload: bytes | str, **options: int) -> tuple[FeedEntry, ...]:
    raw = payload.encode() if isinstance(payload, str) else payload
    return parse_feed(raw, URL, "bao", "c" * 32, NOW, **options)


def rss(*items: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def test_rss_gives_plain_text_absolute_addresses_and_utc() -> None:
    decomposed = unicodedata.normalize("NFD", "Đắk Lắk: nước rút")
    (entry,) = parse(
        rss(
            f"<item><title>{decomposed} &amp;quot;chậm&amp;quot;</title><link>/tin-1.html?utm_medium=rss#x</link>"
            "<description><![CDATA[<p>Mưa <b>lớn</b><script>var a</script> &amp; gió</p>]]></description>"
            "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Trần Văn Viết</dc:creator>"
            "<pubDate>Mon, 02 Mar 2026 08:00:00 +0700</pubDate></item>"
        )
    )
    assert entry.title == 'Đắk Lắk: nước rút "chậm"'
    assert entry.summary == "Mưa lớn & gió"
    assert entry.url == "https://bao.example.vn/tin-1.html"
    assert entry.published_at == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert "Viết" not in repr(entry)


def test_atom_and_rdf_are_read() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><updated>2026-03-01T00:00:00Z</updated>'
        '<link rel="alternate" href="https://x.vn/a"/><author><name>Ai Đó</name></author></entry></feed>'
    )
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<item><title>B</title><link>https://x.vn/b</link></item></rdf:RDF>"
    )
    (a,), (b,) = parse(atom), parse(rdf)
    assert (a.url, a.published_at) == ("https://x.vn/a", datetime(2026, 3, 1, tzinfo=UTC))
    assert (b.url, b.published_at) == ("https://x.vn/b", None)


def test_entries_are_once_capped_and_fetchable() -> None:
    item = "<item><title>T</title><link>https://x.vn/{}</link></item>"
    assert len(parse(rss(item.format(1), item.format(1), item.format(2)))) == 2
    assert len(parse(rss(*(item.format(n) for n in range(9))), max_entries=4)) == 4
    assert (
        parse(rss("<item><title>T</title><link>javascript:alert(1)</link></item>", "<item><title>T</title></item>"))
        == ()
    )
    assert parse(rss()) == ()


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>xin chao</body></html>", "web page"),
        (b"\x00\x01\x02garbage", "neither RSS"),
        (b'{"items": []}', "neither RSS"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>', "entities"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "b">]><rss/>'.encode("utf-16"), "entities"),
        (b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-ENTITY a "b"><rss version="2.0"/>', "entities"),
        (b"\x4c\x6f\xa7\x94\x93", "EBCDIC"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(payload: bytes, reason: str) -> None:
    with pytest.raises(FeedUnreadable, match=reason):
        parse(payload)


@given(st.binary(max_size=300))
def test_any_bytes_give_entries_or_a_named_error(payload: bytes) -> None:
    for wrapped in (payload, b'<rss version="2.0"><channel><item><link>http://a.vn/</link><title>' + payload):
        try:
            entries = parse(wrapped)
        except FeedUnreadable:
            continue
        assert all(entry.url.startswith("http") for entry in entries)


@given(st.text(max_size=200))
def test_plain_text_is_clean(markup: str) -> None:
    text = plain_text(markup)
    assert text == unicodedata.normalize("NFC", text) == " ".join(text.split())
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)


@pytest.mark.parametrize(
    ("media_type", "head", "answer"),
    [
        ("application/rss+xml; charset=utf-8", b"", True),
        ("text/xml", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', True),
        ("text/html", b'<feed xmlns="http://www.w3.org/2005/Atom">', True),
        ("text/xml", "<?xml version='1.0'?><rdf:RDF>".encode("utf-16"), True),
        ("application/xml", b"<urlset>", False),
        ("text/html", b"<html><body>&lt;rss&gt; <rss>", False),
        ("", b"<??>" * 1000, False),
    ],
)
def test_feeds_are_recognised(media_type: str, head: bytes, answer: bool) -> None:
    assert looks_like_feed(media_type, head) is answer
