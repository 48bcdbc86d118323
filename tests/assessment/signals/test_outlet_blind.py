"""Who published changes nothing to the last bit: only who is distinct and who is official counts."""

from dataclasses import replace
from itertools import permutations

import pytest

from pipeline.assessment.assess import assess

FLAG = 0.5
MARKS = ("bao-a", "bao-b", "bao-c")
TEXTS = [
    ("Lũ ở xã Ea Rin, Đắk Lắk", "Theo nguồn tin riêng, lũ ở xã Ea Rin, Đắk Lắk làm 80 người chết bị che giấu."),
    (
        "Đắk Lắk cắt giảm 120 giáo viên ở 9 trường",
        "Đắk Lắk bố trí 120 giáo viên của 9 trường sang dạy gần nhà hơn nhiều.",
    ),
    ("Sửa cầu Krông Nhau ở Đắk Lắk", "Đắk Lắk chi 90 tỉ đồng sửa cầu Krông Nhau trong năm nay."),
]


@pytest.mark.parametrize(("title", "text"), TEXTS)
def test_permuted_marks_give_the_same_assessment(make_report, surround, title: str, text: str) -> None:
    own = make_report(title, text, outlet=MARKS[0])
    flooded = "Lũ ở xã Ea Rin, Đắk Lắk làm ngập {} nhà."
    others = [make_report(f"Lũ ở Đắk Lắk {n}", flooded.format(n), outlet=MARKS[n], hour=5) for n in (1, 2)]
    old = make_report(title, "Đắk Lắk chi 900 tỉ đồng sửa cầu Krông Nhau trong năm nay.", outlet=MARKS[0], hour=1)
    found = []
    for marks in permutations(MARKS):
        renamed = dict(zip(MARKS, marks, strict=True))
        report, *rest, version = (replace(one, outlet=renamed[one.outlet]) for one in (own, *others, old))
        around = replace(surround(report, *rest), versions=(version,))
        found.append(assess(report, "dak-lak", "s", around, 0.9, "m", FLAG))
    assert found[0].signals
    assert all(one == found[0] for one in found)
