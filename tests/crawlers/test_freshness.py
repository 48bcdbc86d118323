"""Retry-After, Cache-Control and the hash of a feed's body."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.freshness import body_hash, max_age, retry_at

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 3600 ", 3600),
        ("0", None),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Mon, 02 Mar 2026 01:10:00 GMT", 600),
        ("Mon, 02 Mar 2026 08:10:00 +0700", 600),
        ("Mon, 02 Mar 2026 00:00:00 GMT", None),
        ("99999999999999999999", 30 * 86400),
    ],
)
def test_retry_after(value: str | None, seconds: int | None) -> None:
    found = retry_at(value, AT)
    assert found == (AT + timedelta(seconds=seconds) if seconds else None)


@pytest.mark.parametrize(
    ("control", "age", "seconds"),
    [
        ("max-age=300", None, 300),
        ("public, Max-Age=300, s-maxage=900", "100", 200),
        ('max-age="60"', None, 60),
        ("s-maxage=900", None, None),
        ("no-cache, max-age=300", None, None),
        ("no-store", None, None),
        ("max-age=0, must-revalidate", None, None),
        ("max-age=60", "90", None),
        ("max-age=60", "x", 60),
        ("max-age=9999999999", None, 30 * 86400),
        (None, "5", None),
    ],
)
def test_max_age(control: str | None, age: str | None, seconds: int | None) -> None:
    assert max_age(control, age) == seconds


@given(st.text(), st.text())
def test_no_header_is_too_strange(one: str, other: str) -> None:
    retry_at(one, AT)
    max_age(one, other)


FEED = (
    "<rss><channel><title>Báo</title><lastBuildDate>{built}</lastBuildDate><pubDate>{built}</pubDate>"
    "<item><title>Tin</title><pubDate>{dated}</pubDate></item></channel></rss>{tail}"
)


def test_a_body_is_the_same_but_for_the_feeds_own_stamps() -> None:
    def hashed(built: str = "1", dated: str = "1", tail: str = "") -> str:
        return body_hash(FEED.format(built=built, dated=dated, tail=tail).encode())

    assert hashed() == hashed(built="2", tail="<!-- 0.02 s -->\n")
    assert hashed() != hashed(dated="2")
    assert body_hash(b"") == body_hash(b"")
    assert body_hash(b"<html>a</html>") != body_hash(b"<html>b</html>")


@given(st.binary(max_size=400))
def test_any_bytes_have_a_hash(body: bytes) -> None:
    assert len(body_hash(body)) == 64
