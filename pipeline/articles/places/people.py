"""People and readers: Nguyễn Hòa Bình is a person; "(Tùng, 32 tuổi, Hà Nội)" says where a reader writes from."""

from __future__ import annotations

import re

from pipeline.articles.places.hits import Hit
from pipeline.articles.places.names import NameKind
from pipeline.text.syllable import LOWER, UPPER

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Phan|Huỳnh|Hoàng|Võ|Vũ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đinh|Trịnh|Đào|Lương|Tạ|Quách|Mạc|Tô|Hà|Cao"
    "|Trương|Lâm|Chu|Châu|Thái|Tống|Vương|Kiều|Hứa|Doãn|Phùng|Nghiêm|Tôn|Khuất|Ninh|Lưu"
)
_MIDDLES = "Văn|Thị|Ngọc|Minh|Đức|Hữu|Xuân|Thu|Thúy|Đình|Công|Quốc|Bá|Trọng|Huy|Thanh|Quang|Viết|Tiến|Duy|Như|Kim"
# Hùng Vương is a street, a school, a king: a surname does not follow a capitalised word.
_FULL_NAME = re.compile(rf"(?:^|(?P<word>\w+) |[^\w ] ?)(?:{_SURNAMES})(?: (?:{_MIDDLES})){{0,2}} $")
_HONORIFICS = frozenset("Ông Bà Anh Chị Em Cô Chú Bác".split())  # capital at the beginning of a sentence
_NAME_GOES_ON = re.compile(rf" [{UPPER}]\w*, \d{{1,3}} tuổi")
_TITLED = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]hú|[Bb]ác|[Cc]a sĩ|[Dd]iễn viên|[Nn]hạc sĩ|[Đđ]ạo diễn|NSND|NSƯT|bé) $"
)
# Provinces whose names people also bear; a Cao Bằng or a Nghệ An is hardly ever a person.
_BORNE = frozenset(
    "hòa bình|thái bình|hà nam|hà giang|hải dương|bình dương|an giang|thái nguyên|huế|hà tiên|lý sơn|hà đông".split("|")
)
# A signature stands behind the end of a sentence, closes the text, and names who asks.
_SIGNATURE = re.compile(r"[.?!…\"'] ?\(([^()]{2,80})\)[.\s]*$")
_AGED = re.compile(rf"\([{UPPER}][\w. ]{{0,40}}, \d{{1,3}} tuổi, [^()]*$")
_READER = re.compile(rf"(?:[Bb]ạn đọc|[Đđ]ộc giả|[Bb]ạn) [{UPPER}][^().,;]{{1,40}}\([^()]*$")


def is_person(text: str, hit: Hit) -> str | None:
    if hit.name.kind not in (NameKind.NAME, NameKind.PLACE) or not hit.name.surface[0].isupper():
        return None
    before = text[max(0, hit.start - 30) : hit.start]
    match = _FULL_NAME.search(before)
    word = (match and match["word"]) or ""
    if match and (not word.istitle() or word in _HONORIFICS):
        return "person"
    if _NAME_GOES_ON.match(text, hit.end):
        return "person"
    if text[hit.start : hit.end].lower() in _BORNE and _TITLED.search(before):
        return "person"
    return None


def is_signature(text: str, hit: Hit) -> str | None:
    before = text[max(0, hit.start - 80) : hit.start]
    if _AGED.search(before) or _READER.search(before):
        return "signature"
    match = _SIGNATURE.search(text)
    if match and match.start(1) <= hit.start < match.end(1):
        return "signature"
    return None


def beside_a_person(text: str, start: int, end: int) -> bool:
    """A Vietnamese name stands close before the span ("đại tướng Phan Văn A, Bộ trưởng Bộ …") or right behind it."""
    return bool(_SOMEBODY.search(text[max(0, start - 60) : start]) or _SOMEBODY.match(text, end))


# Thái Lan and Hà Lan are countries.
_SOMEBODY = re.compile(rf" (?!(?:Thái|Hà) Lan(?!\w))(?:{_SURNAMES})(?: [{UPPER}][{LOWER}]+){{1,3}}(?!\w)")


def names_somebody(text: str) -> bool:
    """A Vietnamese full name stands anywhere in the text."""
    return bool(_SOMEBODY.search(f" {text}"))
