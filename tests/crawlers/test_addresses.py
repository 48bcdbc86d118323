"""Addresses: one spelling a page; hosts belong to the right source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from crawlers.addresses import SourceIndex, belongs, normalise
from pipeline.records.press import Source, SourceKind


def source(name: str, *hosts: str) -> Source:
    return Source(name, name, SourceKind.NATIONAL, "VN", (), (), (), (), (), hosts, 0.0, 0, 0, None)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (" HTTP://Bao.VN:80/a#phan-2 ", "http://bao.vn/a"),
        ("https://bao.vn", "https://bao.vn/"),
        ("https://bao.vn:8443/a?id=2&utm_source=x&fbclid=y&b=", "https://bao.vn:8443/a?id=2&b="),
        ("https://bao.vn/tin/cầu mới", "https://bao.vn/tin/c%E1%BA%A7u%20m%E1%BB%9Bi"),
        ("https://bao.vn./a", "https://bao.vn/a"),
        ("http://[2001:db8::1]:81/", "http://[2001:db8::1]:81/"),
        ("ftp://bao.vn/a", None),
        ("https://user:pw@bao.vn/", None),
        ("https:///a", None),
        ("http://[bad/", None),
        ("https://bao.vn/" + "a" * 2000, None),
        ("", None),
    ],
)
def test_each_page_has_one_spelling(raw: str, clean: str | None) -> None:
    assert normalise(raw) == clean


@given(st.text(max_size=60).map(lambda tail: "https://bao.vn/" + tail) | st.text(max_size=40))
def test_the_spelling_is_stable_and_is_what_scrapy_asks_for(raw: str) -> None:
    clean = normalise(raw)
    if clean is not None:
        assert normalise(clean) == clean
        assert Request(clean).url == clean


def test_the_nearest_listed_host_wins() -> None:
    wide, narrow = source("wide", "bao.vn"), source("narrow", "en.bao.vn")
    index = SourceIndex((wide, narrow))
    assert index.by_host("www.bao.vn") is wide
    assert index.by_host("m.en.bao.vn") is narrow
    assert index.by_host("lambao.vn") is None
    assert index.allows("wide", "a.b.bao.vn")
    assert not index.allows("wide", "bao.vn.evil.com")
    assert not belongs("xbao.vn", ("bao.vn",))
