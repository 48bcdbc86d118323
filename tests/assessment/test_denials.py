import pytest

from pipeline.assessment.denials import reports_denial
from pipeline.assessment.denied import denied_claims

DENIALS = [
    ("Tỉnh bác tin đập Ea Rin bị vỡ", "Ban quản lý công trình nói đập an toàn."),
    ("Thông tin trạm y tế xã đóng cửa là không chính xác", "Sở Y tế khẳng định trạm vẫn mở."),
    ("‘Cấm xe tải qua phố cả ngày’ là tin thất thiệt", "Công an phường cho biết không có lệnh cấm nào."),
    ("Không có chủ trương dừng bán trú", "Phòng giáo dục trả lời phụ huynh."),
    ("Phạt người tung tin vỡ đê", "Người này thừa nhận đăng tin sai sự thật để câu tương tác."),
    ("Province denies reports of dam collapse", "Officials said the dam is safe."),
    ("官方辟谣：大坝没有决口", "省政府说大坝安全。"),
]
PLAIN = [
    ("Đập Ea Rin bị vỡ trong đêm", "Nước tràn vào hai thôn, người dân phải chạy lũ."),
    ("Xét xử nguyên giám đốc vì nhận hối lộ", "Viện kiểm sát đề nghị mức án từ bảy năm tù."),
    ("Người dân phản ánh đường mới làm đã hỏng", "Chủ đầu tư hứa sửa trước mùa mưa."),
]


@pytest.mark.parametrize(("title", "lead"), DENIALS)
def test_denials_are_known_by_many_wordings(title: str, lead: str) -> None:
    assert reports_denial(title, lead)


@pytest.mark.parametrize(("title", "lead"), PLAIN)
def test_plain_reports_and_criticism_are_no_denials(title: str, lead: str) -> None:
    assert not reports_denial(title, lead)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tỉnh bác tin đập Ea Rin bị vỡ trong đêm", "đập Ea Rin bị vỡ trong đêm"),
        ("‘Cấm xe tải qua phố cả ngày’ là tin thất thiệt", "Cấm xe tải qua phố cả ngày"),
        ("Không có chủ trương dừng bán trú ở trường tiểu học", "dừng bán trú ở trường tiểu học"),
        ("Thông tin trạm y tế xã đóng cửa là không chính xác", "trạm y tế xã đóng cửa"),
    ],
)
def test_what_is_denied_is_found(title: str, expected: str) -> None:
    assert expected in denied_claims(title, "", "")


def test_the_officials_own_truth_is_never_the_denied_claim() -> None:
    title = "Đắk Lắk: Tin vỡ đập Ea Rin là thất thiệt"
    lead = 'Chủ tịch xã nói: "Không có đoạn đập nào bị vỡ trong đêm qua", hồ đang vận hành bình thường.'
    assert not any("Không có" in claim for claim in denied_claims(title, lead, lead))


def test_a_villagers_words_are_not_denied() -> None:
    opening = 'Thông tin vỡ đập là sai sự thật. Một người dân kể: "Nước lên nhanh nên cả xóm phải chạy lên đồi".'
    assert not any("chạy lên đồi" in claim for claim in denied_claims("Bác tin vỡ đập Ea Rin", "", opening))


@pytest.mark.parametrize(
    "title",
    [
        "Lâm Đồng xử lý 6 người tung tin giả về thiên tai",
        "Đăng tin sai sự thật về mưa lũ, ba người bị phạt",
    ],
)
def test_penalties_without_the_claim_deny_nothing_concrete(title: str) -> None:
    assert denied_claims(title, "", "") == ()


def test_of_a_roundup_only_the_matter_that_is_denied() -> None:
    title = "Điểm tin 17h: Xây nhà mới cho người dân vùng lũ | Bác tin vỡ đập Ea Rin"
    assert denied_claims(title, "Xây nhà mới cho người dân vùng lũ là tin vui.", "") == ("vỡ đập Ea Rin",)


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Bác tin đồn, khẳng định không cần sơ tán người dân Ea Rin", ""),
        ("Bộ Công an bác bỏ tin giả liên quan vụ lộ dữ liệu ở kho hàng", ""),
        ("Tin vỡ đập là thất thiệt", "Cơ quan chức năng cho biết đây là thông tin không chính xác."),
    ],
)
def test_the_answer_and_the_true_occasion_are_not_denied(title: str, lead: str) -> None:
    assert denied_claims(title, lead, lead) == ()


def test_not_as_told_denies_what_was_told() -> None:
    title = "Người gác đập Ea Rin không phải là cán bộ xã như tin đồn"
    assert denied_claims(title, "", "") == ("Người gác đập Ea Rin là cán bộ xã",)
