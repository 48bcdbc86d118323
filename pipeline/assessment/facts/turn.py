"""What one report affirms the other negates, or tells with the opposite word."""

from __future__ import annotations

import re

from pipeline.assessment.contrast import Difference, Kind
from pipeline.assessment.facts.pair import Apart, Pair, apart, opening
from pipeline.assessment.facts.same_event import same_side
from pipeline.records.agencies import Field

CERTAINTY = {Kind.NEGATION: 0.36, Kind.OPPOSITE: 0.36, Kind.SCOPE: 0.45}
PLAINLY = 0.6
_NEGATOR = re.compile(
    r"\b(?:không|chưa|chẳng|thôi|hết|ngừng|ngưng|dừng|bỏ|hủy|mất|not|no longer|never)\b", re.IGNORECASE
)
_DONE = frozenset(
    "chốt|quyết định|chính thức|ban hành|hoàn thành|hoàn tất|toàn bộ|tất cả|mọi|toàn|hoàn toàn|xác định|kết luận|"
    "official|officially|decided|all|every|entire".split("|")
)
_PROPOSED = frozenset(
    "đề xuất|đề nghị|kiến nghị|xem xét|dự thảo|lấy ý kiến|dự kiến|dự định|một số|một phần|một vài|vài|nghi|nghi vấn|"
    "nghi ngờ|proposed|considering|planned|some|several|part of|suspected".split("|")
)
# Words that two true reports of one matter may well set against each other: before the opening, after the opening.
_BOTH_TRUE = frozenset(
    "trước|đến|nam giới|thủ môn|lớn|cao|dài|mạnh|nhiều|khó|bên trong|trong nước|phía bắc|thủ tướng|mầm non|cháy|"
    "bên nguyên|bị hại|công khai|đầu tiên|cao nhất|bắt đầu|trộm cắp|tầm xa|nhanh nhất|tốt nhất|bị thương|tăng tốc|"
    "mở rộng|công lập|mua|nhập khẩu|xuất viện|phi lợi nhuận|dương lịch".split("|")
)
_PRICES = re.compile(r"\b(?:giá (?:vàng|xăng|dầu|USD|heo)|chứng khoán|VN-Index|tỷ giá|nhiệt độ)\b", re.IGNORECASE)
_NEGATOR_REACH = 5  # words in front of what is negated


def turned_round(pair: Pair) -> Apart | None:
    """On the same day; a negation also on the next, for what was closed yesterday may be open today."""
    if pair.report.day != pair.sibling.day and not pair.found.of(Kind.NEGATION):
        return None
    for difference in pair.found.of(*CERTAINTY):
        if difference.certainty >= CERTAINTY[difference.kind] and _stands(difference, pair):
            return apart(difference, "ý trái ngược")
    return None


def _stands(difference: Difference, pair: Pair) -> bool:
    """Whether the difference holds when both reports are read whole."""
    if difference.kind is Kind.NEGATION:
        return not _says_both(difference, pair)
    if (
        _has_both(difference, pair)
        or difference.about.split(" / ")[0] in _BOTH_TRUE
        or _PRICES.search(pair.claim.sentence)
    ):
        return False
    if difference.kind is Kind.SCOPE:
        return _overstates(difference)
    return same_side(pair.claim.sentence, pair.other.sentence, difference)


def _overstates(difference: Difference) -> bool:
    """Told as done or as all what the other tells as proposed or as some; the reverse is caution."""
    return difference.claim.text.casefold() in _DONE and difference.other.text.casefold() in _PROPOSED


def _has_both(difference: Difference, pair: Pair) -> bool:
    """One of the two reports uses the other's word too: it tells of two stages or two sides.

    A headline that plainly says the opposite of its own text and of the other report is not saved by its text.
    """
    plainly = pair.claim.field is Field.TITLE and difference.certainty >= PLAINLY
    own = pair.claim.sentence if plainly else opening(pair.report)
    return _holds(_without(own, difference.claim.text), difference.other.text) or _holds(
        _without(opening(pair.sibling), difference.other.text), difference.claim.text
    )


def _without(text: str, words: str) -> str:
    return text.casefold().replace(words.casefold(), " ")


def _holds(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words.casefold())}\b", text.casefold()) is not None


def _says_both(difference: Difference, pair: Pair) -> bool:
    """Whether the two reports, read whole, do not stand plainly against each other on the negated word."""
    own, other = _polarity(opening(pair.report), difference.about), _polarity(opening(pair.sibling), difference.about)
    return not own or not other or own == other or len(own) > 1 or len(other) > 1


def _polarity(text: str, about: str) -> frozenset[bool]:
    """Whether *text* uses the first word of *about* plainly (True), negated (False), or both."""
    word = about.split()[0] if about.split() else ""
    found = set()
    for match in re.finditer(rf"\b{re.escape(word)}\b", text.casefold()) if word else ():
        before = " ".join(re.split(r"[,;.:]", text[: match.start()])[-1].split()[-_NEGATOR_REACH:])
        found.add(_NEGATOR.search(before) is None)
    return frozenset(found)
