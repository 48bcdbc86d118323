"""Does a report tell its matter as of these days, as the next step of an older one, or as what comes round again?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

THESE_DAYS = 4  # days before the report: nearer dates are news
LONG_AGO = 9  # days before the report: who names such a date says openly that the matter is older
_DAY_WORD = r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|rạng sáng|khuya|on)"
_DATE = re.compile(
    rf"\b{_DAY_WORD}(?:\s+(?:ngày|sớm|mùng))?\s+(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})(?:\s?[./-]\s?(\d{{4}}))?(?![\d%])",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:vừa(?! qua\b| phải| vặn| đủ| là| có| học| đi)|mới đây|(?:sáng|trưa|chiều|tối|đêm|hôm|khuya) (?:nay|qua)|"
    r"rạng sáng|đang (?!tại|là|có)|(?<!tình huống )khẩn cấp|nóng|"
    r"just|today|yesterday|this (?:morning|afternoon|evening)|breaking)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|nhiều|gần|hơn)"
_FOLLOWS = re.compile(
    rf"^\W*(?:vụ|từ vụ|sau vụ)\b|\b(?:trước đó|trước đây|hồi (?:tháng|đầu|cuối|giữa|năm)|(?:tháng|tuần) trước|"
    rf"năm ngoái|như đã (?:đưa|thông tin|phản ánh)|liên quan (?:đến |tới )?(?:vụ|việc)|(?:trong|về|sau|của) vụ|"
    rf"tiếp tục|diễn biến|mở rộng (?:điều tra|vụ án)|khắc phục|xét xử|phiên tòa|tuyên (?:án|phạt)|truy tố|cáo trạng|"
    rf"kết luận|nhìn lại|tròn|kỷ niệm|cập nhật|lần (?:hai|ba|thứ|\d)|tái (?:diễn|phát|khởi|bổ)|vẫn|từng|bị cáo|"
    rf"phúc thẩm|sơ thẩm|thông tin mới|diễn tiến|tiến độ|trở lại|thêm (?:một|\d+|nhiều|thông tin)|"
    rf"sau {_NUMBER} (?:giờ|ngày|đêm|tuần|tháng|năm)|kết quả (?:điều tra|xác minh|thanh tra|khám nghiệm)|"
    rf"(?:gia hạn|phục hồi) |earlier|previously|last (?:month|year|week)|anniversary|follow-?up|again|still)\b",
    re.IGNORECASE,
)
# What comes round: prices, weather, schedules, visits, meetings, appointments, contests.
_REPEATED = re.compile(
    r"\b(?:giá (?:xăng|dầu|vàng|bạc|cà phê|tiêu|heo|lúa|gạo|điện|usd|sầu riêng|bán lẻ)|xăng|tỷ giá|tỉ giá|vàng|"
    r"lãi suất|không khí|ô nhiễm|triều cường|độ c|thặng dư|kiều hối|xuất khẩu|nhập khẩu|doanh thu|lợi nhuận|"
    r"chứng khoán|vn-?index|xổ số|vietlott|thời tiết|dự báo|nắng nóng|áp thấp|bão|mưa|xả lũ|tăng xả|lịch|"
    r"(?:cúp|cắt) (?:điện|nước)|điểm (?:chuẩn|thi|sàn)|tuyển sinh|đề thi|học sinh giỏi|bình chọn|giải thưởng|danh hiệu|"
    r"chung kết|vòng loại|vô địch|u\.?\d\d|games|trực tiếp|thăm|hội kiến|hội đàm|điện đàm|lễ đón|tiếp xúc|"
    r"chúc (?:tết|mừng)|viếng|dâng hương|phát biểu|khai mạc|bế mạc|bổ nhiệm|phê chuẩn|giữ chức|hiệu trưởng|ứng cử|"
    r"bầu cử|điều động|luân chuyển|nhân sự|trao (?:quyết định|tặng|nhà)|bàn giao|đại hội|hội nghị|họp|diễn tập|"
    r"pháo hoa|festival|lễ hội|hiến máu|khai giảng|bảng xếp hạng|cung hoàng đạo|tử vi|bản tin|điểm tin|xem nhanh|"
    r"tin tức|visits?|weather|prices?|meets?|appoint\w*)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"[?]|\b(?:đề xuất|kiến nghị|đề nghị|dự kiến|sẽ|sắp|dự thảo|ý kiến|chuẩn bị|xem xét|kế hoạch|đề án|chủ trương|"
    r"mục tiêu|phương án|phải|cần|tới đây|trình|muốn|nghiên cứu|khảo sát|plans?|will|to)\b",
    re.IGNORECASE,
)


def told_as_new(text: str, day: date) -> str:
    """The wording by which *text* of a report of *day* says that its matter is of these days; "" where it does not."""
    for match, ago in _dates(text, day):
        if 0 <= ago <= THESE_DAYS:
            return match.group()
    found = _NEW.search(text)
    return found.group() if found else ""


def follows_up(text: str, day: date) -> bool:
    """Whether *text* of a report of *day* says openly that its matter began earlier."""
    return _FOLLOWS.search(text) is not None or any(ago >= LONG_AGO for _, ago in _dates(text, day))


def comes_round(title: str) -> bool:
    """Whether *title* tells of something that is told again and again by its nature."""
    return _REPEATED.search(title) is not None


def lies_ahead(title: str) -> bool:
    """Whether *title* only announces, proposes or asks: a later report of the same is its fulfilment."""
    return _AHEAD.search(title) is not None


def _dates(text: str, day: date) -> Iterator[tuple[re.Match[str], int]]:
    """The dates of *text* with how many days before *day* they lie; without a year, the nearest one."""
    for match in _DATE.finditer(text):
        number, month, year = (int(group) if group else None for group in match.groups())
        candidates = (
            made
            for y in ((year,) if year else (day.year - 1, day.year, day.year + 1))
            if (made := _made(y, month, number))
        )
        nearest = min(candidates, key=lambda one: abs((day - one).days), default=None)
        if nearest is not None:
            yield match, (day - nearest).days


def _made(year: int | None, month: int | None, number: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, number or 0)
    except ValueError:
        return None
