from __future__ import annotations

import pytest

from pipeline.articles.figures import find_figures
from pipeline.assessment.figure_likeness import comparable, is_slip
from pipeline.assessment.figures_apart import figures_apart, tells_change

BASE = "Công an Đắk Lắk thu giữ {} tấn phân bón giả tại kho Ea Nhái"


def first(text: str):
    return find_figures(text)[0]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("54 xã", "45 xã", True),
        ("1.050 MW", "1.500 MW", True),
        ("4.000 xe", "40.000 xe", True),
        ("54 xã", "55 xã", False),
        ("2 xã", "20 xã", True),
        ("120 tỉ đồng", "102 tỉ đồng", True),
        ("100 tỉ đồng", "150 tỉ đồng", False),
    ],
)
def test_a_slip_is_digits_in_another_order_or_a_lost_nought(one: str, other: str, slip: bool) -> None:
    assert is_slip(first(one), first(other)) is slip
    assert is_slip(first(other), first(one)) is slip


def test_figures_of_other_units_or_fates_are_not_compared() -> None:
    assert comparable(first("12 người chết"), first("9 người chết"))
    assert not comparable(first("12 người chết"), first("9 người mất tích"))
    assert not comparable(first("12 tấn gạo"), first("12 km đường"))
    assert not comparable(first("1 người chết"), first("10 người"))


def test_the_same_thing_with_another_number_is_found(make_report, surround) -> None:
    own = make_report(BASE.format(48), BASE.format(48) + ", Công an tỉnh cho biết.")
    other = make_report(BASE.format(38), BASE.format(38) + ", Công an tỉnh cho biết.", outlet="bao-b")
    weights = surround(own, other).weights
    (title, _) = figures_apart(own.claims, other.claims, weights)
    assert (title.figure.text, title.other_figure.text) == ("48", "38") or title.figure.text.startswith("48")
    assert title.likeness > 0.8
    assert not title.own_text_agrees


def test_a_figure_that_the_other_has_anywhere_is_confirmed(make_report, surround) -> None:
    own = make_report(BASE.format(48), BASE.format(48) + ".")
    other = make_report(BASE.format(38), f"{BASE.format(38)}. Tổng cộng hai kho là 48 tấn.", outlet="bao-b")
    assert not list(figures_apart(own.claims, other.claims, surround(own, other).weights))


def test_only_the_headline_against_its_own_text(make_report, surround) -> None:
    own = make_report(BASE.format(83), BASE.format(38) + ".")
    other = make_report(BASE.format(38), BASE.format(38) + ".", outlet="bao-b")
    found = list(figures_apart(own.claims, other.claims, surround(own, other).weights))
    assert [one.own_text_agrees for one in found] == [True]


@pytest.mark.parametrize("share", ["3 trong 7 biệt thự cổ xuống cấp", "Có 3/7 biệt thự cổ xuống cấp"])
def test_a_part_and_its_whole_are_no_rivals(make_report, surround, share: str) -> None:
    own = make_report(f"Đắk Lắk: {share}", f"Đắk Lắk: {share} ở phường Ea Nhái.")
    other = make_report(
        "Đắk Lắk: 7 biệt thự cổ ở phường Ea Nhái", "Đắk Lắk có 7 biệt thự cổ xuống cấp ở phường Ea Nhái.", outlet="b"
    )
    weights = surround(own, other).weights
    assert not list(figures_apart(own.claims, other.claims, weights))
    assert not list(figures_apart(other.claims, own.claims, weights))


@pytest.mark.parametrize(
    "sentence",
    [
        "Số ca nhập viện tăng lên 184",
        "Tính đến sáng 11-4, có 184 ca",
        "Thêm 36 em nhập viện",
        "giảm 51 điểm so với sáng",
    ],
)
def test_words_of_change(sentence: str) -> None:
    assert tells_change(sentence)
    assert not tells_change("UBND tỉnh chi 90 tỉ đồng sửa cầu Krông Nhau.")
