"""What a whole article tells about any name in it: its language, whether it speaks of Việt Nam."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_VIETNAM = re.compile(
    "vi[eệê]t ?nam|越南|ベトナム|베트남|вьетнам|เวียดนาม|វៀតណាម|ຫວຽດນາມ|ຫວ[ຽງ]ດນາມ|وفيتنام|فيتنام",
    re.IGNORECASE,
)
_NEAR = 24  # characters
_KANA = re.compile("[ぁ-んァ-ヶ]")
_COMMUNES_SINCE = date(2025, 7, 1)
# One letter in this many is peculiar to Vietnamese in Vietnamese text; about one in five really is.
_ONE_IN = 25


@dataclass(frozen=True, slots=True)
class Scene:
    vietnamese: bool
    of_vietnam: bool
    kana: bool
    day: date
    new_communes: bool  # the article's day is after the districts ended


def scene_of(text: str, day: date, language: str = "") -> Scene:
    """The scene that *text* (folded; all fields of an article together) sets for its names."""
    vietnamese = language == "vi" or len(_VIETNAMESE.findall(text[:4000])) * _ONE_IN > len(text[:4000])
    of_vietnam = vietnamese or bool(_VIETNAM.search(text))
    kana = not vietnamese and bool(_KANA.search(text))
    return Scene(vietnamese, of_vietnam, kana, day, day >= _COMMUNES_SINCE)


def is_near_vietnam(text: str, start: int, end: int) -> bool:
    """The word for Việt Nam stands close before or behind the span; of all languages that have one here."""
    return bool(_VIETNAM.search(text[max(0, start - _NEAR) : end + _NEAR]))
