"""Names count where they name an agency, and only there."""

import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.gazetteer import Gazetteer, load_gazetteer
from pipeline.articles.locate import judged, locate, mentions_in
from pipeline.articles.places.masks import masked_in
from pipeline.records.agencies import Field
from pipeline.records.press import Article, DayFrom, SourceKind

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
GAZETTEER = load_gazetteer(REFERENCE)
TODAY = date(2025, 11, 24)


def article(title: str, lead: str = "", text: str = "", day: date = TODAY, language: str = "vi") -> Article:
    seen = datetime(2025, 11, 24, tzinfo=UTC)
    return Article(
        "a1", "u", "u", "s", SourceKind.NATIONAL, "VN", "c", title, lead, text, language,
        None, seen, day, DayFrom.PUBLISHED, "h",
    )  # fmt: skip


def about(title: str, lead: str = "", text: str = "", day: date = TODAY, language: str = "vi") -> set[str]:
    found = locate(article(title, lead, text, day, language), GAZETTEER)
    return {mention.agency_id for mention in found if mention.about}


@pytest.fixture
def gazetteer() -> Gazetteer:
    return GAZETTEER


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # provinces, spellings, former names
        ("Mưa lớn ở Khánh Hoà và Đăk Lăk", {"khanh-hoa", "dak-lak"}),
        ("CHÁY CHỢ Ở HÀ NỘI", {"ha-noi"}),
        ("Bà Rịa – Vũng Tàu cũ quy hoạch lại bờ biển", {"ho-chi-minh"}),
        ("TPHCM, Tp. Hồ Chí Minh hay TP HCM đều là một", {"ho-chi-minh"}),
        ("Đường phố Thủ đô ùn ứ", {"ha-noi"}),
        ("Tàu chạy tuyến Hà Nội - Lào Cai", {"ha-noi", "lao-cai"}),
        ("Cao tốc Quảng Ngãi - Hoài Nhơn chậm tiến độ", {"quang-ngai", "gia-lai"}),
        # peace, the ocean, people, streets, rivers
        ("Hai nước mong muốn hòa bình lâu dài", set()),
        ("Diễn đàn châu Á - Thái Bình Dương", set()),
        ("Phó thủ tướng Nguyễn Hòa Bình tiếp khách", set()),
        ("Ca sĩ Hà Giang ra mắt đĩa mới", set()),
        ("Kẹt xe trên đường Điện Biên Phủ", set()),
        ("Giao lộ Điện Biên Phủ - Hai Bà Trưng lắp đèn", set()),
        ("Lũ trên sông Đồng Nai lên nhanh", set()),
        ("Học tập tư tưởng Hồ Chí Minh", set()),
        ("Đường Hồ Chí Minh đoạn qua Kon Tum sạt lở", {"quang-ngai"}),
        ("Xe tải bốc cháy trên phố Hà Nội", {"ha-noi"}),
        ("Ùn tắc kéo dài ở cửa ngõ Đà Nẵng", {"da-nang"}),
        ("Thành lập thành phố Đồng Nai", {"dong-nai"}),
        # abroad
        ("Lũ quét ở Hà Nam (Trung Quốc), hàng nghìn người sơ tán", set()),
        ("Thủ đô Paris cấm xe cũ", set()),
        ("Bộ Quốc phòng Nga công bố video", set()),
        ("Bộ trưởng Quốc phòng Tây Ban Nha thăm Kiev", set()),
        ("Bộ Y tế và Dịch vụ nhân sinh Mỹ thông báo", set()),
        ("Bộ Ngoại giao và Bộ Quốc phòng Nhật Bản họp", set()),
        ("Bộ Ngoại giao Slovakia triệu đại sứ", set()),
        ("Tổng thống ký lệnh đổi tên Bộ Quốc phòng", set()),
        ("Bộ Quốc phòng Việt Nam - Lào hội đàm", {"bo-quoc-phong"}),
        # ministries, departments, branches
        ("Bộ GD&ĐT, Bộ GD-ĐT nói về kỳ thi", {"bo-giao-duc-va-dao-tao"}),
        ("Thứ trưởng Nông nghiệp và Môi trường thị sát đê", {"bo-nong-nghiep-va-moi-truong"}),
        ("NHNN bơm thêm thanh khoản", {"ngan-hang-nha-nuoc-viet-nam"}),
        ("Cục Đường sắt đề nghị dừng tàu", {"bo-xay-dung"}),
        ("Cục Thuế tỉnh Lâm Đồng đối thoại", {"lam-dong"}),
        ("Công an Hà Nội bắt nhóm trộm", {"ha-noi"}),
        ("Phòng An ninh chính trị nội bộ Công an TP Huế", {"hue"}),
        ("Cán bộ y tế lội nước phát thuốc", set()),
        # communes need their word, places do not
        ("Sạt lở ở xã Trà Leng", {"da-nang"}),
        ("Tân Hòa lớn lên trong hạnh phúc", set()),
        ("UBND P.Nha Trang kiểm tra quán ăn", {"khanh-hoa"}),
        ("Huyện Quảng Ninh cũ làm đường tránh lũ", {"quang-tri"}),
        ("Tai nạn ở xã Bảo Lâm (Lâm Đồng)", {"lam-dong"}),
        ("Phú Quốc đón tàu khách", {"an-giang"}),
        ("SLNA tiếp Hoàng Anh Gia Lai trên sân Vinh", {"nghe-an", "gia-lai"}),
        ("Trực thăng cấp cứu ngư dân ở đảo Trường Sa", {"khanh-hoa"}),
        ("Chủ quyền với Hoàng Sa và Trường Sa", set()),
        ("Khu đô thị thông minh Bắc Hà Nội khởi công", {"ha-noi"}),
    ],
)  # fmt: skip
def test_titles(title: str, expected: set[str]) -> None:
    assert about(title) == expected


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Floods hit Dak Lak and Nha Trang in Vietnam", "en", {"dak-lak", "khanh-hoa"}),
        ("Vietnam's Ministry of Health warns Ho Chi Minh City", "en", {"bo-y-te", "ho-chi-minh"}),
        ("Vietnam flood victims leave the city of Hue", "en", {"hue"}),
        ("Hue and cry in Vietnam over prices", "en", set()),
        ("Hanoi rejects claims on the islands, Vietnam media say", "en", set()),
        ("China's Ministry of Public Security meets Vietnam police", "en", set()),
        ("The orange hue of a Danish autumn", "en", set()),
        ("Inondations au Vietnam : Hanoï, Hô Chi Minh-Ville et Nghê An", "fr", {"ha-noi", "ho-chi-minh", "nghe-an"}),
        ("越南胡志明市与岘港暴雨", "zh", {"ho-chi-minh", "da-nang"}),
        ("中国河南省暴雨", "zh", set()),
        ("越南与柬埔寨国防部会谈", "zh", set()),
        ("ベトナムのハノイで洪水", "ja", {"ha-noi"}),
        ("베트남 하노이에서 홍수", "ko", {"ha-noi"}),
        ("Наводнение во Вьетнаме: Ханой", "ru", {"ha-noi"}),
        ("ទឹកជំនន់នៅទីក្រុងហាណូយ", "km", {"ha-noi"}),
        ("ນ້ຳຖ້ວມຢູ່ນະຄອນຫຼວງຮ່າໂນ້ຍ", "lo", {"ha-noi"}),
    ],
)
def test_foreign_titles(title: str, language: str, expected: set[str]) -> None:
    assert about(title, language=language) == expected


