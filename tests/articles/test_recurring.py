import pytest

from pipeline.articles.recurring import Format, recurring_format


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Điểm tin 6h: Mở lại đèo | Thông xe cầu mới", Format.DIGEST),
        ("Xem nhanh 20h ngày 2.3: Đèo thông xe", Format.DIGEST),
        ("Tin tức thế giới 2-3: Hai nước họp bàn", Format.DIGEST),
        ("Giá vàng hôm nay 2/3: Đứng yên", Format.GOLD),
        ("Đề xuất bỏ độc quyền vàng miếng", None),
        ("Giá xăng dầu chiều nay giảm nhẹ", Format.FUEL),
        ("Tỷ giá hôm nay 2.3: Đi ngang", Format.CURRENCY),
        ("Dự báo thời tiết 3/3: Miền Trung có mưa", Format.WEATHER),
        ("Bão số 1 đổi hướng vào Trung Bộ", None),
        ("Lịch thi đấu vòng 5 giải quốc gia", Format.FIXTURES),
        ("Bảng xếp hạng vòng 5", Format.TABLE),
        ("Xếp hạng vòng loại giải trẻ: Sông Hồng đầu bảng", Format.TABLE),
        ("Kết quả xổ số Vietlott 2/3", Format.LOTTERY),
        ("Chiến sự ngày thứ 700: Hai bên giằng co", Format.WAR_DAY),
        ("Khánh thành cầu qua sông", None),
    ],
)
def test_formats_are_known_by_their_headline(title: str, expected: Format | None) -> None:
    assert recurring_format(title) is expected
