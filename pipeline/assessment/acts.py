"""What is said to have happened: a few families of acts, each with the words that the press uses for it."""

from __future__ import annotations

import re
from functools import lru_cache

_FAMILIES = {
    "death": r"chết|tử vong|thiệt mạng|tử nạn|died|killed",
    "found": r"tìm thấy|tìm được",
    "missing": r"mất tích|mất liên lạc",
    "abduction": r"bắt cóc|bắt (?:trẻ|người) (?:em)?",
    "arrest": r"bắt giữ|bắt tạm giam|khởi tố|tạm giữ|tạm giam",
    "break": r"vỡ|sập|đổ sập|nứt",
    "closing": r"đóng cửa|phong tỏa|cô lập|cấm",
    "leave": r"nghỉ học|nghỉ làm|cho nghỉ",
    "merger": r"sáp nhập|hợp nhất|gộp",
    "moving": r"di dời|chuyển trụ sở|dời|chuyển về|chuyển trung tâm",
    "stopping": r"dừng|ngừng|tạm dừng|hủy bỏ|loại bỏ|bãi bỏ",
    "illness": r"nhiễm|mắc bệnh|ca mắc|dương tính|ngộ độc",
    "blocking": r"chặn",
    "release": r"xả lũ|xả nước",
}
_ACT = re.compile("|".join(f"(?P<{name}>\\b(?:{words})\\b)" for name, words in _FAMILIES.items()), re.IGNORECASE)


@lru_cache(maxsize=20_000)
def acts_in(text: str) -> frozenset[str]:
    """The families of acts that *text* names."""
    return frozenset(match.lastgroup for match in _ACT.finditer(text) if match.lastgroup)
