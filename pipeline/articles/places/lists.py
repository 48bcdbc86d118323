"""Lists share one type word: các xã Cẩm Duệ, Cẩm Bình; các bộ Công an, Quốc phòng và Xây dựng."""

from __future__ import annotations

import re

from pipeline.text.syllable import UPPER

_ITEM = rf"[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*|\d+)*"
_BETWEEN = r"(?:, | và | hoặc )"
_TYPES = "xã|phường|huyện|quận|thị trấn|thị xã|đặc khu"
# "Các xã Đắk Lắk" are the communes of that province: one name alone is no list.
_LIST = re.compile(
    rf"(?<!\w)(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Nn]hững|[Nn]hiều|\d{{1,2}})(?: \w+)? ({_TYPES})(?: như|:| gồm)? "
    rf"({_ITEM}(?:{_BETWEEN}(?!(?:{_TYPES}) ){_ITEM})+)"
)
_WORDS = tuple(f"{word} " for word in _TYPES.split("|"))  # plain search first: most texts have no list
_SPLIT = re.compile(_ITEM)
_BEFORE_FIRST = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a|\d) [Bb]ộ:? $")
_JOINED = (", ", " và ", ", và ", "; ", " - ")
_NAME_GOES_ON = re.compile(rf" (?:[{UPPER}]|tỉnh|thành phố|huyện|xã|phường|địa phương|cấp|các)")
_SEPARATED = re.compile(r", | và |; |[.;:)]|$")


def listed_units(text: str) -> dict[int, tuple[int, str]]:
    """start → (end, type word) of every item of a list of communes or districts in the folded *text*."""
    found: dict[int, tuple[int, str]] = {}
    if not any(word in text for word in _WORDS):
        return found
    for match in _LIST.finditer(text):
        for item in _SPLIT.finditer(text, match.start(2), match.end(2)):
            found[item.start()] = (item.end(), match.group(1))
    return found


def begins_ministries(text: str, start: int) -> bool:
    """Whether a list of ministries begins at *start*: "các bộ " stands before it."""
    return bool(_BEFORE_FIRST.search(text[max(0, start - 12) : start]))


def continues_ministries(text: str, left_end: int, start: int, end: int) -> bool:
    """Whether the span ``start:end`` goes on with a list whose last ministry ended at *left_end*.

    "Bộ Y tế, Công an TP.HCM" is none: the name of a province's own police goes on behind the word.
    """
    between = text[left_end:start]
    if between not in _JOINED or _NAME_GOES_ON.match(text, end):
        return False
    return between != ", " or bool(_SEPARATED.match(text, end))
