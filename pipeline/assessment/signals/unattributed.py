"""``unattributed``: a startling claim that names nobody who says so.  By itself it never leads past ``watch``."""

from __future__ import annotations

import re

from pipeline.assessment.context import Report, Surroundings
from pipeline.records.assessment import Claim, Signal
from pipeline.text.bodies import bodies_in

NAME = "unattributed"
_HEARSAY = re.compile(
    r"\b(?:được biết|nghe (?:nói|đâu|đồn)|theo (?:một )?(?:nguồn tin(?: riêng| thân cận| nội bộ| giấu tên)?|tin riêng)|"
    r"nguồn tin (?:riêng|thân cận|nội bộ|giấu tên|của chúng tôi)|rộ (?:lên )?(?:tin|thông tin)|đồn (?:đoán|thổi|rằng)|"
    r"người ta nói|dư luận xôn xao|nhiều người truyền tai|truyền tai nhau|có tin (?:cho biết|rằng)|"
    r"(?:một )?người (?:giấu tên|không muốn nêu tên)|mạng xã hội (?:xôn xao|rộ)|"
    r"sources? (?:close to|who asked not)|unconfirmed reports?|it is rumou?red|reportedly|unnamed sources?)\b",
    re.IGNORECASE,
)
_STARTLING = re.compile(
    r"\b(?:hàng (?:chục|trăm|nghìn|ngàn|triệu)|chết|tử vong|thiệt mạng|sụp đổ|vỡ (?:đê|đập|nợ)|ém nhẹm|che giấu|"
    r"bưng bít|bí mật|chấn động|"
    r"kinh hoàng|rúng động|thảm họa|nhiễm độc|ngộ độc|gạch tên|lọt (?:đề|ra ngoài)|bỏ trốn|biến mất|cấm|đóng cửa|"
    r"phong tỏa|"
    r"tham ô|nhận hối lộ|secret(?:ly)?|cover(?:ed)? up|massive|collapse[ds]?)\b",
    re.IGNORECASE,
)
_FULL, _HALF = 1.0, 0.6


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """Hearsay wording without a body that says so, or a startling claim in an article that names no body at all."""
    silent = not any(body.says for text in (report.article.title, report.article.text) for body in bodies_in(text))
    found = []
    for claim in report.claims:
        strength = _strength(claim, silent)
        if strength:
            words = f"Câu gây chú ý nhưng không nêu cơ quan, người có trách nhiệm xác nhận: “{claim.sentence[:200]}”."
            found.append(Signal(NAME, claim.claim_id, strength, (), words))
    return tuple(found[:3])


def _strength(claim: Claim, silent: bool) -> float:
    if claim.says_so:
        return 0.0
    if _HEARSAY.search(claim.sentence):
        return _FULL
    startling = len(set(match.lower() for match in _STARTLING.findall(claim.sentence)))
    return _HALF if silent and startling >= 2 else 0.0
