"""A way of writing an agency, a place in it, or something that only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    NAME = "name"  # the agency itself, in Vietnamese
    ABBREV = "abbrev"  # TP.HCM, NHNN: capitals as written
    FOREIGN = "foreign"  # the form of another language
    DEPARTMENT = "department"  # a ministry's department
    ROLE = "role"  # the minister, without the word for ministry
    PLACE = "place"  # a town, island, bridge, hospital … that stands in one province only
    UNIT = "unit"  # a district or commune: only with its type word in front
    LISTED = "listed"  # a ministry without its first word: "các bộ Công an, Quốc phòng"
    MASK = "mask"  # not a place at all: Thái Bình Dương, đường Hồ Chí Minh
    COUNTRY = "country"  # abroad, to tell Bộ Quốc phòng Nga from Bộ Quốc phòng


class Need(StrEnum):
    """What must hold before a name counts."""

    VIETNAM = "vietnam"  # the article speaks of Việt Nam
    NEAR = "near"  # the word for Việt Nam stands right before or behind it
    MID = "mid"  # not at the beginning of a sentence, where a capital means nothing
    ROUTE = "route"  # one end of "A - B"
    NOT_BOTH = "notboth"  # Trường Sa without Hoàng Sa: the islands as a place, not as a claim


# Words in the names of houses that the press writes with and without capitals.
_COMMON = re.compile(
    r"\b(?:Bệnh viện|Đa khoa|Trung ương|Nhân dân|Hữu nghị|Quân y|Da liễu|Nội tiết|Phụ sản|Lão khoa|Bệnh nhiệt đới"
    r"|Nhiệt đới|Trường(?= Đ)|Đại học|Học viện|Bách khoa|Kinh tế|Kỹ thuật|Khoa học|Quốc gia|Quốc tế|Viện|Hoàng thành"
    r"|Địa đạo|Nhà thờ|Nhà thi đấu|Nhà hát|Sân bay|Cảng hàng không|Khu công nghệ cao|Khu công nghiệp|Công viên|Bưu điện"
    r"|Cung|Thành cổ|Nghĩa trang|Kinh thành|Vịnh|Triển lãm|Trung tâm|Vườn quốc gia|Cửa khẩu|Thủy điện)\b"
)
ANY_CAPITAL = frozenset({NameKind.DEPARTMENT, NameKind.ROLE})


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of one surface.  ``surface`` is folded (:func:`pipeline.text.folding.fold`)."""

    surface: str
    unit: str  # slug of the agency as named, a former one where the name is of former times; "" for none
    kind: NameKind
    language: str  # ISO 639-1; "latin" for a form without tone marks in any Latin-script language
    needs: frozenset[Need] = frozenset()
    type_word: str = ""  # of a district or commune: phường, xã …
    period: str = ""  # of a district or commune: before or after 1 July 2025
    also: tuple[str, ...] = ()  # provinces that had a unit of the same type and name
    choices: tuple[str, ...] = ()  # provinces that have one today, where there are several

    @property
    def ministry(self) -> bool:
        return self.unit.startswith(("bo-", "ngan-hang-", "thanh-tra-", "van-phong-", "uy-ban-"))

    def capitals(self) -> tuple[int, ...]:
        """Positions that must be capital in the text: those that are capital here, but for a leading "TP".

        In a name of several words only beginnings of words count (Hutech, Ea H'leo), and of a place not those of
        common words: bệnh viện Da liễu trung ương, hoàng thành Thăng Long.
        """
        start = 2 if self.surface[:2] == "TP" else 0
        capital = [i for i, c in enumerate(self.surface) if i >= start and c.isupper()]
        if self.kind is NameKind.ABBREV:
            return tuple(capital)
        first = [i for i in capital if i == start or not (self.surface[i - 1].isalnum() or self.surface[i - 1] == "'")]
        if self.kind is not NameKind.PLACE:
            return tuple(first)
        common = {i for match in _COMMON.finditer(self.surface) for i in range(*match.span())}
        return tuple(i for i in first if i not in common)
