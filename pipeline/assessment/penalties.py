"""Penalties for false posts: the police name the false claim and call it false, or only say that one was fined.

With the claim quoted or told the fine is a denial; without it ("đăng tin sai sự thật về mưa lũ") a warning.
"""

from __future__ import annotations

import re

_PUNISHED = re.compile(
    r"\b(?:xử phạt|phạt|xử lý|lập biên bản|lập hồ sơ|mời làm việc|mời lên làm việc|làm việc với|đang làm việc|"
    r"triệu tập|"
    r"khởi tố|bị bắt|tạm giữ|truy tìm|buộc gỡ|cải chính|thừa nhận|khai nhận|khai|phát hiện|truy xét)\b",
    re.IGNORECASE,
)
_POSTS = r"(?:đăng(?: tải)?|đưa|tung|phao|phát tán|chia sẻ|lan truyền|bịa|loan|bình luận|báo|thông tin|tạo|livestream)"
_FALSE_POST = re.compile(
    rf"\b{_POSTS}\b[^.;]{{0,60}}?\b(?:tin giả|thất thiệt|sai sự thật|không đúng sự thật|bịa đặt|xuyên tạc|"
    r"(?:tin|thông tin|nội dung|clip|video|hình ảnh|bài viết)(?: \w+){0,3} (?:giả(?! gái| danh| dạng| làm)|sai|"
    r"không đúng))\b|"
    r"\b(?:tung|phao|loan) tin\b|\bđăng\b[^.;]{0,80}?\b(?:bôi nhọ|vu khống|bịa)\b",
    re.IGNORECASE,
)
# A false report to the police is found out by checking it: what was reported did not happen.
_FALSE_REPORT = re.compile(
    r"(?<!cảnh )(?<!thông )\bbáo tin (?:giả|sai|không đúng)|\bhoang báo\b|\bbáo (?:án|cháy|cướp) giả|"
    r"\btrình báo (?:giả|gian|sai|không đúng)|"
    r"\b(?:dựng|bịa)(?: ra)? (?:chuyện|hiện trường|vụ)(?: việc)? (?:bị|mất|cướp|bắt cóc|trộm)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<!\w)(['\"])(?P<quoted>(?:(?!\1(?!\w))[^\n]){6,200})\1(?!\w)")
_NO_CLAIM_BEFORE = re.compile(
    r"(?:để|nhằm|rao bán|tài khoản|facebook|tiktok|nick|nhóm|trang|fanpage|website|kênh|hội|tên|gọi là|hành vi|"
    r"tội)\W{0,3}"
    r"(?:\w+\W{1,2}){0,2}$",
    re.IGNORECASE,
)
_SAYS_FALSE = re.compile(r"sai sự thật|tin giả|xuyên tạc|thất thiệt|câu (?:like|view|tương tác)|bịa đặt", re.IGNORECASE)
_TOLD_IN_CLAUSE = re.compile(
    r"\b(?:(?:tin|thông tin|tin đồn|nội dung|clip|video|bài viết)\s+(?:giả(?! gái| danh| dạng| làm)|thất thiệt|"
    r"sai sự thật|bịa đặt|đồn)|"
    r"(?:tung|phao|loan|đăng) tin(?! giả| thất thiệt| sai| đồn| bịa)|đăng tải (?:thông tin|việc)(?! giả| thất thiệt|"
    r" sai| bịa)|"
    r"(?:đăng|chia sẻ|livestream|bình luận)\b[^.;,]{0,60}?\b(?:cho rằng|nói rằng|vu khống)|xuyên tạc(?= (?:rằng|bị|"
    r"mình|có)\b))\s+(?:(?:rằng|việc|cho rằng|là|mình|có|vụ việc)\s+)*"
    r"(?P<clause>['\"]?[^\W\d_][^.;,:]{11,160})",
    re.IGNORECASE,
)
# What follows is where, why or about what it was posted, not the claim itself.
_NOT_A_CLAIM = re.compile(
    r"^(?:về|liên quan|trên|trong|tại|ở|của|để|nhằm|gây|rồi|vì|từ|do|đã|sẽ|và|hoặc|với|khi|sau|trước|giữa|vụ|có thể|"
    r"tràn|"
    r"lan|ảnh hưởng|xúc phạm|bôi nhọ|chống|nói xấu|giả|thất thiệt|sai|nhiều|lên|bằng|theo|kích động|phải|sử dụng|dùng|"
    r"thiên tai|mưa lũ|trục lợi|lừa đảo)\b",
    re.IGNORECASE,
)
_END_OF_CLAUSE = re.compile(
    r"\s(?:để|nhằm|gây hoang mang|bị (?:phạt|xử|công an|khởi tố|mời|lập)|rồi|khiến|trên (?:mạng|Facebook|TikTok|"
    r"Zalo))\b",
    re.IGNORECASE,
)
# A topic in a word or two, then what it is about: "tin giả AI về mưa lũ".
_TOPIC = re.compile(r"^\w+(?: \w+)? (?:về|liên quan)\b", re.IGNORECASE)
MIN_QUOTED, MIN_CLAUSE = 3, 3
MIN_PLAIN = 0.4  # of a quoted claim's words begin with a small letter; a name's do not


def is_false_report(text: str) -> bool:
    """Whether *text* tells that somebody reported to the authorities what had not happened."""
    return _FALSE_REPORT.search(text) is not None


def is_penalty(text: str) -> bool:
    """Whether *text* tells that somebody answers for a false post."""
    return _FALSE_POST.search(text) is not None and _PUNISHED.search(text) is not None


def posted_claims(text: str) -> tuple[str, ...]:
    """The false claims that *text*, a sentence on a false post, quotes or tells; () where it names a topic."""
    if not _FALSE_POST.search(text):
        return ()
    quoted = [match.group("quoted") for match in _QUOTED.finditer(text) if _is_claim(text, match)]
    told = [clause for match in _TOLD_IN_CLAUSE.finditer(text) if (clause := _clause(match.group("clause")))]
    return tuple(dict.fromkeys((*quoted, *told)))


def _is_claim(text: str, match: re.Match[str]) -> bool:
    quoted = match.group("quoted")
    if _SAYS_FALSE.search(quoted) or _NO_CLAIM_BEFORE.search(text[: match.start()]):
        return False
    words = quoted.split()
    plain = sum(word[:1].islower() for word in words)
    return len(words) >= MIN_QUOTED and plain > len(words) * MIN_PLAIN


def _clause(text: str) -> str:
    clause = _END_OF_CLAUSE.split(text.lstrip("'\" "), maxsplit=1)[0].strip("'\" ")
    if _NOT_A_CLAIM.match(clause) or _TOPIC.match(clause) or _SAYS_FALSE.search(clause):
        return ""
    return clause if len(clause.split()) >= MIN_CLAUSE else ""