def test_a_readers_signature_does_not_count() -> None:
    assert about("Uống trà tối có hại không?", "Tôi khó ngủ, nên bỏ trà không? (Bình, 40 tuổi, Hà Nội)") == set()
    assert about("Uống trà tối có hại không?", "Tôi khó ngủ, nên bỏ trà không? (Lê Minh, Huế)") == set()
    assert about("Cháy nhà", "Đám cháy ở chợ (phường Bến Thành, TP.HCM) đã tắt.") == {"ho-chi-minh"}


def test_a_ministry_once_named_as_foreign_stays_foreign() -> None:
    assert about("Ông Smith kiện Bộ Tài chính Mỹ", "Đơn kiện nói Bộ Tài chính làm lộ dữ liệu.") == set()
    lead = "Đại tướng Lê Văn An, Bộ trưởng Bộ Quốc phòng, tiếp Bộ trưởng Bộ Quốc phòng Lào."
    assert about("Hội đàm quốc phòng", lead) == {"bo-quoc-phong"}


def test_a_commune_yields_to_a_namesake_in_a_province_that_is_named() -> None:
    found = locate(article("Trộm xe ở xã Bình Minh, tỉnh Đồng Nai"), GAZETTEER)
    assert {mention.agency_id for mention in found} == {"dong-nai"}


def test_former_units_keep_their_name_and_mean_their_successor() -> None:
    (mention,) = locate(article("Bình Dương thu hút vốn"), GAZETTEER)
    assert (mention.named_unit, mention.agency_id) == ("binh-duong", "ho-chi-minh")
    (earlier,) = locate(article("Bình Dương thu hút vốn", day=date(2025, 3, 1)), GAZETTEER)
    assert earlier.agency_id == "binh-duong"
    (ministry,) = locate(article("Bộ TT&TT trả lời"), GAZETTEER)
    assert (ministry.named_unit, ministry.agency_id) == ("bo-thong-tin-va-truyen-thong", "bo-khoa-hoc-va-cong-nghe")


