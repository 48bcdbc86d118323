from __future__ import annotations

from datetime import date

import pytest

from pipeline.assessment.signals.fact_conflict import signals

WHOLE = [
    (
        ("Sập một nhịp cầu Ea Nhái", "Xe tải quá tải làm sập một nhịp cầu Ea Nhái ở Đắk Lắk."),
        ("Cầu Ea Nhái sập xuống suối", "Xe tải quá tải làm sập toàn bộ cầu Ea Nhái ở Đắk Lắk."),
    ),
    (
        ("31 em nghi ngộ độc thực phẩm", "31 học sinh Đắk Lắk nhập viện nghi ngộ độc thực phẩm sau bữa trưa."),
        ("31 em ngộ độc vì bữa trưa", "31 học sinh Đắk Lắk nhập viện ngộ độc thực phẩm sau bữa trưa."),
    ),
]


@pytest.mark.parametrize(("earlier", "later"), WHOLE)
def test_part_told_as_whole_and_suspicion_as_fact(make_report, surround, earlier, later) -> None:
    first, second = make_report(*earlier, hour=3), make_report(*later, outlet="bao-b", hour=6)
    (signal,) = signals(second, surround(second, first))
    assert "phạm vi, mức độ" in signal.explanation
    assert signals(first, surround(first, second)) == ()


def test_a_suspicion_may_be_confirmed_later(make_report, surround) -> None:
    earlier, later = WHOLE[1]
    first = make_report(*earlier, day=date(2026, 3, 2), hour=3)
    second = make_report(*later, outlet="bao-b", day=date(2026, 3, 4), hour=1)
    assert signals(second, surround(second, first)) == ()


def test_who_keeps_the_doubt_is_not_asked(make_report, surround) -> None:
    first = make_report(*WHOLE[1][0], hour=3)
    careful = make_report(
        "31 em nhập viện ở Đắk Lắk",
        "31 học sinh Đắk Lắk nhập viện ngộ độc thực phẩm, cơ quan chức năng đang điều tra nguyên nhân.",
        outlet="bao-b",
        hour=6,
    )
    assert signals(careful, surround(careful, first)) == ()
