"""Who denies, and in which words: the body that a denial report names as its source, and its account of the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assessment.denial_context import ASKS
from pipeline.assessment.denial_kind import act_at, is_roundup, matters_of
from pipeline.assessment.denials import DENIAL
from pipeline.assessment.penalties import is_penalty
from pipeline.text.bodies import BodyMention, bodies_in
from pipeline.text.bodies_full import full_name
from pipeline.text.folding import fold
from pipeline.text.sentences import sentence_spans
from pipeline.text.syllable import LOWER, UPPER

_QUOTED = re.compile(r"(?<!\w)(['\"])(?:(?!\1(?!\w))[^\n]){2,220}\1(?!\w)")
_ACTS = re.compile(
    r"^[^.;]{0,70}?\b(?:xử phạt|phạt|xử lý|mời|triệu tập|lập biên bản|lập hồ sơ|ra quyết định|làm việc|vào cuộc|"
    r"xác minh|"
    r"khởi tố|đề nghị|bóc gỡ)\b",
    re.IGNORECASE,
)
# It is spoken of, it does not speak: "bị CSGT cướp xe", "thông tin về Bệnh viện", "uy tín của Công an".
_OBJECT = re.compile(
    r"\b(?:bị|về|tại|ở|của|liên quan(?: đến)?|đến|tới|trước|lực lượng|với|nhận là|giả danh|tin|thông tin|việc|vụ|"
    r"lan truyền|cho rằng|rằng|một|những)\s+$",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"\b(?:đường dây nóng|gọi(?: điện)?(?: cho| đến)?|trình báo|báo|tố cáo)(?: của| cho| với| tới)?\s+$", re.IGNORECASE
)
_SAYS_AT_ONCE = re.compile(r"^[^,.;]{0,12}\b(?:khẳng định|kết luận|cho biết|xác nhận|xác định|bác|cho hay|thông tin)\b")
_SPOKEN_OF_YET_ACTS = re.compile(r"\bbị\s+$", re.IGNORECASE)  # bị công an xử phạt
_PENALTY_NEAR = re.compile(
    r"^\s*(?:[\w.]+ ){0,4}(?:xử phạt|phạt|mời|triệu tập|xử lý|lập biên bản|khởi tố|bắt)", re.IGNORECASE
)


_TOLD_FIRST = re.compile(r"\W*(?:tin|thông tin|tin đồn|video|clip)\b", re.IGNORECASE)
# Tỉnh Lai Châu khẳng định …: the locality itself, by its level.
_PLACE_SPEAKS = re.compile(
    rf"(?P<place>(?:(?:Tỉnh|Thành phố|TP|Xã|Phường|Đặc khu)\.? ?[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}})|"
    rf"Việt Nam)\s"
    r"(?:vừa |chính thức |mạnh mẽ |đã )*(?:bác|khẳng định|lên tiếng|phủ nhận|cho biết)\b"
)


def speaker_of(title: str, lead: str, opening: str) -> str:
    """The public body that denies, with its place where it has one; "" where it cannot be told.

    A wrong name would put words into a body's mouth: one that is only spoken of, or stands in a quotation, is none.
    """
    parts = tuple(_plain(text) for text in (title, lead, opening))
    denying = [sentence for text in parts for sentence in _sentences(text) if _denies(sentence)]
    for sentences in (denying, [sentence for text in parts[:2] for sentence in _sentences(text)]):
        found = [one for sentence in sentences for one in _speakers(sentence)]
        if found:  # of equal rank the first
            return min(found, key=lambda one: one[0])[1]
    place = next((match for text in parts[:2] for one in _sentences(text) if (match := _PLACE_SPEAKS.match(one))), None)
    return place["place"] if place else ""


def truth_of(title: str, lead: str, opening: str) -> str:
    """The sentence in which the body says what is the case, else the one that denies, else the lead."""
    if is_roundup(title):
        return next((part for part in matters_of(title) if DENIAL.search(part)), title)
    sentences = [text[span.start : span.end] for text in (lead, opening) for span in sentence_spans(text)]
    asked = ASKS.search(title) is not None
    spoken = [
        one
        for one in sentences
        if (asked or _denies(_plain(one))) and any(rank < 3 for rank, _ in _speakers(_plain(one)))
    ]
    denying = [one for one in (*sentences, title) if _denies(_plain(one))]
    return (spoken or denying or [lead])[0]


def _plain(text: str) -> str:
    return fold(text).text


def _sentences(text: str) -> Iterator[str]:
    for span in sentence_spans(text):
        yield text[span.start : span.end]


def _denies(sentence: str) -> bool:
    return act_at(sentence) is not None or is_penalty(sentence) or DENIAL.search(sentence) is not None


def _speakers(sentence: str) -> Iterator[tuple[int, str]]:
    """The bodies of *sentence* that may be its source, with a rank: 0 it speaks and has its place, … 3 perhaps."""
    quotes = [match.span() for match in _QUOTED.finditer(sentence)]
    verb = act_at(sentence)
    for body, name, end in _joined(sentence):
        if any(start <= body.start < end for start, end in quotes) or _is_object(sentence, body, end):
            continue
        placed = 0 if len(name) > len(body.label) else 1
        if body.says or _ACTS.match(sentence[end:]) or sentence[end : end + 2] == ": ":
            yield (placed if body.named else 2), name
        elif verb is not None and end <= verb and not _TOLD_FIRST.match(sentence):
            yield (1 + placed if body.named else 3), name


def _joined(sentence: str) -> Iterator[tuple[BodyMention, str, int]]:
    """Each body with its full name and where that ends; offices that stand side by side are one: Lãnh đạo Sở Y tế."""
    bodies = list(bodies_in(sentence))
    while bodies:
        first = named = bodies.pop(0)
        name = full_name(sentence, first)
        end = first.start + len(name)
        while bodies and bodies[0].start - end == 1:
            named = bodies.pop(0)
            name = f"{name} {full_name(sentence, named)}"
            end = first.start + len(name)
        says, kind = first.says or named.says, first.named or named.named
        yield BodyMention(first.label, first.start, first.end, says, kind), name, end


def _is_object(sentence: str, body: BodyMention, end: int) -> bool:
    before = sentence[: body.start]
    if _RECEIVES.search(before):
        return True
    if _OBJECT.search(before) is None or _SAYS_AT_ONCE.match(sentence[end:]):
        return False
    punishes = _SPOKEN_OF_YET_ACTS.search(before) and _PENALTY_NEAR.match(sentence[body.end :])
    return not punishes