def test_spans_lead_to_the_original_characters_even_when_decomposed() -> None:
    title = unicodedata.normalize("NFD", "Lũ ở Đắk Lắk và Quảng Trị")
    mentions = locate(article(title), GAZETTEER)
    assert [unicodedata.normalize("NFC", title[m.start : m.end]) for m in mentions] == ["Đắk Lắk", "Quảng Trị"]
    assert [m.surface for m in mentions] == [title[m.start : m.end] for m in mentions]


def test_a_passing_mention_in_the_body_only_names() -> None:
    body = "Giá gạo tăng. " * 40 + "Một thương lái ở Cà Mau cho biết giá còn lên."
    (mention,) = locate(article("Giá gạo tăng", "Giá gạo tăng mạnh.", body), GAZETTEER)
    assert (mention.agency_id, mention.field, mention.about) == ("ca-mau", Field.TEXT, False)


def test_a_body_that_comes_back_to_a_province_is_about_it() -> None:
    body = "Ở Cà Mau nước lên. Cà Mau cho học sinh nghỉ. Lãnh đạo Cà Mau họp. Hàng gửi từ Hà Nội."
    assert about("Triều cường", "Nước lên cao.", body) == {"ca-mau"}


def test_a_dateline_names_but_is_not_what_the_report_is_about() -> None:
    mentions = locate(article("Rice exports rise in Vietnam", "Hanoi (AFP) - Exports rose.", language="en"), GAZETTEER)
    assert [(m.agency_id, m.about) for m in mentions] == [("ha-noi", False)]


def test_refused_names_are_told_with_the_reason() -> None:
    found = mentions_in("Bộ Ngoại giao Mỹ và ông Trần Hòa Bình", Field.TITLE, GAZETTEER, TODAY)
    assert [(one.surface, one.refused) for one in found] == [
        ("Bộ Ngoại giao", "foreign ministry"),
        ("Hòa Bình", "person"),
    ]


def test_locating_twice_gives_the_same_ids() -> None:
    one = article("Huế và Đà Nẵng ngập", "Huế ngập sâu.", "Nước ở Huế rút chậm.")
    assert locate(one, GAZETTEER) == locate(one, GAZETTEER)
    assert len({mention.mention_id for mention in locate(one, GAZETTEER)}) == 4


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_taken(title: str, body: str) -> None:
    for mention in locate(article(title, "", body, language="und"), GAZETTEER):
        source = title if mention.field is Field.TITLE else body
        assert source[mention.start : mention.end] == mention.surface


def test_a_commune_of_several_provinces_goes_where_the_article_says() -> None:
    assert about("Lũ quét ở xã Tân Kỳ") == set()  # Thái Nguyên, Hải Phòng and Nghệ An have one each
    assert about("Lũ quét ở xã Tân Kỳ (Nghệ An)") == {"nghe-an"}
    found = locate(article("Lũ quét ở xã Tân Kỳ", "Chủ tịch tỉnh Nghệ An đã đến nơi."), GAZETTEER)
    assert [(mention.surface, mention.named_unit) for mention in found] == [
        ("Tân Kỳ", "nghe-an"),
        ("Nghệ An", "nghe-an"),
    ]
    two = "Xe từ Hải Phòng gặp nạn ở xã Tân Kỳ, tỉnh Nghệ An"
    assert [m.named_unit for m in locate(article(two), GAZETTEER) if m.surface == "Tân Kỳ"] == ["nghe-an"]
    # the only province that has communes of both names
    assert about("Xã Tân Kỳ giúp xã Nghĩa Hành dọn bùn") == {"nghe-an"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # lists share one type word
        ("Lũ chia cắt các xã Cẩm Duệ, Cẩm Trung", {"ha-tinh"}),
        ("Các xã Đắk Lắk, Gia Lai sắp xếp lại", {"dak-lak", "gia-lai"}),
        ("Công trình qua hai xã Đông Hải và Long Điền (Cà Mau)", {"ca-mau"}),
        ("Lãnh đạo các bộ: Y tế, Tư pháp và Nội vụ", {"bo-y-te", "bo-tu-phap", "bo-noi-vu"}),
        ("Bộ Công Thương, Tài chính và Ngân hàng Nhà nước trình nghị quyết",
         {"bo-cong-thuong", "bo-tai-chinh", "ngan-hang-nha-nuoc-viet-nam"}),
        ("Liên bộ Công Thương - Tài chính giảm giá xăng", {"bo-cong-thuong", "bo-tai-chinh"}),
        ("Bộ Y tế, Công an TP.HCM cùng kiểm tra", {"bo-y-te", "ho-chi-minh"}),
        ("Bộ trưởng Ngoại giao, Quốc phòng Nga sang thăm", set()),
        ("Thái Lan trình Bộ trưởng Quốc phòng việc đóng biên giới", set()),
        # capitals of common words
        ("Bệnh viện Da liễu trung ương cảnh báo", {"ha-noi"}),
        ("Hầm cổ trong hoàng thành Thăng Long", {"ha-noi"}),
        ("Trường đại học Cửu Long tuyển sinh", {"vinh-long"}),
        ("Bệnh viện e ngại thiếu thuốc", set()),
        ("Đông nghịt người ở quảng trường Sa Đéc", {"dong-thap"}),
        ("Ngộ độc ở xã Ea H'leo", {"dak-lak"}),
        # houses and brands that only bear a name
        ("Hiệu trưởng Trường Đại học Hòa Bình", {"ha-noi"}),
        ("Mộc Châu Milk báo lãi", set()),
        ("Khánh thành Viện Pasteur TP HCM", {"ho-chi-minh"}),
    ],
)  # fmt: skip
def test_lists_capitals_and_houses(title: str, expected: set[str]) -> None:
    assert about(title) == expected


