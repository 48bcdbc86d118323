import pytest

from pipeline.assessment.denial_speaker import speaker_of, truth_of


@pytest.mark.parametrize(
    ("title", "lead", "body"),
    [
        ("Công an bác tin bắt cóc", "Công an xã Ea Rin (Đắk Lắk) vừa bác bỏ thông tin 'bắt cóc'.", "Công an xã Ea Rin"),
        ("Phòng CSGT Công an Đắk Lắk: Tin cấm xe là sai sự thật", "", "Phòng CSGT Công an Đắk Lắk"),
        ("Tin đập vỡ là bịa đặt", "Tỉnh Đắk Lắk khẳng định thông tin đập vỡ là sai sự thật.", "Tỉnh Đắk Lắk"),
        ("Đăng tin giả, bị công an xử phạt", "", "công an"),
        ("Bác tin sập cầu", "Chủ tịch UBND xã Nguyễn Văn Mẫu bác bỏ thông tin sập cầu.", "Chủ tịch UBND xã"),
        ("Tin cầu sập là bịa đặt", "Xe vẫn qua lại.", ""),
    ],
)
def test_the_speaker_is_named_with_its_place(title: str, lead: str, body: str) -> None:
    assert speaker_of(title, lead, lead) == body


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Tin 'Công an xã thu tiền đèn đường' là bịa đặt", ""),
        ("Đăng Facebook xuyên tạc bị CSGT 'cướp xe', một người bị phạt", ""),
        ("Phạt người tung tin sai sự thật về Bệnh viện Ea Rin", ""),
        ("Gọi đường dây nóng Bộ Công an báo tin giả", ""),
        ("Tin một chủ tịch phường bị bắt là tin giả", ""),
    ],
)
def test_a_body_that_is_only_spoken_of_says_nothing(title: str, lead: str) -> None:
    assert speaker_of(title, lead, lead) == ""


def test_the_truth_is_the_bodys_sentence() -> None:
    lead = "Mạng xã hội lan truyền clip đập vỡ. UBND xã khẳng định đây là tin giả, hồ vận hành bình thường."
    assert truth_of("Bác tin vỡ đập Ea Rin", lead, lead) == (
        "UBND xã khẳng định đây là tin giả, hồ vận hành bình thường."
    )


def test_where_the_lead_tells_of_another_thing_the_headline_is_the_truth() -> None:
    title = "Triều cường dâng cao, mạng đăng vỡ kè là thất thiệt"
    assert truth_of(title, "Đỉnh triều tối nay đạt 1,7 m.", "") == title


def test_of_a_roundup_the_matter_itself() -> None:
    assert truth_of("Điểm tin 6h: Giá lúa tăng | Xã bác tin vỡ đập Ea Rin", "Cùng nhiều tin.", "") == (
        "Xã bác tin vỡ đập Ea Rin"
    )
