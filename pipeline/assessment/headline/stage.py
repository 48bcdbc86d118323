"""How far a matter has come: a headline tells as done what its report only proposes, plans or begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.assessment.headline.words import Headline, TooFar, words_of

_PROPOSED = (
    r"đề xuất|kiến nghị|đề nghị|xin ý kiến|lấy ý kiến|góp ý|nghiên cứu(?! sinh| viên)|xem xét|cân nhắc|"
    r"dự thảo|xin phép|"
    r"mong muốn|proposed?|proposes|considers?|considering|requests?|urges?"
)
_PLANNED = (
    r"mục tiêu(?! ở| tại| quân| của)|phấn đấu|dự kiến|phương án|thí điểm|thử nghiệm|kế hoạch|quy hoạch|"
    r"lộ trình|chủ trương|đề án|hướng tới|"
    r"plans?|planned|aims?|target"
)
_HEDGE = re.compile(
    rf"(?<!thông qua )(?<!duyệt )(?<!đồng ý )(?<!chấp thuận )(?<!theo )\b(?:(?P<proposed>{_PROPOSED})|{_PLANNED})\b",
    re.IGNORECASE,
)  # "sẽ" is none: headlines leave it out by habit
_DONE = (
    r"hoàn thành|hoàn tất|khánh thành|thông xe|khai trương|mở cửa|đón khách|bàn giao xong|đưa vào (?:sử dụng|"
    r"khai thác|"
    r"vận hành|hoạt động)|chạy chính thức|đi vào (?:hoạt động|sử dụng|khai thác|vận hành)|completed|opened|"
    r"inaugurated"
)
_DONE_IN_TITLE = re.compile(rf"\b(?:{_DONE})\b", re.IGNORECASE)
_DONE_IN_TEXT = re.compile(
    rf"\b(?:{_DONE}|khai mạc|ra mắt|vận hành|hoạt động|khánh thành|đón|hoàn|xong|phục vụ)\b", re.IGNORECASE
)
_ASSERTED = re.compile(r"\b(?:chính thức|đã|vừa|xong|officially|already)\s+(?:được |bị )?$", re.IGNORECASE)
# A headline that names the day ahead tells a plan: "Thông xe cầu … từ 9-12".
_WHEN = re.compile(
    r"\b(?:trước|từ|dịp|vào|cuối|đầu|giữa|năm|tháng|ngày|tuần|quý|mùa|hè|tết|tới|mai|before|from|in|by)\b",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"đề xuất|kiến nghị|dự thảo|lấy ý kiến|xin ý kiến|proposed|proposes", re.IGNORECASE)
_POLICY = re.compile(
    r"(?:cấm|bỏ|tăng|giảm|miễn|thu(?! nhập)|xây|mở|đóng|dừng|ngừng|tạm|chuyển|sáp|nâng|hạ|cấp|chi|hỗ|thưởng|phạt|áp|"
    r"bắt|lập|đổi|"
    r"di|giao|bán|hủy|kéo|rút|thay|truy|khởi|nới|siết|xóa|tách|nhập|thí|đình|tiếp nhận|phủ|công nhận|đầu)\b"
)
_BEGUN = re.compile(
    r"\b(?:khởi công|động thổ|bắt đầu xây|khởi động dự án|chuẩn bị đầu tư|giải phóng mặt bằng|đấu thầu|"
    r"chọn nhà thầu|phê duyệt (?:chủ trương|quy hoạch|dự án|đề án)|lập (?:dự án|quy hoạch)|break ground)\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:ngay (?:trong|từ|hôm|lập|tức|sau|tuần|tháng|đầu|năm)\b[^,;.]{0,14}|lập tức|từ hôm nay|từ ngày mai|"
    r"immediately)\b",
    re.IGNORECASE,
)
REACH = 5  # words behind a hedge in which the act that it governs begins


def ahead(line: Headline) -> Iterator[TooFar]:
    """Where *line* tells an act as done, or as at once, that every sentence of its report only has under a hedge."""
    if line.is_open or line.is_quote:
        return
    for find in (_proposed, _only_begun, _not_at_once):
        found = find(line)
        if found is not None:
            yield found
            return


def _proposed(line: Headline) -> TooFar | None:
    """The act itself in the headline over a proposal of it: chính thức tiếp nhận, được đề xuất tiếp nhận."""
    for verb, sentence, hedge, is_proposed in _governed(line):
        if not all(_HEDGE.search(other) for other in line.sentences if f" {verb} " in f" {' '.join(words_of(other))} "):
            continue
        if line.shared(sentence) < 3:
            continue
        if _asserted(line.title, verb) and (is_proposed or not _WHEN.search(line.title)):
            return TooFar(verb, sentence, f"trong bài việc này mới ở mức “{hedge.lower()}”", 0.9)
        if is_proposed and _POLICY.match(verb):
            strength = 0.7 if _DRAFT.fullmatch(hedge) else 0.6
            return TooFar(verb, sentence, f"trong bài việc này mới ở mức “{hedge.lower()}”", strength)
    return None


def _governed(line: Headline) -> Iterator[tuple[str, str, str, bool]]:
    """``(verb, sentence, hedge, proposed)`` for each pair of words of the headline that a hedge governs."""
    pairs = {f"{one} {two}" for one, two in pairwise(line.words)}
    for sentence in line.sentences:
        for match in _HEDGE.finditer(sentence):
            behind = re.split(r"[.;:]", sentence[match.end() :], maxsplit=1)[0]
            tokens = behind.split()[: REACH + 1]
            for one, two in pairwise(tokens):
                verb = f"{one} {two}".strip(",").casefold()
                if one.islower() and two[:1].islower() and verb in pairs:
                    yield verb, sentence, match.group(), match.group("proposed") is not None
                    break


def _asserted(title: str, verb: str) -> bool:
    """Whether the headline says outright that the act is done."""
    place = title.casefold().find(verb)
    return _DONE_IN_TITLE.fullmatch(verb) is not None or _ASSERTED.search(title[: max(place, 0)]) is not None


def _only_begun(line: Headline) -> TooFar | None:
    """The end in the headline over the beginning in the report: mở cửa, sẽ khởi công."""
    done = _DONE_IN_TITLE.search(line.title)
    if done is None or _DONE_IN_TEXT.search(line.text):
        return None
    for sentence in line.sentences:
        begun = _BEGUN.search(sentence)
        if begun is not None and line.shared(sentence) >= 3:
            return TooFar(done.group(), sentence, f"trong bài mới là “{begun.group().lower()}”", 0.9)
    return None


def _not_at_once(line: Headline) -> TooFar | None:
    """At once in the headline, planned in the report: ngay trong tháng này, dự kiến."""
    said = _AT_ONCE.search(line.title)
    if said is None or _AT_ONCE.search(line.text) or not line.figures:
        return None
    named = words_of(said.group())[-2:]
    for sentence in line.sentences:
        hedge = _HEDGE.search(sentence)
        if hedge is not None and line.shared(sentence) >= 3 and " ".join(named) not in " ".join(words_of(line.text)):
            return TooFar(said.group().strip(), sentence, f"trong bài mới là “{hedge.group().lower()}”", 0.8)
    return None
