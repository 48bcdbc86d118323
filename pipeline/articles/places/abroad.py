"""Other countries have ministries and provinces too: Bộ Quốc phòng Nga, Hà Nam (Trung Quốc), thủ đô Paris."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.articles.places.hits import Hit
from pipeline.articles.places.names import NameKind
from pipeline.articles.places.people import names_somebody
from pipeline.text.syllable import LOWER, UPPER, is_syllable

_LINK = re.compile(
    r" (?:của |nước |thuộc |tại |ở |phía |Cộng hòa |chính phủ |[Ll]iên bang |[Qq]uân đội |quốc gia |Hoàng gia )?"
)
# Bộ Y tế và Dịch vụ nhân sinh Mỹ: the name of a ministry that is not ours goes on.
_LONGER = re.compile(
    r"(?:,| và) (?:Dịch vụ|Hợp tác|Giao thông|Truyền thông|Phúc lợi|Lao động|Thể thao|Du lịch|Năng lượng|Môi trường"
    r"|Di trú|Nhập cư|Thương mại|Công nghiệp|Cộng đồng|Phát triển|An sinh|Văn hóa)[^.;:()]{0,30} $"
)
_THAT_COUNTRY = re.compile(r" (?:của )?(?:nước này|nước ngoài|nước láng giềng|hai nước|các nước|hai bên)(?!\w)")
_AND = " và "
_HOME = re.compile(r" (?:của )?(?:Việt Nam|VN|nước ta)(?!\w)")
_NEXT_WORD = re.compile(rf" ([{UPPER}][^\W\d_]*[{LOWER}])(?!\w)")
_WORD_BEFORE = re.compile(r"(?<!\w)(?:cán|đảng|nội|toàn|tổng|chi|đội|cục) $", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" ?\($")
_OF = re.compile(r"(?: ?\(|, | ở | của )$")
# Chinese provinces and towns whose Vietnamese names are ours as well.
_NAMESAKES = frozenset({"hà nam", "sơn tây", "thái nguyên", "an khánh", "quảng bình", "thái bình", "bình định"})
_CAPITAL_OF = re.compile(rf" [{UPPER}]| của ")


def is_foreign_ministry(text: str, hits: Sequence[Hit], at: int) -> str | None:
    """The ministry of another country, told by what stands behind it (or behind the ministry joined to it)."""
    hit = hits[at]
    if not hit.name.ministry or _HOME.match(text, hit.end):
        return None
    if _THAT_COUNTRY.match(text, hit.end):
        return "foreign ministry"
    word = _NEXT_WORD.match(text, hit.end)
    if word and not is_syllable(word.group(1)):  # Slovakia, Herman: no Vietnamese name
        return "foreign ministry"
    if at + 1 == len(hits):
        return None
    following = hits[at + 1]
    between = text[hit.end : following.start]
    if following.name.kind is NameKind.COUNTRY and (_LINK.fullmatch(between) or _LONGER.fullmatch(between)):
        return "foreign ministry"
    if following.name.kind is NameKind.LISTED and between in (_AND, ", "):
        return is_foreign_ministry(text, hits, at + 1)
    if following.name.ministry and following.name.kind is not NameKind.DEPARTMENT and between == _AND:
        return is_foreign_ministry(text, hits, at + 1)
    return None


def is_another_word(text: str, hit: Hit) -> str | None:
    """Cán bộ công an, Đảng bộ Công an, nội bộ Công an: the syllable belongs to the word before it."""
    if hit.name.ministry and _WORD_BEFORE.search(text[max(0, hit.start - 6) : hit.start]):
        return "another word" if text[hit.start].islower() else None
    return None


def is_foreign_place(text: str, hits: Sequence[Hit], at: int) -> str | None:
    """Hà Nam of China: the country stands right behind the name."""
    hit = hits[at]
    if at + 1 == len(hits) or hits[at + 1].name.kind is not NameKind.COUNTRY or hit.name.ministry:
        return None
    between = text[hit.end : hits[at + 1].start]
    if _IN_BRACKETS.fullmatch(between):
        return "abroad"
    if hit.name.surface.lower() in _NAMESAKES and _OF.fullmatch(between):
        return "abroad"
    return None


def is_namesake(text: str, hits: Sequence[Hit], at: int) -> str | None:
    """A Chinese namesake in a text that names China and no other place of ours."""
    hit = hits[at]
    if hit.name.surface.lower() not in ("hà nam", "sơn tây"):
        return None
    others = {other.name.unit for other in hits if other.name.unit} - {hit.name.unit}
    if others or "Việt Nam" in text:
        return None
    return "abroad" if any(other.name.surface == "Trung Quốc" for other in hits) else None


def is_other_capital(text: str, hit: Hit) -> str | None:
    """Thủ đô Paris, Thủ đô của Lào: not ours."""
    if hit.name.surface == "Thủ đô" and _CAPITAL_OF.match(text, hit.end):
        return "abroad"
    return None


# Offices and houses that Việt Nam does not have.
_OTHER_STATES = re.compile(r"Tổng thống|Hạ viện|Thượng viện|Lầu Năm Góc|Nhà Trắng|Quốc vương|nội các")
_OURS = re.compile(r"Việt|(?<!\w)VN(?!\w)|nước ta")
COMMON_MINISTRIES = frozenset(
    "bo-quoc-phong bo-ngoai-giao bo-tu-phap bo-tai-chinh bo-noi-vu bo-y-te bo-giao-duc-va-dao-tao"
    " bo-giao-thong-van-tai".split()
)


def is_about_abroad(title: str, lead: str, countries: frozenset[str]) -> bool:
    """Title and lead speak of another state and not of ours: a bare Bộ Quốc phòng in them is that state's."""
    text = f"{title} {lead}"
    if _OURS.search(text) or names_somebody(text):
        return False
    words = title.replace(":", " ").replace(",", " ").split()
    begins = any(" ".join(words[:n]) in countries for n in (1, 2, 3))
    return begins or bool(_OTHER_STATES.search(text))
