"""Index keys as other readers make them, and lines that come back as they were written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.cdxj import IndexLine, parse, surt
from crawlers.warc import Place


@pytest.mark.parametrize(
    ("url", "key"),
    [  # as the library surt 0.3.1 gives them
        ("http://192.168.1.254/info/", "254,1,168,192)/info"),
        ("http://127.77.0.1:18077/bai/a.htm", "1,0,77,127:18077)/bai/a.htm"),
        ("https://www.x.vn/A/b.HTM?b=2&a=1", "vn,x)/a/b.htm?a=1&b=2"),
        ("https://vnexpress.net", "net,vnexpress)/"),
        ("http://x.vn:80/", "vn,x)/"),
        ("https://x.vn:443/a/", "vn,x)/a"),
        ("https://x.vn/a?", "vn,x)/a"),
        ("https://www2.x.vn/a%20b", "vn,x)/a%20b"),
        ("http://x.vn/a/?PHPSESSID=1234567890abcdef1234567890abcdef&x=Y", "vn,x)/a?x=y"),
    ],
)
def test_the_key_of_an_address(url: str, key: str) -> None:
    assert surt(url) == key


instants = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
places = st.builds(Place, st.text("abc-./0 ", min_size=1), st.integers(0), st.integers(1))
lines = st.builds(
    IndexLine,
    st.text(st.characters(codec="utf-8")).map(lambda path: f"https://x.vn/{path}".replace("[", "").replace("]", "")),
    instants,
    st.just("text/html"),
    st.integers(100, 599),
    st.just("sha256:00"),
    places,
    st.none() | places,
)


@settings(deadline=None)
@given(lines)
def test_a_line_comes_back_as_it_was_written(line: IndexLine) -> None:
    key, _, rest = line.text().encode().partition(b" ")
    assert b"\n" not in rest
    assert parse(rest + b"\n") == line
    assert key.decode() == surt(line.url)


@pytest.mark.parametrize("rest", [b"", b"20260302220000", b"x {}", b'20260302220000 {"url": 1}', b"20260302220000 []"])
def test_a_line_that_is_none_is_passed_over(rest: bytes) -> None:
    assert parse(rest) is None
