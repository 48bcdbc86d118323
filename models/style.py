"""How a passage is put: a handful of counted traits, each between 0 and 1, none of them a topic or a name.

A trait is how dense its wordings are: in a whole page every wording is met sometime, and a plain count would only
tell that the page is long.
"""

from __future__ import annotations

import re

from models.masks import BODY, NUMBER

_SAYS = (
    "cho biết|cho hay|khẳng định|xác nhận|thông báo|thông tin|kết luận|công bố|thừa nhận|nêu rõ|giải thích|"
    "đính chính|bác bỏ|bác|phủ nhận|yêu cầu|đề nghị|khuyến cáo|cảnh báo|lưu ý|trả lời|nhận trách nhiệm|xin lỗi"
)
# Each trait: its pattern and the number of hits at which it is full.
_TRAITS: dict[str, tuple[re.Pattern[str], int]] = {
    name: (re.compile(pattern, re.IGNORECASE), full)
    for name, pattern, full in (
        ("exclamation", r"!", 2),
        ("question", r"\?", 1),
        ("ellipsis", r"\.\.\.|…", 1),
        (
            "hearsay",
            r"được cho là|rộ tin|rộ lên|đồn (?:rằng|đoán|ầm)|lời đồn|đồn rằng|nghe (?:nói|đâu|bảo|kể|phong thanh|ngóng)"
            r"|lan truyền|truyền (?:nhau|tay|tai|miệng)|rỉ tai|xì xào|kháo|xôn xao|người ta (?:bảo|kể|nói)|có tin"
            r"",
            2,
        ),
        (
            "anonymous",
            r"nguồn tin (?:riêng|thân cận|giấu tên|không)|nguồn thạo tin|thạo tin|giấu tên|ẩn danh"
            r"|không (?:muốn )?nêu tên"
            r"|xin không nêu|không (?:tiện|thể) nêu|không xưng (?:tên|danh)"
            r"|người trong (?:cuộc|ngành|nghề)|ai (?:cũng|nấy) (?:biết|hiểu|rõ)",
            1,
        ),
        (
            "absolute",
            r"chưa từng|chưa bao giờ|có một không hai|mọi thời đại|lịch sử (?:loài người|nhân loại)|toàn bộ|hoàn toàn"
            r"|tất cả|sạch|nhất (?:thế giới|thế kỷ|nhân loại|hành tinh|lịch sử)|trăm phần trăm|vĩnh viễn|xóa sổ",
            2,
        ),
        (
            "shock",
            r"kinh hoàng|kinh khủng|khủng khiếp|rúng động|chấn động|sốc|thảm họa|tận thế|địa ngục|thê thảm|điên rồ"
            r"|rùng mình|vỡ trận|rợn người|chết như ngả rạ",
            1,
        ),
        (
            "urging",
            r"chia sẻ (?:ngay|gấp)|trước khi (?:bài này |bài )?bị (?:xóa|gỡ)|kẻo|khẩn|gửi ngay|lan tỏa|tỉnh ngủ|mở mắt"
            r"|đừng tin|hãy tự hỏi|xem ngay|nóng hổi|cực nóng|sốt dẻo",
            1,
        ),
        (
            "hidden_hand",
            r"che giấu|che đậy|che mắt|bịt (?:miệng|kín)|giấu nhẹm|ém|bưng bít|đứng (?:sau|phía sau)|đằng sau|phía sau"
            r"|âm mưu|bàn tay|thế lực|ô dù|kịch bản|sắp đặt|dàn dựng|đường dây ngầm|không ai dám|sự thật",
            1,
        ),
        (
            "vague_figure",
            r"(?:cả|vài|mấy|bao nhiêu) (?:trăm|nghìn|ngàn|chục|vạn|triệu|tỷ)|vô số|không đếm xuể|gấp (?:nhiều|mấy) lần"
            r"|ước chừng|ước đoán|phỏng chừng|nhẩm|áng chừng|đâu (?:chừng|khoảng)|chắc phải|nói con số nào",
            1,
        ),
        ("exact_figure", NUMBER, 2),
        ("by_body", rf"(?:theo|dẫn) {BODY}|{BODY}[^.!?]{{0,60}}? (?:{_SAYS})|(?:{_SAYS})[^.!?]{{0,30}}? {BODY}", 1),
        ("says", rf"\b(?:theo (?:báo cáo|kết luận|thống kê|khảo sát|số liệu|quyết định|nghị quyết)|{_SAYS})\b", 2),
        (
            "refutes",
            r"bác bỏ|bác tin|bác thông tin|đính chính|phủ nhận|không có chuyện|không có vụ|sai sự thật|bịa đặt|là sai"
            r"|không đúng|là giả|tin giả|thất thiệt|vô căn cứ",
            1,
        ),
        ("own_voice", r"\b(?:tôi|chúng tôi|theo tôi|xin đừng|nên|cần|mong)\b", 2),
    )
}
STYLE_NAMES = tuple(_TRAITS)
PASSAGE = 100  # words: what is no longer is one passage, in which every hit counts whole


def style(masked: str) -> tuple[float, ...]:
    """The traits of a *masked* text in the order of ``STYLE_NAMES``, each from 0 to 1: hits a passage, up to full."""
    passages = max(1.0, len(masked.split()) / PASSAGE)
    return tuple(
        min(sum(1 for _ in pattern.finditer(masked)) / passages, full) / full for pattern, full in _TRAITS.values()
    )
