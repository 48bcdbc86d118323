"""Public bodies and roles as a sentence names them — the body or role, never a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text.bodies_public import IN_ENGLISH, NAMED, ROLES, VAGUE

_BODY = re.compile(rf"\b(?P<body>{NAMED})|(?P<role>{ROLES})|(?P<vague>{VAGUE})|(?P<foreign>{IN_ENGLISH})")
SAYING = re.compile(
    r"\b(?:cho biết|cho hay|khẳng định|xác nhận|xác minh|thông tin|thông báo|công bố|báo cáo|nêu rõ|lên tiếng|phát đi|"
    r"nói rõ|trả lời|kết luận|cảnh báo|bác bỏ|bác|đính chính|said|says|confirmed|announced|told|denied|according to)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b(?:[Tt]heo|[Tt]hông tin từ|[Dd]ẫn lời|[Aa]ccording to)\s+$")
_SAYING_NEAR = 110


@dataclass(frozen=True, slots=True)
class BodyMention:
    label: str  # the body or role, without any person's name
    start: int
    end: int
    says: bool  # it is the source of what the sentence says
    named: bool  # a body with a name of its own, not "cơ quan chức năng"


def bodies_in(sentence: str) -> tuple[BodyMention, ...]:
    """The public bodies and roles that *sentence* names, in order."""
    found = []
    for match in _BODY.finditer(sentence):
        before = sentence[max(0, match.start() - 16) : match.start()]
        behind = sentence[match.end() : match.end() + _SAYING_NEAR]
        says = bool(_ACCORDING.search(before) or SAYING.search(behind))
        label = " ".join(match.group().split())
        found.append(BodyMention(label, match.start(), match.end(), says, match.lastgroup == "body"))
    return tuple(found)


def source_named(sentence: str) -> str:
    """The body or role that *sentence* gives as its source; "" where it gives none."""
    return next((body.label for body in bodies_in(sentence) if body.says), "")
