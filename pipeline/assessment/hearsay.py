"""Wordings that give a source without naming any: "theo nguồn tin riêng", "dân mạng cho biết", "nghe đâu"."""

from __future__ import annotations

import re

from pipeline.text.bodies import bodies_in

_TELLS = (
    r"(?:cho biết|cho hay|cho rằng|nói(?: rằng)?|kể(?: rằng| lại)?|khẳng định|tiết lộ|hé lộ|truyền (?:nhau|tai)|"
    r"đồn|kháo|rỉ tai|phản ánh|bàn tán|xác nhận)"
)
_KEPT_BACK = (
    r"(?:xin |đề nghị |yêu cầu )?(?:giấu tên|ẩn danh|giấu danh tính|không (?:muốn |tiện )?(?:nêu|tiết lộ|để lộ) "
    r"(?:tên|danh tính))"
)
_WORDINGS = (
    r"(?:^|[.,;:“\"]\s*)được biết\b(?!\s+(?:đến|tới))",
    r"\bnghe (?:nói|đâu|đồn|phong phanh)\b|\bthấy bảo\b|\btheo tin riêng\b|\brộ (?:lên )?(?:tin|thông tin)\b",
    r"\btheo (?:(?:một số|một|các|nhiều|vài) )?nguồn tin\b(?!\s*(?:của|từ)\s+(?-i:[A-ZĐ]))",
    rf"\b(?:một số|một|các|nhiều|vài) nguồn tin\b[^.;]{{0,30}}?\b{_TELLS}\b",
    r"\bnguồn tin (?:riêng|thân cận|nội bộ|giấu tên|của chúng tôi|rò rỉ)\b",
    rf"\b(?:(?:cư )?dân mạng|cộng đồng mạng|người dùng mạng|hội nhóm|diễn đàn|(?:nhiều|một) tài khoản|mạng xã hội)\b"
    rf"[^.;,]{{0,30}}?\b{_TELLS}\b(?! (?:hình|ảnh|clip|video|đoạn|mẹo|sự|niềm))",
    rf"\bngười trong (?:ngành|cuộc|nghề|nội bộ)\b[^.;]{{0,30}}?\b{_TELLS}\b",
    r"\b(?:truyền tai|rỉ tai|kháo|đồn) nhau\b|\bđồn (?:đoán|thổi|rằng|ầm)\b|\bcó tin (?:cho biết|rằng|nói|đồn)\b",
    r"\bngười ta (?:nói|đồn|kể)\b|\bdư luận (?:xôn xao|râm ran|đồn)\b",
    rf"\b(?:một người|cán bộ|lãnh đạo|quan chức|nhân viên|chuyên gia|nhân chứng)[^.;,]{{0,25}} {_KEPT_BACK}\b",
    r"\b(?:sources? (?:close to|who asked not)|unconfirmed reports?|it is rumou?red|reportedly|word has it|"
    r"(?:unnamed|anonymous) (?:sources?|officials?))\b",
)
_HEARSAY = re.compile("|".join(_WORDINGS), re.IGNORECASE)
_BESIDE = 60  # characters behind the wording: a body there is who says so ("theo nguồn tin của Công an …")


def hearsay_in(sentence: str) -> str:
    """The wording by which *sentence* leans on a source that it does not name, as written; "" where it does not."""
    for match in _HEARSAY.finditer(sentence):
        beside = bodies_in(sentence[match.end() : match.end() + _BESIDE])
        if not any(body.start <= 12 for body in beside):
            return match.group().strip(' .,;:“"')
    return ""
