"""What is it that a denial report denies?  Only what the report itself puts as the thing told.

A denial report quotes both sides.  The official's own truth ("không có đoạn đập nào bị vỡ"), a villager's words or
the other items of a roundup must never be taken for the denied claim: true reports would be flagged by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assessment.denials import DENIAL, PENALTY
from pipeline.assessment.matching import is_negated
from pipeline.text.sentences import sentence_spans

MAX_CLAIMS = 5
MIN_WORDS = 4
_ROUNDUP = re.compile(r"^\W*(?:điểm tin|xem nhanh|toàn cảnh|bản tin|tin nhanh|nhịp sống)\b|\s\|\s", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:thông tin|tin đồn|tin|nội dung|bài viết|bài đăng|clip|video|văn bản|cho rằng|rằng|về việc|về vụ|lan truyền|"
    r"đăng tải|"
    r"mạng xã hội|rumou?rs?|reports?|claims?)\W{0,3}(?:\w+\W+){0,5}$",
    re.IGNORECASE,
)
_CALLED_FALSE = re.compile(
    r"^\W{0,3}(?:\w+\W+){0,4}?(?:là|sai|thất thiệt|giả|bịa đặt|không (?:đúng|chính xác|có)|bị bác|lan truyền|"
    r"trên mạng)",
    re.IGNORECASE,
)
_PLAIN_DENIAL = re.compile(
    r"\bbác(?: bỏ)?\b|không (?:chính xác|đúng)|thất thiệt|sai sự thật|bịa đặt|là tin giả|phủ nhận|đính chính|denies|"
    r"denied",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“‘'«]([^\"”’'»]{12,220})[\"”’'»]")
_DENIED = (
    re.compile(
        r"\bbác(?: bỏ)?\s+(?:(?:thông tin|tin đồn|tin|việc|chuyện|nội dung|cáo buộc)\s+)+(?:(?:về|cho rằng|nói|rằng|"
        r"việc)\s+)*"
        r"(?P<denied>(?:[^.;:|]|\.(?=\d)){8,200})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:thông tin|tin đồn|tin|nội dung)\s+(?:(?:về|cho rằng|nói|rằng|việc|lan truyền|trên mạng(?: xã hội)?)\s+)*"
        r"(?P<denied>(?:[^.;|]|\.(?=\d)){8,200}?)\s*[,'\"”’]?\s*(?:là|hoàn toàn|đều|chỉ là)\s+(?:\w+\s+){0,3}?"
        r"(?:thất thiệt|giả|sai|bịa đặt|không chính xác|không đúng|không có)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<denied>(?:[^.;|]|\.(?=\d)){12,160}?)\s+(?:là|chỉ là)\s+(?:tin|thông tin)\s+(?:giả|thất thiệt|sai|"
        r"bịa đặt|đồn)",
        re.I,
    ),
    re.compile(
        r":\s*(?P<denied>[^:;|]{12,160}?)\s+là\s+['\"“‘]không (?:chính xác|đúng)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\btung tin(?: giả| thất thiệt| đồn)?\s+(?P<denied>[^.;|]{8,160}?)(?: để |,|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bkhông (?:hề )?có (?:chuyện|việc|chủ trương)\s+(?P<denied>(?:[^.;|]|\.(?=\d)){8,160})", re.IGNORECASE
    ),
    re.compile(
        r"(?:trước|sau) (?:thông tin|tin đồn)\s+(?:(?:về|cho rằng|việc)\s+)*(?P<denied>(?:[^.;|]|"
        r"\.(?=\d)){10,200}?)(?:,|\.|$)",
        re.I,
    ),
    re.compile(
        r"(?:thông tin|tin đồn|tin)\s+(?:(?:về|cho rằng|nói|rằng|việc)\s+)+(?P<denied>(?:[^.;|]|\.(?=\d)){10,200})",
        re.I,
    ),
    re.compile(
        r"(?:denied|denies|dismiss\w+|refut\w+)\s+(?:\w+\s+){0,4}?(?:that|of|about)\s+(?P<denied>(?:[^.;|]|"
        r"\.(?=\d)){10,200})",
        re.I,
    ),
)
_VERB = re.compile(
    r"\bbác(?: bỏ)?(?: (?:thông tin|tin đồn|tin|việc))*\b|\bphủ nhận\b|\bđính chính:?|\bdenies\b", re.IGNORECASE
)
_EXPLICIT = _DENIED[:6]  # the words of denial stand beside the claim itself
_LABEL = re.compile(
    r"^(?:(?:tin đồn|thông tin|tin|nội dung|giả|thất thiệt|liên quan|về|vụ|chỉ|sai sự thật)\s+)+", re.IGNORECASE
)


def is_roundup(title: str) -> bool:
    """Whether the article strings several matters together: what it denies cannot be told from the rest."""
    return _ROUNDUP.search(title) is not None


def denied_claims(title: str, lead: str, opening: str) -> tuple[str, ...]:
    """What is denied, in the words of the report, each once, the headline's first; () where no claim is concrete."""
    if is_roundup(title):
        return ()
    found = [text for part in (title, lead, opening) for sentence in _sentences(part) for text in _told_in(sentence)]
    cleaned = tuple(dict.fromkeys(text for text in map(_clean, found) if len(text.split()) >= MIN_WORDS))
    return cleaned[:MAX_CLAIMS] or _rest_of(title)


def _sentences(part: str) -> Iterator[str]:
    for span in sentence_spans(part):
        sentence = part[span.start : span.end]
        if DENIAL.search(sentence) or PENALTY.search(sentence):
            yield sentence


def _told_in(sentence: str) -> Iterator[str]:
    for match in _QUOTED.finditer(sentence):
        before, behind = sentence[max(0, match.start() - 70) : match.start()], sentence[match.end() : match.end() + 60]
        told = _TOLD.search(before) or _CALLED_FALSE.search(behind) or not before.strip()
        if told and not is_negated(match.group(1)):
            yield match.group(1)
    for pattern in _DENIED:
        for match in pattern.finditer(sentence):
            denied = match.group("denied")
            if pattern in _EXPLICIT or (_PLAIN_DENIAL.search(sentence) and not is_negated(denied)):
                yield denied


def _rest_of(title: str) -> tuple[str, ...]:
    """Where no pattern finds the claim: a headline that plainly denies, without its words of denial."""
    if PENALTY.search(title) or not _VERB.search(title):
        return ()
    rest = _clean(_VERB.sub(" ", title))
    return (rest,) if len(rest.split()) > MIN_WORDS and not is_negated(rest) else ()


def _clean(text: str) -> str:
    return _LABEL.sub("", " ".join(text.split()).strip(" '\"“”‘’,.:"))
