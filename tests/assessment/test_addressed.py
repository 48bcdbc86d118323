from __future__ import annotations

from dataclasses import replace

from pipeline.assessment.addressed import addressed


def test_the_denial_makes_it_the_matter_of_the_one_who_denies(make_report, surround) -> None:
    denial = make_report(
        "Đắk Lắk bác tin phát hiện mỏ vàng lớn dưới hồ Ea Nhái",
        "UBND tỉnh khẳng định thông tin phát hiện mỏ vàng lớn dưới hồ Ea Nhái là không chính xác.",
        outlet="bao-b",
    )
    told = make_report("Phát hiện mỏ vàng lớn dưới hồ Ea Nhái", "Người dân vừa phát hiện mỏ vàng lớn dưới hồ Ea Nhái.")
    nobody = replace(told, agencies=frozenset())
    around = surround(nobody, denial)
    assert addressed(nobody, around.statements, around.weights) == {"dak-lak"}
    assert addressed(told, around.statements, around.weights) == frozenset()
    other = replace(make_report("Giá cà phê tăng", "Giá cà phê hôm nay tăng nhẹ."), agencies=frozenset())
    assert addressed(other, around.statements, around.weights) == frozenset()
