"""A public body with the place it belongs to: Công an xã Trường Sơn, Sở Y tế TP.HCM; never with a person's name."""

from __future__ import annotations

import re

from pipeline.text.bodies import BodyMention
from pipeline.text.syllable import LOWER, UPPER

_SYLLABLE = rf"[{UPPER}][{LOWER}]+(?:'[{UPPER}][{LOWER}]+)?"
_LEVEL = r"tỉnh|thành phố|TP\.?|T\.P|xã|phường|P\.|huyện|quận|thị xã|đặc khu|thị trấn|Đa khoa|đa khoa|khu vực"
_PLACE = re.compile(
    rf" ?(?:(?P<level>(?:{_LEVEL})(?: (?:tỉnh|TP\.?))?) ?)?(?P<place>(?:HCM|HN|"
    rf"(?:{_SYLLABLE})(?:[ -]{_SYLLABLE}){{0,3}}))(?!\w)"
)
_LEVEL_AT_END = re.compile(rf"(?:{_LEVEL})$")
# Behind these a name follows the office: Chủ tịch UBND xã Nguyễn Văn Mẫu.
_OFFICER = re.compile(
    r"(?:chủ tịch|phó chủ tịch|bí thư|phó bí thư|giám đốc|phó giám đốc|trưởng|phó trưởng|bộ trưởng|thứ trưởng|"
    r"hiệu trưởng|cục trưởng|chánh|ông|bà)\s+$",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r" (?:TP|P)\.?$")  # a level whose place is not told
_SURNAME = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Phan|Huỳnh|Hoàng|Võ|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Đinh|Trịnh|Đào|Lương|Trương|Lâm|Tạ|Mai|"
    r"Cao)"
    rf"(?: {_SYLLABLE}){{2}}"
)
_PROPER = ("SJC", "EVN", "VTV", "VOV", "PVN", "TKV", "VNPT", "VNR", "ACV", "VEC", "CDC")


def full_name(sentence: str, body: BodyMention) -> str:
    """The label of *body* with the place that stands right behind it in *sentence*, where it surely is a place."""
    if not body.named or body.label in _PROPER or _OFFICER.search(sentence[: body.start]):
        return _ABBREVIATED.sub("", body.label)
    match = _PLACE.match(sentence, body.end)
    if match is None or not (match["level"] or _is_local(body.label)):
        return body.label
    place = match["place"]
    if not match["level"] and not _LEVEL_AT_END.search(body.label) and _SURNAME.match(place):
        return body.label
    return " ".join(sentence[body.start : match.end()].split())


def _is_local(label: str) -> bool:
    """Whether a place may follow *label* without its level: Công an Hà Nội, UBND xã La Lay; not Bộ Y tế."""
    if _LEVEL_AT_END.search(label):
        return True
    return label.startswith(
        ("Công an", "công an", "Sở ", "UBND", "Tỉnh ủy", "Thành ủy", "CDC", "Chi cục", "Bệnh viện", "Trường")
    )
