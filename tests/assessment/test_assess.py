"""The three signals of the first night, and the line that no flag may cross."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.assessment.assess import assess, weigh
from pipeline.records.assessment import Level

FLAG = 0.5
RUMOUR = ("Đập Ea Rin ở Đắk Lắk bị vỡ trong đêm", "Đập Ea Rin bị vỡ trong đêm, nước tràn xuống hai thôn phía hạ lưu.")
DENIAL = (
    "Đắk Lắk bác tin đập Ea Rin bị vỡ trong đêm",
    "UBND tỉnh Đắk Lắk khẳng định thông tin đập Ea Rin bị vỡ trong đêm là không chính xác, hồ vận hành bình thường.",
)


def names(verdict) -> set[str]:
    return {signal.name for signal in verdict.signals}


def test_a_claim_that_a_public_body_denied_is_flagged_with_its_reason(make_report, surround) -> None:
    rumour, denial = make_report(*RUMOUR), make_report(*DENIAL, outlet="bao-b", day=date(2026, 3, 3))
    verdict = weigh(rumour, surround(rumour, denial), None, FLAG)
    assert verdict.level is Level.FLAG
    assert names(verdict) == {"official_denial"}
    assert "UBND tỉnh" in verdict.signals[0].explanation
    assert verdict.signals[0].evidence


def test_the_denial_itself_is_evidence_and_never_a_flag(make_report, surround) -> None:
    rumour, denial = make_report(*RUMOUR), make_report(*DENIAL, outlet="bao-b")
    assert weigh(denial, surround(denial, rumour), 0.99, FLAG).level is Level.NONE


def test_a_report_that_says_it_did_not_happen_is_not_flagged(make_report, surround) -> None:
    sound = make_report("Đập Ea Rin vẫn an toàn", "Đập Ea Rin không bị vỡ trong đêm, UBND xã cho biết sáng nay.")
    denial = make_report(*DENIAL, outlet="bao-b")
    assert weigh(sound, surround(sound, denial), None, FLAG).level is Level.NONE


def test_another_toll_than_the_denied_one_is_not_flagged(make_report, surround) -> None:
    denial = make_report(
        "Đắk Lắk bác tin 200 người chết ở xã Ea Rin",
        "UBND tỉnh khẳng định tin 200 người chết ở xã Ea Rin là sai sự thật.",
        outlet="bao-b",
    )
    sound = make_report("Lũ ở xã Ea Rin", "Mưa lũ làm 3 người chết ở xã Ea Rin, theo UBND tỉnh Đắk Lắk.")
    wrong = make_report("Lũ ở xã Ea Rin", "Mưa lũ làm 200 người chết ở xã Ea Rin, Đắk Lắk.")
    assert weigh(sound, surround(sound, denial), None, FLAG).level is Level.NONE
    assert weigh(wrong, surround(wrong, denial), None, FLAG).level is Level.FLAG


TOLL = "Sạt lở đèo Chư Mút ở Đắk Lắk làm {} người chết và cuốn trôi một xe tải, UBND huyện cho biết."


def toll(make_report, number: int, outlet: str, hour: int, **more):
    return make_report(
        f"Sạt lở đèo Chư Mút: {number} người chết", TOLL.format(number), outlet=outlet, hour=hour, **more
    )


def test_a_toll_above_two_later_independent_reports_is_flagged(make_report, surround) -> None:
    wrong = toll(make_report, 40, "bao-a", 3)
    others = (toll(make_report, 4, "bao-b", 5), toll(make_report, 4, "bao-c", 6))
    verdict = weigh(wrong, surround(wrong, *others), None, FLAG)
    assert verdict.level is Level.FLAG
    assert names(verdict) == {"figure_conflict", "uncorroborated"}
    assert all(weigh(o, surround(o, wrong, *others), None, FLAG).level is Level.NONE for o in others)


def test_a_rising_toll_is_no_conflict(make_report, surround) -> None:
    later = toll(make_report, 12, "bao-a", 9)
    earlier = (toll(make_report, 4, "bao-b", 5), toll(make_report, 4, "bao-c", 6))
    assert weigh(later, surround(later, *earlier), None, FLAG).level is Level.NONE
    assert weigh(earlier[0], surround(earlier[0], later, earlier[1]), None, FLAG).level is Level.NONE


def test_copies_and_the_own_outlet_confirm_nothing(make_report, surround) -> None:
    wrong = toll(make_report, 40, "bao-a", 3)
    weak = (
        toll(make_report, 4, "bao-b", 5),
        toll(make_report, 4, "bao-c", 6, copy=True),
        toll(make_report, 4, "bao-a", 7),
    )
    assert weigh(wrong, surround(wrong, *weak), None, FLAG).level is Level.NONE


def test_one_official_figure_is_enough(make_report, surround) -> None:
    wrong = make_report(
        "Đắk Lắk chi 900 tỉ đồng sửa cầu Krông Nhau", "Đắk Lắk chi 900 tỉ đồng sửa cầu Krông Nhau trong năm nay."
    )
    portal = make_report(
        "Sửa cầu Krông Nhau",
        "Đắk Lắk chi 90 tỉ đồng sửa cầu Krông Nhau trong năm nay, Sở Xây dựng cho biết.",
        outlet="cong-thong-tin",
        official=True,
    )
    verdict = weigh(wrong, surround(wrong, portal), None, FLAG)
    assert verdict.level is Level.FLAG
    assert "thông tin chính thức" in verdict.signals[0].explanation


def test_unattributed_and_the_text_model_lead_to_watch_at_most(make_report, surround) -> None:
    hearsay = make_report(
        "Chuyện lạ ở Đắk Lắk", "Theo nguồn tin riêng, hàng trăm người chết đã bị che giấu và khu dân cư bị phong tỏa."
    )
    verdict = weigh(hearsay, surround(hearsay), 1.0, FLAG)
    assert names(verdict) == {"unattributed"}
    assert verdict.level is Level.WATCH


CRITICISM = [
    (
        "Dân Đắk Lắk kêu cứu vì bãi rác",
        "Người dân xã Ea Rin phản ánh bãi rác bốc mùi suốt 5 năm, UBND xã thừa nhận xử lý chậm.",
    ),
    (
        "Khởi tố nguyên giám đốc ban quản lý ở Đắk Lắk",
        "Công an tỉnh khởi tố bị can vì nhận hối lộ 3 tỉ đồng khi đấu thầu.",
    ),
    (
        "Cầu trăm tỉ ở Đắk Lắk bỏ hoang",
        "Cây cầu 120 tỉ đồng chậm tiến độ 4 năm do vướng mặt bằng, theo kết luận thanh tra.",
    ),
]


@pytest.mark.parametrize(("title", "text"), CRITICISM)
def test_criticism_and_true_bad_news_are_no_flag(make_report, surround, title: str, text: str) -> None:
    report = make_report(title, text)
    other = make_report(*DENIAL, outlet="bao-b")
    assert weigh(report, surround(report, other), 0.95, FLAG).level is not Level.FLAG


def test_who_published_changes_nothing_to_the_last_bit(make_report, surround) -> None:
    wrong = toll(make_report, 40, "bao-a", 3)
    others = (toll(make_report, 4, "bao-b", 5), toll(make_report, 4, "bao-c", 6))
    before = assess(wrong, "dak-lak", "s", surround(wrong, *others), 0.4, "m", FLAG)
    renamed = {"bao-a": "x", "bao-b": "bao-a", "bao-c": "y"}
    moved = [replace(r, outlet=renamed[r.outlet]) for r in (wrong, *others)]
    after = assess(moved[0], "dak-lak", "s", surround(*moved), 0.4, "m", FLAG)
    assert before == after


def test_a_revision_changes_only_when_the_verdict_does(make_report, surround) -> None:
    rumour, denial = make_report(*RUMOUR), make_report(*DENIAL, outlet="bao-b")
    alone = assess(rumour, "dak-lak", "s", surround(rumour), None, "", FLAG)
    told = assess(rumour, "dak-lak", "s", surround(rumour, denial), None, "", FLAG)
    assert alone.assessment_id == told.assessment_id
    assert alone.revision_id != told.revision_id
    assert told.revision_id == assess(rumour, "dak-lak", "s", surround(rumour, denial), None, "", FLAG).revision_id


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Đập Ea Rin an toàn", "Không có đoạn đập nào ở Ea Rin, Đắk Lắk bị vỡ trong đêm, UBND xã khẳng định sáng nay."),
        (
            "Chạy lũ vì tin vỡ đập",
            "Tin vỡ đập Ea Rin trong đêm khiến nhiều hộ dân Đắk Lắk bỏ chạy, hai người ngã xe.",
        ),
    ],
)
def test_who_tells_of_the_rumour_or_of_the_truth_is_not_flagged(make_report, surround, title: str, text: str) -> None:
    quoted = make_report(
        DENIAL[0],
        DENIAL[1] + ' Ông nói: "Không có đoạn đập nào bị vỡ trong đêm".',
        outlet="bao-b",
        day=date(2026, 3, 3),
    )
    sound = make_report(title, text)
    assert weigh(sound, surround(sound, quoted), None, FLAG).level is not Level.FLAG
