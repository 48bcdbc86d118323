"""Told as all or as certain what an independent report of the same days tells as part or as suspected."""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.assessment.acts import acts_in
from pipeline.assessment.facts.pair import Apart, Pair, opening

SORT = "phạm vi, mức độ"
STRENGTH = 0.66
ONE_DAY = timedelta(days=1)
_WHOLE = re.compile(
    r"\b(?P<word>toàn bộ|tất cả|mọi|cả dãy|toàn tuyến|toàn tỉnh|toàn thành phố|toàn khu|cả khu|cả vùng|entire|all)"
    r"(?: (?:các|những|cây|số|diện tích|hệ thống))?\s+(?P<noun>[^\W\d_]+)",
    re.IGNORECASE,
)
_ANY_WHOLE = re.compile(
    r"\b(?:toàn|tất cả|mọi|cả (?:dãy|khu|vùng|nước|tỉnh)|hoàn toàn|100%|entire|all|every)\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:một (?:số|phần|vài|đoạn|góc|nhịp|căn)|nhiều|vài|nhịp|giàn giáo|"
    r"(?:hơn|gần) \d+(?! ?(?:triệu|tỉ|tỷ|nghìn|ngàn|đồng|[.,]\d))|hàng chục|lần lượt|"
    r"some|several|part of|dozens)\b",
    re.IGNORECASE,
)
_SUSPECTED = re.compile(
    r"\b(?:đều |cùng |bị )?nghi(?: ngờ| bị| do| là| vấn)?\s+(?P<what>[^\W\d_]+ [^\W\d_]+)", re.IGNORECASE
)
# "ngộ độc vì thực phẩm bẩn": what was suspected is told as the cause.
_CAUSE = re.compile(r"\b(?:vì|do|bởi|khiến|because|due to)\b", re.IGNORECASE)
_EXAMINED = re.compile(
    r"\b(?:kết quả|xét nghiệm|kiểm nghiệm|vi khuẩn|xuất viện|thuốc giải|kết luận|tested)\b", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\b(?:nghi|nghi ngờ|có thể|chưa rõ|lo ngại|phản ánh|bị tố|cáo buộc|đang (?:điều tra|làm rõ|xác minh)|suspected)\b",
    re.IGNORECASE,
)


def overstated(pair: Pair) -> Apart | None:
    """Only within a day: a suspicion may be confirmed later."""
    if pair.report.day - pair.sibling.day > ONE_DAY:
        return None
    return _as_whole(pair) or _as_certain(pair)


def _as_whole(pair: Pair) -> Apart | None:
    told, rest = opening(pair.report), opening(pair.sibling)
    match = _WHOLE.search(pair.claim.sentence)
    if match is None or _ANY_WHOLE.search(rest) or _PART.search(told):
        return None
    part = _PART.search(pair.other.sentence)
    if part is None:
        return None
    return Apart(STRENGTH, match.group(), part.group(), SORT)


def _as_certain(pair: Pair) -> Apart | None:
    match = _SUSPECTED.search(pair.other.sentence)
    if match is None or _UNSURE.search(opening(pair.report)):
        return None
    what = match.group("what").casefold()
    told = pair.claim.sentence.casefold()
    if what not in told or not acts_in(what) or not _CAUSE.search(told) or _EXAMINED.search(opening(pair.report)):
        return None
    return Apart(STRENGTH, what, match.group(), SORT)
