"""Names in the foreign press: "Hanoi rejects" is the state, "China's Ministry of …" is not ours."""

from __future__ import annotations

import re

from pipeline.articles.places.hits import Hit
from pipeline.articles.places.names import NameKind

_METONYMY = re.compile(
    r" (?:said|says|rejects?|rejected|denies|denied|insists|insisted|protest(?:s|ed)|condemn(?:s|ed)|accuses?|accused"
    r"|urges?|urged|vows|vowed|affirme|rejette|dénonce)(?!\w)"
)
# China's, Cambodian, the Thai: a capitalised possessive or adjective right before the ministry.
_WHOSE = re.compile(r"([A-Z]\w+)(?:'s|s')? $")
_NO_COUNTRY = frozenset(
    {"The", "But", "And", "A", "Deputy", "Vice", "Former", "Then", "In", "At", "By", "With", "From"}
)
_OF_COUNTRY = re.compile(r" (?:of|in|de|du|des) (?:the )?([A-Z]\w+)")
_CHINESE_COUNTRY = re.compile(
    "(?:中国|中國|柬埔寨|老挝|老撾|泰国|泰國|美国|美國|日本|韩国|韓國|朝鲜|朝鮮|俄罗斯|俄羅斯|印度|印尼|菲律宾|菲律賓|马来西亚"
    "|馬來西亞|新加坡|缅甸|緬甸|法国|法國|英国|英國|德国|德國|乌克兰|烏克蘭|以色列|伊朗|台湾|臺灣)$"
)


def is_government(text: str, hit: Hit) -> str | None:
    """The capital for the government."""
    if hit.name.kind is NameKind.FOREIGN and hit.name.unit == "ha-noi" and _METONYMY.match(text, hit.end):
        return "government"
    return None


def is_other_ministry(text: str, hit: Hit) -> str | None:
    """A ministry that the words around it give to another country."""
    if not hit.name.ministry or hit.name.language == "vi":
        return None
    before = text[max(0, hit.start - 24) : hit.start]
    whose, of = _WHOSE.search(before), _OF_COUNTRY.match(text, hit.end)
    if of and not _vietnam(of.group(1)):
        return "foreign ministry"
    if whose and not _vietnam(whose.group(1)) and whose.group(1) not in _NO_COUNTRY:
        return "foreign ministry"
    return "foreign ministry" if _CHINESE_COUNTRY.search(before) else None


def _vietnam(word: str) -> bool:
    return word.startswith(("Viet", "Việt"))
