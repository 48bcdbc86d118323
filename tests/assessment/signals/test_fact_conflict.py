from __future__ import annotations

from datetime import date

import pytest

from pipeline.assessment.signals.fact_conflict import NAME, signals


def two(make_report, earlier: tuple[str, str], later: tuple[str, str], **more):
    first = make_report(*earlier, outlet="bao-a", hour=3)
    return first, make_report(*later, outlet="bao-b", hour=6, **more)


REVERSED = [
    (
        ("Đắk Lắk nắn tuyến đường tránh qua hồ Ea Nhái", "Tỉnh Đắk Lắk nắn tuyến đường tránh qua hồ Ea Nhái."),
        ("Đắk Lắk không nắn tuyến đường tránh qua hồ Ea Nhái", "Tỉnh Đắk Lắk giữ hướng tuyến cũ của đường tránh."),
    ),
    (
        ("Cầu Krông Nhau lùi ngày thông xe", "Mưa nhiều khiến cầu Krông Nhau ở Đắk Lắk lùi ngày thông xe."),
        ("Cầu Krông Nhau thông xe đúng kế hoạch", "Cầu Krông Nhau ở Đắk Lắk thông xe đúng kế hoạch hôm nay."),
    ),
]


@pytest.mark.parametrize(("earlier", "later"), REVERSED)
def test_what_one_affirms_the_other_negates(make_report, surround, earlier, later) -> None:
    first, second = two(make_report, earlier, later)
    (signal,) = signals(second, surround(second, first))
    assert signal.name == NAME
    assert "trái ngược" in signal.explanation
    assert signal.evidence[0].id in {claim.claim_id for claim in first.claims}
    assert signals(first, surround(first, second)) == ()


def test_both_words_in_one_report_tell_of_two_stages(make_report, surround) -> None:
    first, second = two(
        make_report,
        ("Cầu Krông Nhau lùi ngày thông xe", "Cầu Krông Nhau ở Đắk Lắk lùi ngày thông xe, không đúng kế hoạch."),
        ("Cầu Krông Nhau không kịp thông xe đúng kế hoạch", "Cầu Krông Nhau ở Đắk Lắk lùi ngày thông xe."),
    )
    assert signals(second, surround(second, first)) == ()


PLACE = "Cụ ông 83 tuổi ở {} bị đàn ong vò vẽ đốt tử vong khi đang lấy mật trên rẫy cà phê."


def test_one_event_in_two_provinces(make_report, surround) -> None:
    first, second = two(
        make_report,
        ("Cụ ông 83 tuổi bị ong vò vẽ đốt tử vong", PLACE.format("Gia Lai")),
        ("Ong vò vẽ đốt chết cụ ông 83 tuổi", PLACE.format("Đắk Lắk")),
    )
    first = make_report("Cụ ông 83 tuổi bị ong vò vẽ đốt tử vong", PLACE.format("Gia Lai"), hour=3, agency="gia-lai")
    second = make_report("Ong vò vẽ đốt chết cụ ông 83 tuổi", PLACE.format("Đắk Lắk"), outlet="bao-b", hour=6)
    (signal,) = signals(second, surround(second, first))
    assert "Gia Lai" in signal.explanation
    assert "Đắk Lắk" in signal.explanation
    third = make_report("Ong đốt chết cụ ông 83 tuổi", PLACE.format("Đắk Lắk"), outlet="bao-c", hour=5)
    assert signals(second, surround(second, first, third)) == ()


def test_a_storm_closes_schools_in_two_provinces(make_report, surround) -> None:
    first = make_report("Gia Lai cho học sinh nghỉ học tránh bão số 13", "Gia Lai cho học sinh nghỉ tránh bão số 13.",
                        hour=3, agency="gia-lai")  # fmt: skip
    second = make_report("Học sinh Đắk Lắk nghỉ học tránh bão số 13", "Sở GD-ĐT Đắk Lắk cho học sinh nghỉ học "
                         "để tránh bão số 13 trước giờ đổ bộ.", outlet="bao-b", hour=6)  # fmt: skip
    assert signals(second, surround(second, first)) == ()


DEADLINE = "Đắk Lắk yêu cầu thủy điện Ea Nhái hạ mực nước hồ về mức đón lũ trước 10 giờ ngày {}."


def test_a_deadline_with_two_dates(make_report, surround) -> None:
    first, second = two(
        make_report, ("Thủy điện hạ nước đón lũ", DEADLINE.format("28-11")), ("Hạ nước hồ", DEADLINE.format("30.11"))
    )
    (signal,) = signals(second, surround(second, first))
    assert "(ngày)" in signal.explanation


def test_a_later_day_may_turn_things_round(make_report, surround) -> None:
    first = make_report("Đắk Lắk đóng cửa đèo Chư Mút", "Đắk Lắk đóng cửa đèo Chư Mút vì sạt lở.", outlet="bao-a")
    second = make_report(
        "Đắk Lắk mở cửa đèo Chư Mút", "Đắk Lắk mở cửa đèo Chư Mút vì sạt lở đã dọn.", outlet="bao-b",
        day=date(2026, 3, 3),
    )  # fmt: skip
    assert signals(second, surround(second, first)) == ()
