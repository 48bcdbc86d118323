"""Streets and rivers bear the names of places: đường Điện Biên Phủ, phố Hòa Bình, sông Đồng Nai."""

from __future__ import annotations

import re

from pipeline.articles.places.hits import Hit
from pipeline.articles.places.names import NameKind
from pipeline.text.syllable import UPPER

_STREET = re.compile(
    r"(?<!\w)([Đđ]ường|(?<![Tt]hành )[Pp]hố|[Đđ]ại lộ|(?<![Cc]ửa )[Nn]gõ|[Hh]ẻm|[Nn]gã tư|[Nn]gã ba|[Vv]òng xoay"
    r"|[Gg]iao lộ|[Nn]út giao) $"
)
_STREETS_OF = re.compile(
    r"(?:đường phố|con đường|những phố|cung đường|tuyến phố|các phố|khu phố|vỉa hè phố) $", re.IGNORECASE
)
_RIVER = re.compile(r"(?<!\w)(?:[Ss]ông|[Rr]ạch|[Kk]ênh|[Dd]òng) $")
_HOUSE_NUMBER = re.compile(r"(?:[Ss]ố \d{2,4}[A-Z]?(?:/\d+)*|\d+[A-Z]?/\d+) $")
_ROUTE_GOES_ON = re.compile(rf" ?(?:-|đi) ?[{UPPER}]")
_CROSSING = ("giao lộ", "nút giao", "ngã tư", "ngã ba", "vòng xoay")
# "trên phố Hà Nội", "giữa phố Quảng Ngãi" are the streets of the city; only these names are phố themselves.
_PHO = frozenset({"điện biên phủ", "hòa bình", "thái bình"})
_BIG_CITIES = frozenset({"ha-noi", "ho-chi-minh", "da-nang", "hai-phong", "can-tho"})


def is_street(text: str, hit: Hit) -> str | None:
    if hit.name.kind not in (NameKind.NAME, NameKind.PLACE) or not hit.name.surface[0].isupper():
        return None
    before = text[max(0, hit.start - 14) : hit.start]
    if _HOUSE_NUMBER.search(before):
        return "street"
    match = _STREET.search(before)
    if match is None or _STREETS_OF.search(before):
        return None
    if match.group(1).lower() not in _CROSSING and _ROUTE_GOES_ON.match(text, hit.end):
        return None
    word = match.group(1)
    own = hit.name.surface.lower() not in _PHO if word.lower() == "phố" else hit.name.unit in _BIG_CITIES
    return None if own and word in ("phố", "Phố", "đường") else "street"


def is_river(text: str, hit: Hit) -> str | None:
    if hit.name.kind is NameKind.NAME and _RIVER.search(text[max(0, hit.start - 8) : hit.start]):
        return "river"
    return None
