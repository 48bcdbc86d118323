"""Proper names of a sentence: runs of capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assessment.contrast.mentions import Mention
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.contrast.tokens import Tokens
from pipeline.text.folding import plain
from pipeline.text.syllable import is_syllable

_PLACE_HEADS = frozenset(
    "tỉnh tp thành phố xã phường quận huyện thị trấn đảo sông núi hồ đèo cầu đường bang nước vùng cảng biển"
    " vịnh".split()
)
_PLACE_BEFORE = frozenset("tại ở từ về tới in at near from".split())
_NOT_TITLES = frozenset([("bà", "rịa"), ("bà", "nà"), ("bà", "đen"), ("bà", "triệu"), ("ông", "đốc")])
# Provinces, old and new, and countries as they stand without a head word.
_PROVINCES = frozenset(
    "an giang|bà rịa vũng tàu|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước|bình thuận|"
    "cà mau|cao bằng|cần thơ|đà nẵng|đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà nội|"
    "hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hồ chí minh|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|"
    "lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|"
    "quảng ngãi|quảng ninh|quảng trị|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thừa thiên huế|huế|"
    "tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái|hcm|hcmc|tphcm".split("|")
)
_COUNTRIES = frozenset(
    "việt nam|mỹ|hoa kỳ|anh|pháp|đức|nga|trung quốc|nhật bản|hàn quốc|triều tiên|thái lan|lào|campuchia|malaysia|"
    "singapore|indonesia|philippines|ấn độ|ukraine|đài loan|vietnam|china|japan|russia|us|usa".split("|")
)
_PLACES = _PROVINCES | _COUNTRIES
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
_SAME = {
    "hcm": "ho chi minh", "tphcm": "ho chi minh", "hcmc": "ho chi minh", "saigon": "ho chi minh", "my": "hoa ky",
    "us": "hoa ky", "usa": "hoa ky", "my hoa ky": "hoa ky", "gddt": "giao duc va dao tao", "gtvt": "giao thong van tai",
    "bca": "bo cong an", "ubnd": "uy ban nhan dan", "vietnam": "viet nam",
}  # fmt: skip
_HEADS = frozenset(
    "tp ông bà anh chị em cháu mr mrs ms ngày tháng năm theo tại trong sau khi nếu đây đó các những".split()
)
_SPACE = re.compile(r"[\s&'’-]*|\.\s?")


_TITLES = frozenset("ông bà anh chị em cháu cô chú bác hlv mr mrs ms".split())
# Heads of bodies and posts whose names go on in small letters: "Bộ Tài chính", "Phó Cục trưởng".
_BODIES = frozenset("bộ sở cục".split())
_POSTS = frozenset(
    "phó trưởng tổng chủ cơ thủ ủy viện tòa trung công đảng nhà hội đoàn quốc chính ban phòng đội khoa trường bí thứ"
    " giám đại thượng thiếu tướng chánh liên hiệp".split()
)


def names(tokens: Tokens) -> Iterator[Mention]:
    """Names in order; a lone Vietnamese syllable is one only as a known place or behind a title (ông Ca)."""
    index = 0
    while index < len(tokens.keys):
        if not _can_begin(tokens, index):
            index += 1
            continue
        end = index + 1
        while end < len(tokens.keys) and tokens.capital[end] and _joined(tokens, end):
            end += 1
        if _is_name(tokens, index, end):
            yield _name(tokens, index, end)
        index = end


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    head, size = tokens.keys[first], last - first
    if size == 1:
        before = tokens.keys[first - 1] if first else ""
        word = tokens.text[tokens.starts[first] : tokens.ends[first]]
        known = head in _PLACES or (len(word) > 1 and word.isupper())
        foreign = not is_syllable(word) and not _begins_sentence(tokens, first)
        return known or foreign or before in _TITLES
    return size > 2 or head not in _POSTS


def _name(tokens: Tokens, first: int, last: int) -> Mention:
    if _goes_on(tokens, first, last):
        last += 1
    words = " ".join(tokens.keys[first:last])
    value = plain(words)
    sort = _sort(tokens, first, last)
    kind = Kind.PLACE if sort in ("province", "country", "place") else Kind.NAME
    return Mention(kind, sort, _SAME.get(value, value), tokens.starts[first], tokens.ends[last - 1], first, last)


def _goes_on(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a body's name goes on in small letters: "Bộ Tài chính", not "Bộ GD-ĐT cho"."""
    if tokens.keys[first] not in _BODIES or last != first + 2 or last >= len(tokens.keys):
        return False
    word = tokens.text[tokens.starts[first + 1] : tokens.ends[first + 1]]
    return not word.isupper() and _joined(tokens, last)


def _sort(tokens: Tokens, first: int, last: int) -> str:
    """Of what sort a name is: only names of one sort can stand for each other."""
    words = " ".join(tokens.keys[first:last])
    before = tokens.keys[first - 1] if first else ""
    if words in _PLACES:
        return "province" if words in _PROVINCES else "country"
    if before in _PLACE_HEADS:
        return "place"
    if tokens.keys[first] in _BODIES or tokens.keys[first] in _POSTS:
        return "body"
    if tokens.text[tokens.starts[first] : tokens.ends[last - 1]].replace("-", "").isupper():
        return "code"
    return "place" if before in _PLACE_BEFORE else "name"


def _can_begin(tokens: Tokens, index: int) -> bool:
    if not tokens.capital[index] or tokens.keys[index][0].isdigit() or tokens.keys[index] in _CALENDAR:
        return False
    return tokens.keys[index] not in _HEADS or tokens.keys[index : index + 2] in _NOT_TITLES


def _begins_sentence(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.clause[index] != tokens.clause[index - 1]


def _joined(tokens: Tokens, index: int) -> bool:
    return _SPACE.fullmatch(tokens.text, tokens.ends[index - 1], tokens.starts[index]) is not None
