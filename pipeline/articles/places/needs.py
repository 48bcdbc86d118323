"""What must hold around a name before it counts: names.csv and places.csv, column needs."""

from __future__ import annotations

import re

from pipeline.articles.places.names import Name, Need
from pipeline.articles.places.scene import Scene, is_near_vietnam
from pipeline.text.syllable import UPPER

_ROUTE_AFTER = re.compile(rf" - [{UPPER}\d]")
_ROUTE_BEFORE = re.compile(r"[\w.)] - $")
_NAME_BEFORE = re.compile(rf"[{UPPER}]\w* $")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\"'\n|(] ?)$")
_OTHER_ISLANDS = "hoàng sa"


def needs_met(name: Name, text: str, lowered: str, start: int, end: int, scene: Scene) -> bool:
    if not name.needs:
        return True
    if Need.NEAR in name.needs and not is_near_vietnam(lowered, start, end):
        return False
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
