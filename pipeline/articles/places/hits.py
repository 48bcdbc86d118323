"""Where names stand in a text: whole words, with their capitals, the longest where several overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.articles.gazetteer import Gazetteer
from pipeline.articles.places.names import ANY_CAPITAL, Name, NameKind, Need
from pipeline.articles.places.scene import Scene
from pipeline.text.folding import lower
from pipeline.text.syllable import UPPER

_TYPE_WORD = re.compile(
    r"(?<!\w)(phường|p\.?|xã|x\.|thị trấn|tt\.|huyện|h\.|quận|q\.|thị xã|tx\.?|thành phố|tp\.?|đặc khu) ?$"
)
_SPELT_OUT = {"p": "phường", "x": "xã", "tt": "thị trấn", "h": "huyện", "q": "quận", "tx": "thị xã", "tp": "thành phố"}
_SEVERAL = re.compile(r"(?:các|nhiều|những|số|mỗi|phố|phường,|xã,|và|-|/|\d) ?(?:phường|xã)(?:, đặc khu)? $")
_LONGER_NAME = re.compile(rf"[. ]?[{UPPER}]")  # xã Đông Quang is not xã Đông, P.V.K no ward at all
_CITY = frozenset({"thành phố", "đặc khu", "thị xã"})
_ROUTE_AFTER = re.compile(rf" - [{UPPER}\d]")
_ROUTE_BEFORE = re.compile(r"[\w.)] - $")
_NAME_BEFORE = re.compile(rf"[{UPPER}]\w* $")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\"'\n|(] ?)$")
_OTHER_ISLANDS = "hoàng sa"


@dataclass(frozen=True, slots=True)
class Hit:
    start: int  # in the folded text
    end: int
    name: Name


def find_hits(text: str, gazetteer: Gazetteer, scene: Scene) -> list[Hit]:
    """The names in *text* (folded) that may count, from left to right, none overlapping."""
    lowered = lower(text)
    found: list[Hit] = []
    for pattern, start, end in gazetteer.candidates(lowered):
        if _whole(lowered, start, end):
            name = _reading(gazetteer.readings[pattern], text, lowered, start, end, scene)
            if name is not None:
                found.append(Hit(start, end, name))
    found.sort(key=lambda hit: (hit.start, -hit.end))
    chosen: list[Hit] = []
    for hit in found:
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
        elif _outweighs(hit, chosen[-1]):
            chosen[-1] = hit
    return chosen


def _outweighs(hit: Hit, left: Hit) -> bool:
    """The leftmost of two that overlap is kept, but in "Bắc Hà Nội" the province is meant, not Bắc Hà."""
    return hit.end > left.end and hit.name.kind is NameKind.NAME and left.name.kind in (NameKind.PLACE, NameKind.UNIT)


def _whole(lowered: str, start: int, end: int) -> bool:
    """Whole words; scripts that write no blanks have none (katakana, though, stands in runs)."""
    first, last = lowered[start], lowered[end - 1]
    before = lowered[start - 1] if start else " "
    after = lowered[end] if end < len(lowered) else " "
    return not (_joins(before, first) or _joins(last, after))


def _joins(left: str, right: str) -> bool:
    if left < "\u2000" and right < "\u2000":  # Latin, Cyrillic (Thai, Lao, Khmer stand between, see below)
        return left.isalnum() and right.isalnum() and not _blankless(left) and not _blankless(right)
    return ("ァ" <= left <= "ヶ" and "ァ" <= right <= "ヿ") or left == "ー"


def _blankless(character: str) -> bool:
    return "\u0e00" <= character <= "\u0eff" or "\u1780" <= character <= "\u17ff"


def _reading(readings: tuple[Name, ...], text: str, lowered: str, start: int, end: int, scene: Scene) -> Name | None:
    """The first reading that its surroundings allow; a commune with its type word before all others."""
    before = lowered[max(0, start - 12) : start]
    typed = _type_word(before)
    several = bool(typed) and bool(_SEVERAL.search(lowered[max(0, start - 24) : start]))
    fallback: Name | None = None
    for name in readings:
        if not (_fits_scene(name, scene) and _capitals_stand(name, text, start)):
            continue
        if name.kind is NameKind.UNIT:
            if typed == name.type_word and not several and _is_unit(name, text, end, scene):
                return name
        elif fallback is None and _needs_met(name, text, lowered, start, end, scene):
            fallback = name
    if fallback is not None and typed and not several and typed not in _CITY and _takes_type(fallback):
        return None  # phường Phú Thọ is not the province, and there are two of them
    return fallback


def _is_unit(name: Name, text: str, end: int, scene: Scene) -> bool:
    short = " " not in name.surface
    return (name.period == "before" or scene.new_communes) and not (short and _LONGER_NAME.match(text, end))


def _type_word(before: str) -> str:
    match = _TYPE_WORD.search(before)
    if match is None:
        return ""
    word = match.group(1).rstrip(".")
    return _SPELT_OUT.get(word, word)


def _takes_type(name: Name) -> bool:
    return name.kind in (NameKind.NAME, NameKind.PLACE) and name.surface[0].isupper()


def _fits_scene(name: Name, scene: Scene) -> bool:
    if scene.vietnamese:
        return name.language in ("vi", "any")
    if name.language == "zh" and scene.kana:
        return False
    return name.kind is not NameKind.UNIT and (scene.of_vietnam or Need.VIETNAM not in name.needs)


def _capitals_stand(name: Name, text: str, start: int) -> bool:
    positions = _capitals(name)
    if not positions:
        return True
    if name.kind in ANY_CAPITAL or (name.ministry and name.kind is NameKind.NAME):
        return any(text[start + i].isupper() for i in positions)
    return all(text[start + i].isupper() for i in positions)


@lru_cache(maxsize=32768)
def _capitals(name: Name) -> tuple[int, ...]:
    return name.capitals()


def _needs_met(name: Name, text: str, lowered: str, start: int, end: int, scene: Scene) -> bool:
    if not name.needs:
        return True
    if Need.MID in name.needs and _SENTENCE_START.search(text[max(0, start - 3) : start]):
        return False
    if Need.ROUTE in name.needs and not _on_route(text, start, end):
        return False
    return not (Need.NOT_BOTH in name.needs and _OTHER_ISLANDS in lowered)


def _on_route(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    if _ROUTE_BEFORE.search(before):
        return True
    return bool(_ROUTE_AFTER.match(text, end)) and not _NAME_BEFORE.search(before)