def test_one_name_of_two_ministries_means_that_of_the_day() -> None:
    (earlier,) = locate(article("Bộ Nông nghiệp họp", day=date(2024, 5, 1)), GAZETTEER)
    (later,) = locate(article("Bộ Nông nghiệp họp"), GAZETTEER)
    assert earlier.named_unit == "bo-nong-nghiep-va-phat-trien-nong-thon"
    assert later.named_unit == "bo-nong-nghiep-va-moi-truong"


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("ខេត្តដាក់ឡាក់របស់វៀតណាម", "km", {"dak-lak"}),
        ("ក្រសួងសុខាភិបាលវៀតណាម", "km", {"bo-y-te"}),
        ("ក្រសួងសុខាភិបាលកម្ពុជា ជួបគណៈប្រតិភូដែលមកពីប្រទេសជិតខាងជាច្រើន និងវៀតណាម", "km", set()),
        ("ກະຊວງສາທາລະນະສຸກຫວຽດນາມ ເຕືອນປະຊາຊົນ", "lo", {"bo-y-te"}),
        ("ກະຊວງສາທາລະນະສຸກ ເຕືອນປະຊາຊົນລາວ", "lo", set()),
        ("Власти Вьетнама и жители Даклака", "ru", {"dak-lak"}),
        ("Министерство здравоохранения Вьетнама", "ru", {"bo-y-te"}),
        ("베트남 보건부와 끼엔장", "ko", {"bo-y-te", "an-giang"}),
        ("越南外交部发言人", "zh", {"bo-ngoai-giao"}),
        (
            "外交部发言人答记者问时说中方注意到有关报道并将继续同包括邻国在内的有关各方保持密切沟通并谈到越南",
            "zh",
            set(),
        ),
        ("ベトナム保健省", "ja", {"bo-y-te"}),
    ],
)
def test_ministries_abroad_need_the_word_for_viet_nam_beside_them(
    title: str, language: str, expected: set[str]
) -> None:
    assert about(title, language=language) == expected


def test_what_is_refused_is_told_with_the_reason() -> None:
    text = "Ông Nguyễn Hòa Bình thăm xã Tân Kỳ, gặp Bộ trưởng Bộ Quốc phòng Lào"
    found = judged(((Field.TITLE, text),), TODAY, GAZETTEER, "vi")
    assert {one.surface: one.refused for one in found} == {
        "Hòa Bình": "person", "Tân Kỳ": "several places", "Bộ Quốc phòng": "foreign ministry"
    }  # fmt: skip
    assert masked_in("Bão trên Thái Bình Dương", GAZETTEER, TODAY, "vi") == ("Thái Bình Dương",)


def test_a_bare_name_is_no_province_where_a_commune_of_that_name_lies_elsewhere() -> None:
    assert about("Sửa mặt cỏ SVĐ Phú Thọ trước mùa giải") == {"ho-chi-minh"}
    assert about("Giải đấu tại CLB Phú Thọ (phường Phú Thọ, TP.HCM)") == {"ho-chi-minh"}
    assert about("Khánh thành đường ở phường Phú Thọ, tỉnh Phú Thọ") == {"phu-tho"}
    assert about("Ngân hàng TMCP Phát triển TP.HCM đổi trụ sở") == set()
