"""The form of Decree 30/2020/NĐ-CP in words: names, places, symbols, dates, quotation marks, first citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.records.agencies import Agency, AgencyKind
from pipeline.records.documents import DocumentKind
from pipeline.records.law import Regulation

_PROVINCIAL = ("tỉnh ", "thành phố ")
CITIES = frozenset({"ha-noi", "hai-phong", "hue", "da-nang", "can-tho", "ho-chi-minh"})  # run centrally
# Who signs, by profile; an office whose papers another signs edits the template.
_SIGNERS = {"province": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "ministry": ("BỘ TRƯỞNG",)}
_SYMBOLS = {"province": "UBND-……", "ministry": "……-……"}
_SEAT = "Hà Nội"  # of the ministries
_NAMED_AFTER_A_PERSON = "Hồ Chí Minh"  # its place keeps the kind: "Thành phố Hồ Chí Minh, ngày …"
_DAY = re.compile(r"(?:\b([Nn]gày) )?(?<![\w/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/-])")
_INNER = {"“": "‘", "”": "’"}
_MINISTERIAL = "Thông tư"  # issued by the minister, not by the ministry


def full_name(agency: Agency) -> str:
    """``tỉnh Đắk Lắk``, ``thành phố Huế``, ``Bộ Y tế``: as papers name the body."""
    if agency.kind is not AgencyKind.PROVINCE:
        return agency.name
    kind = "thành phố" if agency.id in CITIES else "tỉnh"
    bare = agency.name.removeprefix("Thành phố ").removeprefix("Tỉnh ")
    return f"{kind} {bare}"


def holder(name: str) -> str:
    """The body that issues, by its full *name*: the People's Committee of a province or city; a ministry itself."""
    return f"Ủy ban nhân dân {name}" if name.startswith(_PROVINCIAL) else name


def place(name: str) -> str:
    """Where the body of that full *name* issues its papers, as the date line begins."""
    if not name.startswith(_PROVINCIAL):
        return _SEAT
    bare = next(name.removeprefix(kind) for kind in _PROVINCIAL if name.startswith(kind))
    return f"Thành phố {bare}" if bare == _NAMED_AFTER_A_PERSON else bare


def symbol(kind: DocumentKind, profile_kind: str) -> str:
    """What stands after the blank for the number."""
    if kind is DocumentKind.PRESS_RELEASE:
        return f"TC-{_SYMBOLS[profile_kind].partition('-')[0]}"
    return _SYMBOLS[profile_kind]


def signed_by(profile_kind: str) -> tuple[str, ...]:
    return _SIGNERS[profile_kind]


def addressed(recipients: Sequence[str]) -> tuple[str, ...]:
    """``Kính gửi`` with one body on its line, or each on a line of its own."""
    if not recipients:
        return ("Kính gửi: …………………………",)
    if len(recipients) == 1:
        return (f"Kính gửi: {recipients[0]}",)
    return ("Kính gửi:", *(f"- {one};" for one in recipients[:-1]), f"- {recipients[-1]}.")


def polished(texts: Iterable[str], documents: Sequence[Regulation]) -> list[str]:
    """*texts* of one paper, in their order, as the decree writes them: days in words, inner quotation marks single, and
    each of *documents* in full where it is cited first.  What is quoted stays as it was written."""
    waiting = {one.short: introduced(one) for one in documents}
    made = []
    for text in texts:
        words = outside(single_inside(text.replace(".”.", ".”")), lambda part: _DAY.sub(_in_words, part))
        for short in [one for one in waiting if one in words]:
            full = waiting.pop(short)
            words = words.replace(short, full, 1)
        made.append(words)
    return made


def introduced(one: Regulation) -> str:
    """A document with its number, date, issuer and subject."""
    by = f"Bộ trưởng {one.issuer}" if one.form == _MINISTERIAL and one.issuer.startswith("Bộ ") else one.issuer
    day = f"ngày {one.issued_on:%d/%m/%Y}"
    return f"{one.short} {_DAY.sub(_in_words, day)} của {by} {one.title[:1].lower()}{one.title[1:]}"


def single_inside(text: str) -> str:
    """*text* with ‘…’ for quotation marks within quotation marks.

    Where a quotation was cut and a mark has no partner, the first and the last one are taken to be the outer pair.
    """
    depth, made = 0, []
    for sign in text:
        if sign == "”":
            depth -= 1
        made.append(_INNER[sign] if sign in _INNER and depth > 0 else sign)
        if sign == "“":
            depth += 1
        if depth < 0:
            break
    if depth == 0:
        return "".join(made)
    first, last = text.find("“"), text.rfind("”")
    if first < 0 or last < first:
        return text
    inner = "".join(_INNER.get(sign, sign) for sign in text[first + 1 : last])
    return f"{text[: first + 1]}{inner}{text[last:]}"


def quoted(text: str) -> str:
    """*text* between quotation marks; its own become single ones, straight or curved."""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", text).replace('"', "’")
    return f"“{''.join(_INNER.get(sign, sign) for sign in inner)}”"


def outside(text: str, change: Callable[[str], str]) -> str:
    """*text* with *change* done to what stands outside quotation marks."""
    parts = re.split(r"(“[^”]*”)", text)
    return "".join(part if part.startswith("“") else change(part) for part in parts)


def _in_words(day: re.Match[str]) -> str:
    """Days below 10 and the months 1 and 2 have a zero before them."""
    number, month = int(day[2]), int(day[3])
    return (
        f"{day[1] or 'ngày'} {number:02d} tháng {month:02d} năm {day[4]}"
        if month < 3
        else (f"{day[1] or 'ngày'} {number:02d} tháng {month} năm {day[4]}")
    )
