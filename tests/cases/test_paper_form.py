"""Papers in the decree's own spelling."""

from __future__ import annotations

import pytest

from pipeline.cases.paper_form import introduced, place, polished, quoted, single_inside
from pipeline.records.law import Regulation


def test_a_document_is_named_in_full_once(regulations: tuple[Regulation, ...]) -> None:
    binding = next(one for one in regulations if one.id == "22/2016/TT-BTTTT")
    full = (
        "Thông tư số 22/2016/TT-BTTTT ngày 19 tháng 10 năm 2016 của Bộ trưởng Bộ Thông tin và Truyền thông hướng dẫn "
        "quản lý hoạt động thông tin đối ngoại của các tỉnh, thành phố trực thuộc Trung ương"
    )
    assert introduced(binding) == full
    told = polished([f"Theo khoản 2 Điều 6 {binding.short}.", f"Theo {binding.short}."], [binding])
    assert told == [f"Theo khoản 2 Điều 6 {full}.", f"Theo {binding.short}."]
    decree = next(one for one in regulations if one.id == "30/2020/NĐ-CP")
    assert introduced(decree) == "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


def test_days_are_written_in_words_but_quotations_stay() -> None:
    assert polished(["Lúc 08:05 ngày 28/11/2026, “ngày 01/12/2026” và ngày 05/01/2026."], ()) == [
        "Lúc 08:05 ngày 28 tháng 11 năm 2026, “ngày 01/12/2026” và ngày 05 tháng 01 năm 2026."
    ]
    assert polished(["Ngày 01/12/2026; từ tối 21/11/2025; số 12/11/2025/QĐ; https://a.vn/21/11/2025."], ()) == [
        "Ngày 01 tháng 12 năm 2026; từ tối ngày 21 tháng 11 năm 2025; số 12/11/2025/QĐ; https://a.vn/21/11/2025."
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nêu: “ông nói “an toàn” rồi”.", "nêu: “ông nói ‘an toàn’ rồi”."),
        ("“a” và “b”", "“a” và “b”"),
        ("“tin “vỡ đập là sai”.", "“tin ‘vỡ đập là sai”."),
        ("không có", "không có"),
        ("cắt” giữa", "cắt” giữa"),
    ],
)
def test_quotation_marks_inside_others_are_single(text: str, told: str) -> None:
    assert single_inside(text) == told


def test_what_is_quoted_loses_its_own_double_marks() -> None:
    assert quoted('bác tin "vỡ đập" và “lũ”') == "“bác tin ‘vỡ đập’ và ‘lũ’”"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tỉnh Đắk Lắk", "Đắk Lắk"),
        ("thành phố Huế", "Huế"),
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Bộ Y tế", "Hà Nội"),
    ],
)
def test_the_place_of_the_date_line(name: str, told: str) -> None:
    assert place(name) == told
