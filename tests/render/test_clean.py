from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.render.address import safe_address
from pipeline.render.clean import clean
from pipeline.render.markup import html_of
from pipeline.reports.phrase import Link, Number, phrase

ANYTHING = st.text(st.characters(exclude_categories=()))  # surrogates too


@given(ANYTHING)
def test_clean_text_is_fit_for_xml_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    element = etree.Element("t")
    element.text = cleaned
    assert etree.fromstring(etree.tostring(element)).text == (cleaned or None)
    assert "\n" not in cleaned
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ ẮỘỀ😀ខ文", max_size=40))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert clean(text) == text


@given(ANYTHING, ANYTHING)
def test_marked_up_text_holds_no_markup_of_its_own(text: str, url: str) -> None:
    html = str(html_of(phrase(text, Link(text, url), Number(3, text, text))))
    root = etree.fromstring(f"<r>{html}</r>")
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} <= {"r", "a", "bdi", "data"}
    assert all(set(a.attrib) == {"href", "rel"} for a in root.iter("a"))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//host/x", "/x", "", "https://", "http://[x"],
)
def test_other_addresses_are_not_linked(url: str) -> None:
    assert safe_address(url) == ""


def test_press_addresses_are_linked() -> None:
    assert safe_address(" https://báo.example/tin?a=1&b=2 ") == "https://báo.example/tin?a=1&b=2"
