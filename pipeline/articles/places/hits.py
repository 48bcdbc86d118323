"""Where names stand in a text: whole words, with their capitals, the longest where several overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.articles.gazetteer import Gazetteer
from pipeline.articles.places.lists import begins_ministries, continues_ministries, listed_units
from pipeline.articles.places.names import ANY_CAPITAL, Name, NameKind, Need
from pipeline.articles.places.needs import needs_met
from pipeline.articles.places.scene import Scene
from pipeline.articles.places.whole_words import is_whole
from pipeline.text.folding import lower
from pipeline.text.syllable import UPPER

_TYPE_WORD = re.compile(
    r"(?<!\w)(phường|p\.?|xã|x\.|thị trấn|tt\.|huyện|h\.|quận|q\.|thị xã|tx\.?|thành phố|tp\.?|đặc khu) ?$"
)
_SPELT_OUT = {"p": "phường", "x": "xã", "tt": "thị trấn", "h": "huyện", "q": "quận", "tx": "thị xã", "tp": "thành phố"}
_SEVERAL = re.compile(
    r"(?:các|nhiều|những|số|mỗi|phố|phường,|xã,|(?:phường|xã|huyện) (?:và|-|/)|\d) ?(?:phường|xã)(?:, đặc khu)? $"
)
_LONGER_NAME = re.compile(rf"[. ]?[{UPPER}]")  # xã Đông Quang is not xã Đông, P.V.K no ward at all
_CITY = frozenset({"thành phố", "đặc khu", "thị xã"})
_OF_VIETNAM = frozenset({Need.VIETNAM, Need.NEAR})
_HEADS = frozenset({NameKind.NAME, NameKind.ROLE, NameKind.ABBREV, NameKind.LISTED})


@dataclass(frozen=True, slots=True)
class Hit:
    start: int  # in the folded text
    end: int
    name: Name


def find_hits(text: str, gazetteer: Gazetteer, scene: Scene) -> list[Hit]:
    """The names in *text* (folded) that may count, from left to right, none overlapping."""
    lowered = lower(text)
    listed = listed_units(text)
    found: list[Hit] = []
    for pattern, start, end in gazetteer.candidates(lowered):
        if is_whole(lowered, start, end):
            readings = gazetteer.readings_on(pattern, scene.day)
            name = _listed(readings, listed[start], end, scene) if start in listed else None
            name = name or _reading(readings, text, lowered, start, end, scene)
            if name is not None:
                found.append(Hit(start, end, name))
    found.sort(key=lambda hit: (hit.start, -hit.end))
    chosen: list[Hit] = []
    for at, hit in enumerate(found):
        if chosen and hit.start < chosen[-1].end:
            if _outweighs(hit, chosen[-1]):
                chosen[-1] = hit
        elif hit.name.kind is not NameKind.LISTED or _in_ministries(text, hit, chosen, found[at + 1 :]):
            chosen.append(hit)
    return chosen


def _in_ministries(text: str, hit: Hit, chosen: list[Hit], following: list[Hit]) -> bool:
    if begins_ministries(text, hit.start):
        return True
    left = chosen[-1] if chosen else None
    if left is None or not left.name.ministry or left.name.kind not in _HEADS:
        return False
    abroad = any(other.name.kind is NameKind.COUNTRY and other.start == hit.end + 1 for other in following[:3])
    return abroad or continues_ministries(text, left.end, hit.start, hit.end)


def _listed(readings: tuple[Name, ...], item: tuple[int, str], end: int, scene: Scene) -> Name | None:
    """The commune that is an item of a list, where no province bears the same name."""
    if item[0] != end or not scene.vietnamese or any(name.kind is NameKind.NAME for name in readings):
        return None
    units = (name for name in readings if name.kind is NameKind.UNIT and name.type_word == item[1])
    return next((name for name in units if name.period == "before" or scene.new_communes), None)


def _outweighs(hit: Hit, left: Hit) -> bool:
    """The leftmost of two that overlap is kept, but in "Bắc Hà Nội" the province is meant, not Bắc Hà."""
    return hit.end > left.end and hit.name.kind is NameKind.NAME and left.name.kind in (NameKind.PLACE, NameKind.UNIT)


def _reading(readings: tuple[Name, ...], text: str, lowered: str, start: int, end: int, scene: Scene) -> Name | None:
    """The first reading that its surroundings allow; a commune with its type word before all others."""
    if readings[0].kind is NameKind.LISTED and len(readings) == 1:  # Công an, Tài chính: in every other text
        return readings[0] if scene.vietnamese and text[start].isupper() else None
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
        elif fallback is None and needs_met(name, text, lowered, start, end, scene):
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
    return name.kind is not NameKind.UNIT and (scene.of_vietnam or not name.needs & _OF_VIETNAM)


def _capitals_stand(name: Name, text: str, start: int) -> bool:
    positions = _capitals(name)
    if not positions:
        return True
    if name.kind in ANY_CAPITAL or (name.kind is NameKind.NAME and name.ministry):
        return any(text[start + i].isupper() for i in positions)
    return all(text[start + i].isupper() for i in positions)


@lru_cache(maxsize=32768)
def _capitals(name: Name) -> tuple[int, ...]:
    return name.capitals()
