"""What is wrong with pages that can be read all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.page_faults import page_faults

URL = "https://bao.example/mot"
WORDS = "<title>Đắk Lắk</title>"


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("text/html; charset=utf-8", WORDS.encode(), []),
        ("text/html", WORDS.encode(), []),
        ("text/html; charset=iso-8859-1", b"<title>Dak Lak</title>", []),
        ("text/html; charset=windows-1252", "Québec".encode("cp1252"), []),
        ("text/html; charset=utf-16", WORDS.encode("utf-16"), []),
        ("text/html; charset=utf-16be", WORDS.encode(), ["charset_wrong"]),
        ('text/html; charset="UTF-8"', "Québec".encode("cp1252"), ["charset_wrong"]),
        ("text/html; charset=x-nonsense", WORDS.encode(), ["charset_wrong"]),
        ("text/html; charset=utf-8", b"\0\0" + WORDS.encode(), ["nul_bytes"]),
        ("text/html; charset=latin-1", b"\0" + WORDS.encode(), ["nul_bytes", "charset_wrong"]),
    ],
)
def test_faults_are_told_by_name(content_type: str, body: bytes, expected: list[str]) -> None:
    found = page_faults(URL, content_type, body)
    assert [problem.kind for problem in found] == expected
    assert {problem.subject for problem in found} <= {URL}


@given(st.text(max_size=80), st.binary(max_size=80))
def test_nothing_that_a_server_sends_raises(content_type: str, body: bytes) -> None:
    page_faults(URL, f"text/html; charset={content_type}", body)
