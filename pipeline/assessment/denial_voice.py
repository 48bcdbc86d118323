"""Who stands before a word of denial: a Vietnamese public body, somebody else, or nobody that is named."""

from __future__ import annotations

import re
from enum import StrEnum

from pipeline.text.bodies import bodies_in
from pipeline.text.bodies_elsewhere import (
    has_person,
    has_unknown_acronym,
    is_abroad,
    is_stage_or_sport,
    is_trade,
    names_a_country,
)

_OURS = re.compile(r"(?<!\w)(?:Việt Nam|VN|nước ta)(?!\w)")
_LEVEL = re.compile(
    r"\b(?:tỉnh(?! táo)|xã(?! hội)|phường|huyện|quận|đặc khu|thị trấn|sở|Sở|UBND|HĐND|Tỉnh ủy|Thành ủy|P\.|TP\.?)\b|"
    r"\b(?:[Bb]í thư|[Tt]hủ tướng|[Pp]hó thủ tướng|[Bb]ộ trưởng|[Tt]hứ trưởng|[Cc]hủ tịch nước)\b"
)
# They speak for themselves, whatever office stands near: the accused, those concerned, experts.
_PRIVATE = re.compile(
    r"\b(?:cựu|nguyên (?:trưởng|giám đốc|chủ tịch|cán bộ|phó)|bị can|bị cáo|người thân|gia đình|phụ huynh|vợ|chồng|"
    r"người (?:phụ nữ|đàn ông|này|dân|đăng)|chủ (?:quán|tài khoản|nhà|cơ sở)|(?:nam|nữ) (?:sinh|thanh niên)|"
    r"chuyên gia|nhà (?:khoa học|nghiên cứu)|luật sư)\b",
    re.IGNORECASE,
)
_EX = re.compile(r"\b(?:cựu|nguyên|bị can|bị cáo|người thân|gia đình)\b", re.IGNORECASE)
_TOLD_FIRST = re.compile(r"^\W*(?:thông tin|tin đồn|tin|video|clip|hình ảnh|văn bản)\b(?! (?:từ|của))", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:cơ quan (?:chức năng|công an|điều tra|chức trách)|chính quyền|công an|cảnh sát|nhà chức trách|"
    r"lực lượng chức năng|địa phương|ngành chức năng)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[,;:|?!]|\s[-–]\s|\bnhưng\b|\bsong\b|\btuy nhiên\b)\s*")
_QUOTED = re.compile(r"(?<!\w)(['\"])(?:(?!\1(?!\w))[^\n]){2,200}\1(?!\w)")
_SAYS = re.compile(
    r"\b(?:khẳng định|cho biết|cho hay|xác định|xác nhận|nói rõ|nói(?! nặng| xấu| dối| gì| về)|nêu rõ|kết luận|"
    r"thông tin(?= (?:về|rằng|chính thức))|"
    r"thông báo|công bố|cảnh báo|trả lời|lên tiếng|xác minh|làm rõ)\b",
    re.IGNORECASE,
)
_BACK = 3  # clauses


class Voice(StrEnum):
    HOME = "home"  # a Vietnamese public body, or the locality itself
    VAGUE = "vague"  # an office without a name: of which country is told elsewhere
    ELSEWHERE = "elsewhere"  # another state, an artist, a club, a company, a person
    NOBODY = "nobody"


def names_an_office(text: str) -> bool:
    """Whether *text* names an office, be it only "cơ quan chức năng"."""
    return _VAGUE.search(text) is not None


def voice_before(sentence: str, verb: int, places: frozenset[str], *, speaks: bool) -> Voice:
    """Who denies in *sentence*, where the word of denial begins at *verb*.

    *places* are the names of watched agencies in the article.  *speaks*: the subject of the verb itself is wanted
    (bác, phủ nhận); otherwise that of the last verb of saying before it (khẳng định … là tin giả).
    """
    head = sentence[:verb] if speaks else _said_before(sentence, verb)
    if not head and ": " in sentence[:verb]:  # Giám đốc Sở Y tế: Thông tin … là không đúng
        voice = voice_of(sentence[:verb].split(": ")[0], places)
        return voice if voice is Voice.HOME else Voice.NOBODY
    clauses = [part for part in _SEPARATOR.split(_QUOTED.sub(" … ", head)) if part]
    for clause in clauses[: -_BACK - 1 : -1]:
        voice = voice_of(clause, places)
        if voice is not Voice.NOBODY:
            return voice
    return Voice.NOBODY


def _said_before(sentence: str, verb: int) -> str:
    said = [match.start() for match in _SAYS.finditer(sentence) if match.start() <= verb]
    return sentence[: said[-1]] if said else ""


def voice_of(clause: str, places: frozenset[str]) -> Voice:
    """Whose voice *clause*, the words before a verb of saying or denying, names."""
    if _TOLD_FIRST.search(clause):  # what is told, not who speaks
        return Voice.NOBODY
    named = any(body.named for body in bodies_in(clause))
    placed = any(place in clause for place in places)
    ours = placed or _OURS.search(clause) is not None
    if _EX.search(clause) or (not named and _PRIVATE.search(clause)):
        return Voice.ELSEWHERE
    if not named and (is_stage_or_sport(clause) or is_trade(clause)):
        return Voice.ELSEWHERE
    # of an office with its level only a country tells that it is not ours: names of the Highlands look foreign
    leveled = _LEVEL.search(clause) is not None
    abroad = names_a_country(clause) if named and leveled else is_abroad(clause)
    if abroad and not (ours and named) and not (placed and leveled):
        return Voice.ELSEWHERE
    if named or ours or leveled:
        return Voice.VAGUE if not ours and clause.strip().lower() in ("công an", "cảnh sát") else Voice.HOME
    if has_unknown_acronym(clause):
        return Voice.ELSEWHERE
    if _VAGUE.search(clause):
        return Voice.VAGUE
    return Voice.ELSEWHERE if has_person(clause) else Voice.NOBODY
