"""The headline against its own report: what it may not add, and what it may leave out."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.assessment.assess import weigh
from pipeline.assessment.signals.headline_mismatch import NAME, signals
from pipeline.records.assessment import Level

FLAG = 0.5
TOO_FAR = [
    (  # a proposal told as done
        "Bệnh viện Ea Súp ở Đắk Lắk chính thức tiếp nhận trụ sở huyện cũ",
        "Bệnh viện Ea Súp vừa được Sở Tài chính Đắk Lắk đề xuất tiếp nhận trụ sở huyện cũ để mở rộng khu khám bệnh.",
        "đề xuất",
    ),
    (  # an aim told as reached
        "Đắk Lắk hoàn thành bồi thường tuyến tránh Krông Nhau",
        "Tỉnh Đắk Lắk đặt mục tiêu cơ bản hoàn thành bồi thường tuyến tránh Krông Nhau trong quý tới, còn 40 hộ.",
        "mục tiêu",
    ),
    (  # a beginning told as the end
        "Đắk Lắk mở cửa bảo tàng cà phê Ea Kao dịp 30/4",
        "Bảo tàng cà phê Ea Kao ở Đắk Lắk rộng 3 ha, sẽ được khởi công xây trên khu đất trống ven hồ dịp 30/4.",
        "khởi công",
    ),
    (  # a part told as the whole
        "Đắk Lắk phủ sóng mạng mới toàn tỉnh ngay năm nay",
        "Sở Khoa học Đắk Lắk phối hợp hai doanh nghiệp thí điểm phủ sóng mạng mới tại một khu vực ở trung tâm.",
        "thí điểm",
    ),
    (  # people moved, told as dismissed
        "Đắk Lắk cắt giảm 120 giáo viên ở 9 trường vùng sâu",
        "Sở Giáo dục Đắk Lắk bố trí 120 giáo viên của 9 trường vùng sâu sang dạy tại các điểm trường gần nhà hơn.",
        "120 giáo viên",
    ),
    (  # an injury told as a death
        "Lật xe ở đèo Chư Mút, Đắk Lắk: 7 người tử vong",
        "Xe chở khách lật ở đèo Chư Mút, Đắk Lắk chiều 2-3 khiến 7 người bị thương, đang được điều trị tại bệnh viện.",
        "bị thương",
    ),
    (  # a suspicion told as the cause
        "Cá chết trắng hồ Ea Nhái, Đắk Lắk do nước thải nhà máy đường",
        "Cá chết nổi trắng hồ Ea Nhái, Đắk Lắk, người dân nghi do nước thải nhà máy đường ở phía trên chảy xuống.",
        "nghi do",
    ),
]


@pytest.mark.parametrize(("title", "text", "carried"), TOO_FAR)
def test_a_headline_that_goes_too_far_is_flagged_and_both_sides_are_named(
    make_report, surround, title: str, text: str, carried: str
) -> None:
    report = make_report(title, text)
    (signal,) = signals(report, surround(report))
    assert signal.name == NAME
    assert carried in signal.explanation
    assert title[:30] in signal.explanation
    assert signal.evidence[0].quote in text
    assert weigh(report, surround(report), None, FLAG).level is Level.FLAG


SOUND = [
    (  # the report carries it further down
        "Bệnh viện Ea Súp ở Đắk Lắk chính thức tiếp nhận trụ sở huyện cũ",
        "Đề xuất tiếp nhận trụ sở huyện cũ có từ năm ngoái. Hôm qua Bệnh viện Ea Súp đã tiếp nhận trụ sở huyện cũ.",
    ),
    (  # "sẽ" is left out by habit
        "Đắk Lắk thông xe cầu Krông Nhau từ 30/4",
        "Cầu Krông Nhau ở Đắk Lắk sẽ thông xe từ ngày 30/4, Sở Xây dựng cho biết, để kịp phục vụ kỳ nghỉ lễ.",
    ),
    (  # the headline itself says that it is a proposal
        "Đắk Lắk đề xuất bệnh viện Ea Súp tiếp nhận trụ sở huyện cũ",
        "Bệnh viện Ea Súp được Sở Tài chính Đắk Lắk đề xuất tiếp nhận trụ sở huyện cũ để mở rộng khu khám bệnh.",
    ),
    (  # other words of the same family
        "Đắk Lắk cắt giảm 120 cán bộ ở 9 sở",
        "Đắk Lắk tinh giản 120 cán bộ của 9 sở sau khi bố trí lại đầu mối, số còn lại giữ nguyên vị trí việc làm.",
    ),
    (  # the lead leaves the dead to the headline
        "Lật xe ở đèo Chư Mút, Đắk Lắk: 7 người tử vong",
        "Chiếc xe khách mất phanh khi đổ đèo Chư Mút, Đắk Lắk, lao xuống vực sâu khoảng 40 m lúc rạng sáng 2-3.",
    ),
    (  # too little is known of the report
        "Đắk Lắk cắt giảm 120 giáo viên ở 9 trường vùng sâu",
        "Sở bố trí lại 120 giáo viên.",
    ),
    (  # somebody's words
        "Đại biểu Đắk Lắk: Hoàn thành bồi thường tuyến tránh Krông Nhau",
        "Đại biểu nêu mục tiêu hoàn thành bồi thường tuyến tránh Krông Nhau tại kỳ họp của tỉnh Đắk Lắk hôm qua.",
    ),
]


@pytest.mark.parametrize(("title", "text"), SOUND)
def test_what_a_headline_may_do(make_report, surround, title: str, text: str) -> None:
    report = make_report(title, text)
    assert signals(report, surround(report)) == ()


@pytest.mark.parametrize(("hedge", "level"), [("đề xuất", Level.FLAG), ("đề nghị", Level.WATCH)])
def test_a_draft_told_as_law_is_flagged_and_a_request_watched(make_report, surround, hedge: str, level: Level) -> None:
    report = make_report(
        "Đắk Lắk cấm xe tải qua cầu Krông Nhau giờ cao điểm",
        f"Sở Xây dựng Đắk Lắk {hedge} cấm xe tải qua cầu Krông Nhau giờ cao điểm để giảm tải cho cầu cũ.",
    )
    assert weigh(report, surround(report), None, FLAG).level is level


def test_no_claim_in_the_headline_no_signal(make_report, surround) -> None:
    report = make_report(*TOO_FAR[0][:2])
    bare = replace(report, claims=tuple(claim for claim in report.claims if claim.field != "title"))
    assert signals(bare, surround(bare)) == ()


def test_decomposed_letters_are_the_same_letters(make_report, surround) -> None:
    from unicodedata import normalize

    report = make_report(SOUND[3][0], normalize("NFD", SOUND[3][1]), day=date(2026, 3, 2))
    assert signals(report, surround(report)) == ()
