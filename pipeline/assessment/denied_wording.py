"""The denied claim without what the report wraps round it: who says so, where it went round, that it is false."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.assessment.falsity import FALSE

MIN_WORDS = 4
_SAID = re.compile(
    r"^.{0,120}?\b(?:khẳng định|cho biết|xác định|cho hay|xác nhận|cảnh báo|nói rõ)\b[,:]?\s+(?:rằng\s+)?"
    r"(?=(?:(?:những|các|nhiều|một số|việc)\s+)?(?:thông tin|tin đồn|tin|nội dung|clip|video|vụ)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:tin đồn|thông tin|tin tức|tin|nội dung|giả|thất thiệt|về|vụ việc|vụ|việc|chỉ|sai sự thật|cho rằng|rằng|"
    r"những|các|nhiều|một số|lan truyền|từ(?= (?:mạng|trang|các trang))|trên|đoạn|trang mạng xã hội|trang mạng|"
    r"mạng xã hội|mạng|Facebook|TikTok|Zalo|xuất hiện|đồn|và hình ảnh)(?!\w)[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]+(?:(?:đang |được |đã )?(?:lan truyền|chia sẻ|phát tán|đăng tải)|trên (?:các )?(?:trang |"
    r"nền tảng )?(?:mạng|Facebook|"
    r"TikTok|Zalo)|những ngày (?:qua|gần đây)|gần đây|mấy ngày qua|gây (?:hoang mang|xôn xao)|và (?:làm việc|xử lý|mời|"
    r"đề nghị)|như (?:thông tin|tin đồn)|rồi sửa)\b.*$",
    re.IGNORECASE,
)
_FALSE_TAIL = re.compile(rf"[\s,'\"]+(?:(?:là|đều|hoàn toàn|chỉ)\s+)+['\"]?{FALSE}.*$", re.IGNORECASE)
# The account of the one who denies, joined on: "…, Công an tỉnh khẳng định đây".
_ANSWER = re.compile(
    r",\s[^,]{2,90}\b(?:khẳng định|cho biết|xác nhận|xác định|bác bỏ|cho hay|vào cuộc|chính thức)\b.*$|"
    r",\s[^,]*\b(?:vẫn|thực tế|thực chất)\b.*$|"
    r"^(?:[^,]{2,70}\b(?:khẳng định|cho biết|xác nhận|xác định|cho hay)\b|theo [^,]{2,40},).{0,20}$",
    re.IGNORECASE,
)
_COPULA = re.compile(r"(?:\s+(?:là|chỉ|đều|hoàn toàn|này|trên|đó))+$", re.IGNORECASE)
# Not a claim: the answer itself, a topic (the leak that false news is about may be true), a bracket cut open.
_NO_CLAIM = re.compile(
    r"^(?:khẳng định|cho biết|xác định|xác nhận|khác|này|trên|đó|đây|để|của|do|trong|như|không phải|không có|"
    r"chưa)\b|\([^)]*$|\bhay không$|^liên quan\b",
    re.IGNORECASE,
)
_EDGES = " '\"‘’“”,.:…!"


# "Từ 13-12, hệ thống …": what would be cut off behind the day is the claim itself.
_WHEN_ONLY = re.compile(
    r"(?:từ|ngày|sáng|trưa|chiều|tối|đêm|hôm|đến)\s+(?:ngày\s+)?[\d./-]+|hôm nay|ngày mai", re.IGNORECASE
)


def cleaned(text: str) -> str:
    """*text*, a denied claim as found, cut to the claim itself."""
    claim = " ".join(text.split()).strip(_EDGES)
    claim = _LABEL.sub("", _SAID.sub("", claim))
    for end in (_FALSE_TAIL, _ANSWER, _TAIL, _COPULA):
        shorter = end.sub("", claim)
        claim = claim if _WHEN_ONLY.fullmatch(shorter) else shorter
    claim = claim.strip(_EDGES)
    if _NO_CLAIM.search(claim):
        return ""
    return "".join(c for c in claim if c not in "'\"") if claim.count("'") % 2 or claim.count('"') % 2 else claim


def distinct(claims: Iterable[str]) -> tuple[str, ...]:
    """The claims that are long enough to be recognised, in order, without those that stand in another one."""
    kept: list[str] = []
    for claim in claims:
        words = claim.casefold()
        if len(words.split()) < MIN_WORDS or any(words in held.casefold() for held in kept):
            continue
        kept.append(claim)
    return tuple(kept)
