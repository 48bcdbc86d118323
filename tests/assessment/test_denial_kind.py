import pytest

from pipeline.assessment.denial_kind import DenialKind, denial_kind, is_roundup, matters_of

HERE = frozenset({"Đắk Lắk", "Ea Rin", "Cần Thơ"})

OFFICIAL = [
    ("Đắk Lắk bác tin đập Ea Rin bị vỡ", "Hồ vẫn tích nước như mọi ngày."),
    ("Tin cầu Ea Rin sập là bịa đặt", "UBND xã khẳng định cầu vẫn cho xe qua."),
    ("Cầu Ea Rin không sập như tin đồn", "Xe tải vẫn qua cầu trong sáng nay."),
    ("Trạm y tế xã vẫn mở cửa", "Trước thông tin trạm đóng cửa, Sở Y tế Đắk Lắk khẳng định không có chủ trương này."),
    ("Tin đồn hổ về làng: Đó là mèo rừng", "Kiểm lâm Đắk Lắk đã xem dấu chân và trấn an người dân."),
    ("Thực hư chuyện học sinh Ea Rin phải nghỉ học", "Phòng giáo dục Đắk Lắk khẳng định lịch học như cũ."),
    ("Phạt người đăng tin sai sự thật 'đập Ea Rin vỡ, cả xóm chạy lũ'", "Người này thừa nhận bịa ra để câu tương tác."),
    ("Phạt người tung tin giả cầu Ea Rin gãy làm ba đoạn", "Công an xã mời người đăng lên làm việc."),
    ("Trình báo gian bị cướp xe máy", "Người này đem xe đi cầm rồi hoang báo với công an."),
    ("Công an Cần Thơ lên tiếng về tin đồn bắt cóc ở chợ nổi", "Lãnh đạo phường mong người dân bình tĩnh."),
    ("Đính chính số trẻ nhập viện", "Sở Y tế đề nghị đính chính: thông tin 300 trẻ Ea Rin nhập viện là sai."),
    ("Điểm tin 6h: Giá lúa tăng | Đắk Lắk bác tin đồn vỡ đập Ea Rin", "Cùng nhiều tin khác."),
]
OTHER = [
    ("Ca sĩ Mộc Lan bác tin đồn giải nghệ", "Cô khẳng định vẫn đi hát đều đặn."),
    ("Trần Mộc Lan phủ nhận tin đồn ly hôn", "Vợ chồng cô vẫn sống cùng nhau."),
    ("Lào bác thông tin đóng cửa khẩu", "Chính phủ Lào nói thông tin trên mạng xã hội là sai sự thật."),
    ("Công ty Hạt Vàng bác tin phá sản", "Doanh nghiệp này khẳng định tin đồn là thất thiệt."),
    ("FBI bác bỏ tin đồn về vụ nổ", "Thông tin lan truyền là không chính xác."),
    ("Người thân nạn nhân phủ nhận tin đồn", "Họ mong mọi người ngừng lan truyền tin đồn."),
]
WARNING = [
    ("Đăng tin sai sự thật về mưa lũ, ba người ở Đắk Lắk bị phạt", "Công an tỉnh đã lập biên bản."),
    ("Xử lý 12 tài khoản tung tin thất thiệt mùa bão", "Công an Đắk Lắk nhắc người dân cảnh giác."),
]
NONE = [
    ("Tòa bác đơn kháng cáo của bị cáo ở Đắk Lắk", "Hội đồng xét xử bác bỏ cáo buộc của luật sư với cơ quan điều tra."),
    ("Bộ Y tế đính chính thông tin trong danh mục thuốc", "Văn bản mới sửa một số liệu ở phụ lục."),
    ("Đắk Lắk thu giữ 300 hộp sữa", "Cơ quan chức năng cho biết toàn bộ lô hàng giả là sản phẩm giả mạo nhãn hiệu."),
    ("Đắk Lắk đề nghị báo chí tăng cường phản bác tin giả", "Buổi gặp mặt diễn ra đầu xuân."),
    ("Công an Đắk Lắk đang làm rõ thông tin lan truyền trên mạng", "Vụ việc được tiếp tục xác minh."),
    ("Người dân Ea Rin đề nghị cải chính hộ tịch", "UBND xã đã tiếp nhận hồ sơ."),
    ("Cầu Ea Rin sập trong đêm", "Không có ai bị thương, UBND xã Ea Rin cho biết."),
    ("Xây cầu Ea Rin sai phép", "Thanh tra Đắk Lắk kết luận việc thi công là sai quy định."),
]


@pytest.mark.parametrize(("title", "lead"), OFFICIAL)
def test_a_vietnamese_body_denies(title: str, lead: str) -> None:
    assert denial_kind(title, lead, HERE, about_agency=True) is DenialKind.OFFICIAL


@pytest.mark.parametrize(("title", "lead"), OTHER)
def test_artists_companies_and_other_states_deny_for_themselves(title: str, lead: str) -> None:
    assert denial_kind(title, lead, frozenset(), about_agency=False) is DenialKind.OTHER


@pytest.mark.parametrize(("title", "lead"), WARNING)
def test_fines_without_the_claim_are_warnings(title: str, lead: str) -> None:
    assert denial_kind(title, lead, HERE, about_agency=True) is DenialKind.WARNING


@pytest.mark.parametrize(("title", "lead"), NONE)
def test_pleas_goods_own_papers_calls_and_plain_news_deny_nothing(title: str, lead: str) -> None:
    assert denial_kind(title, lead, HERE, about_agency=True) is not DenialKind.OFFICIAL


def test_without_a_speaker_the_matter_must_be_ours() -> None:
    title, lead = "Tin cầu treo bị sập là bịa đặt", "Thông tin lan truyền trên mạng xã hội là sai sự thật."
    assert denial_kind(title, lead, HERE, about_agency=True) is DenialKind.OFFICIAL
    assert denial_kind(title, lead, frozenset(), about_agency=False) is DenialKind.NONE
    health = "Uống nước chanh chữa khỏi cảm là không đúng"
    lead = "Các chuyên gia khẳng định lời khuyên lan truyền này là không có cơ sở."
    assert denial_kind(health, lead, HERE, about_agency=True) is not DenialKind.OFFICIAL


def test_a_roundup_is_read_matter_by_matter() -> None:
    title = "Điểm tin 6h: Giá lúa tăng | Ca sĩ Mộc Lan bác tin đồn giải nghệ"
    assert is_roundup(title)
    assert matters_of(title) == ("Điểm tin 6h", "Giá lúa tăng", "Ca sĩ Mộc Lan bác tin đồn giải nghệ")
    assert denial_kind(title, "", HERE, about_agency=True) is DenialKind.OTHER
