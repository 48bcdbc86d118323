"""Normalising never loses the way back to the original characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.folding import fold, lower, plain

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạòóỏõọèéỳýỵỷĐÒÁ \u0300\u0301\u0309\u0323\u200b–’", max_size=60
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Khánh Hoà", "Khánh Hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Thanh Hoá, Tuy Hoà", "Thanh Hóa, Tuy Hòa"),
        ("khoẻ mạnh, thuỷ lợi", "khỏe mạnh, thủy lợi"),
        ("hoàn toàn, khoái", "hoàn toàn, khoái"),
        ("quý, quỹ, Quý", "quý, quỹ, Quý"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("‘Ðà Nẵng’ “đẹp”", "'Đà Nẵng' \"đẹp\""),
        ("TP.\u00a0HCM", "TP. HCM"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    result = fold(written)
    assert result.text == folded
    assert result.offsets is None


def test_decomposed_text_leads_back_to_its_own_characters() -> None:
    original = unicodedata.normalize("NFD", "Lũ ở Đắk Lắk rút")
    folded = fold(original)
    assert folded.text == "Lũ ở Đắk Lắk rút"
    start = folded.text.index("Đắk Lắk")
    begin, end = folded.span(start, start + len("Đắk Lắk"))
    assert unicodedata.normalize("NFC", original[begin:end]) == "Đắk Lắk"


def test_zero_width_characters_are_skipped_and_come_back_in_the_span() -> None:
    folded = fold("Hà\u200b Nội mưa")
    assert folded.text == "Hà Nội mưa"
    assert folded.span(0, 6) == (0, 7)


@given(VIETNAMESE)
def test_folding_again_changes_nothing_and_offsets_stay_in_order(text: str) -> None:
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    if folded.offsets is not None:
        assert len(folded.offsets) == len(folded.text) + 1
        assert list(folded.offsets) == sorted(folded.offsets)
        assert folded.offsets[-1] == len(text)


@given(st.text(max_size=80))
def test_lengths_are_kept(text: str) -> None:
    composed = fold(text).text
    assert len(lower(composed)) == len(composed)
    assert len(plain(composed)) == len(composed)


def test_plain_letters() -> None:
    assert plain("Đắk Lắk, Thừa Thiên-Huế, ĐƯỜNG") == "Dak Lak, Thua Thien-Hue, DUONG"
    assert plain("Hanoï 河内 Ханой") == "Hanoi 河内 Ханои"
