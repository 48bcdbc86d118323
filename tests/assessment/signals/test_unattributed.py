from datetime import date

import pytest

from pipeline.assessment.assess import weigh
from pipeline.assessment.signals import unattributed, uncorroborated
from pipeline.records.assessment import Level

FLAG = 0.5
LEAD = "Đắk Lắk khởi công đường tránh Ea Kao dài 12 km. {}"
HEARSAY = [
    "Được biết, một nửa số hộ chưa có tên trong danh sách.",
    "Theo nguồn tin riêng, hồ sơ mời thầu đã lọt ra ngoài.",
    "Dân mạng cho biết nhiều xe quá tải vẫn qua cầu mỗi đêm.",
    "Người trong ngành tiết lộ tuyến đường phải làm lại từ đầu.",
    "Nhiều người truyền tai nhau rằng cầu sắp bị dỡ bỏ.",
    "Một cán bộ xin giấu tên nói kinh phí đã tăng gấp đôi.",
]


@pytest.mark.parametrize("sentence", HEARSAY)
def test_the_last_sentence_of_a_lead_is_watched_where_it_names_nobody(make_report, surround, sentence: str) -> None:
    report = make_report("Khởi công đường tránh Ea Kao ở Đắk Lắk", LEAD.format(sentence))
    found = unattributed.signals(report, surround(report))
    assert [signal.name for signal in found] == [unattributed.NAME]
    assert sentence.rstrip(".") in found[0].explanation
    assert weigh(report, surround(report), None, FLAG).level is Level.WATCH


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo nguồn tin của Công an tỉnh Đắk Lắk, hai người bị thương.",
        "Con đường được biết đến nhờ hai hàng muồng hoa vàng dài 3 km.",
        "Mạng xã hội lan truyền clip xe tải lật, Công an xã cho biết đã xử lý.",
    ],
)
def test_named_sources_and_other_senses_are_none(make_report, surround, sentence: str) -> None:
    report = make_report("Khởi công đường tránh Ea Kao ở Đắk Lắk", LEAD.format(sentence))
    assert unattributed.signals(report, surround(report)) == ()


def story(make_report, text: str, hour: int = 3):
    own = make_report("Lũ ở xã Ea Rin, Đắk Lắk", text, outlet="bao-a", hour=hour)
    others = [
        make_report(
            "Lũ ở xã Ea Rin, Đắk Lắk",
            f"Lũ ở xã Ea Rin, Đắk Lắk làm ngập 30 ngôi nhà ven suối. {n}",
            outlet=f"bao-{n}",
            hour=5,
        )
        for n in "bc"
    ]
    return own, others


def test_a_startling_sum_that_two_others_lack_is_watched(make_report, surround) -> None:
    own, others = story(make_report, "Lũ ở xã Ea Rin, Đắk Lắk làm 8 người mất tích trong đêm.")
    (signal,) = uncorroborated.signals(own, surround(own, *others))
    assert "8 người" in signal.explanation
    assert "2 nguồn khác" in signal.explanation
    assert weigh(own, surround(own, *others), None, FLAG).level is Level.WATCH


def test_one_other_is_not_enough_and_one_official_is(make_report, surround) -> None:
    own, (one, _) = story(make_report, "Lũ ở xã Ea Rin, Đắk Lắk làm 8 người mất tích trong đêm.")
    assert uncorroborated.signals(own, surround(own, one)) == ()
    portal = make_report(
        "Lũ ở xã Ea Rin", "Lũ ở xã Ea Rin, Đắk Lắk làm ngập 30 nhà.", outlet="cong", official=True, hour=5
    )
    assert uncorroborated.signals(own, surround(own, portal))


def test_who_comes_last_may_know_more(make_report, surround) -> None:
    own, others = story(make_report, "Lũ ở xã Ea Rin, Đắk Lắk làm 8 người mất tích trong đêm.", hour=9)
    assert uncorroborated.signals(own, surround(own, *others)) == ()


def test_what_another_has_too_is_none(make_report, surround) -> None:
    own, others = story(make_report, "Lũ ở xã Ea Rin, Đắk Lắk làm 8 người mất tích trong đêm.")
    same = make_report("Lũ ở Ea Rin", "Đắk Lắk có 8 người mất tích trong đêm ở xã Ea Rin.", outlet="bao-d", hour=6)
    assert uncorroborated.signals(own, surround(own, *others, same)) == ()


def test_both_together_and_the_text_model_stay_at_watch(make_report, surround) -> None:
    own, others = story(make_report, "Theo nguồn tin riêng, lũ ở xã Ea Rin, Đắk Lắk làm 80 người chết bị che giấu.")
    verdict = weigh(own, surround(own, *others), 1.0, FLAG)
    assert {signal.name for signal in verdict.signals} == {unattributed.NAME, uncorroborated.NAME}
    assert verdict.level is Level.WATCH
    assert own.day == date(2026, 3, 2)
