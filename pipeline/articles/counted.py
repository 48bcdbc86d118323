"""What a figure counts: the dead, the injured, houses, students … in a few normal words."""

from __future__ import annotations

import re

# Fates of people, by the words that name them; the nearest word decides.
_FATES = {
    "chết": r"chết|tử vong|thiệt mạng|tử nạn|dead|died|killed|deaths?|death toll",
    "mất tích": r"mất tích|missing",
    "bị thương": r"bị thương|thương tích|injured|wounded",
    "nhập viện": r"nhập viện|vào viện|ngộ độc|cấp cứu|hospitali[sz]ed|poisoned",
    "mắc bệnh": r"mắc|ca nhiễm|ca bệnh|dương tính|infected|cases",
    "sơ tán": r"sơ tán|di dời|evacuated",
    "bị bắt": r"bị bắt|bắt giữ|khởi tố|tạm giam|arrested",
}
_FATE = re.compile("|".join(f"(?P<f{index}>\\b(?:{words})\\b)" for index, words in enumerate(_FATES.values())), re.I)
_FATE_NAMES = tuple(_FATES)
_PEOPLE = re.compile(
    r"^\s*(?:người|nạn nhân|học sinh|em(?=\W)|cháu(?=\W)|trẻ|công nhân|hành khách|du khách|ca(?=\W)|"
    r"cán bộ|bệnh nhân|bị can|bị cáo|đại biểu|thí sinh|sinh viên|giáo viên|chiến sĩ|vận động viên|ngư dân|thuyền viên|"
    r"tiếp viên|thanh niên|đối tượng|nghi phạm|phụ huynh|cử tri|"
    r"people|persons?|children|students|workers|patients)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"^\s*((?:[^\W\d_]+\s?){1,2})")
_STOP = frozenset(
    "và là của ở tại trong từ đến với do bị được cho để khi này đó trên dưới vào ra theo nhưng mà the of in at and or"
    " a an to from with by for on was were is are so phải có đang thì hay hoặc còn đều cũng dành lại sẽ nữa".split()
)
_NEAR = 40


def counted_thing(sentence: str, start: int, end: int, unit: str = "") -> tuple[str, str]:
    """``(unit, counted)`` for the figure at ``sentence[start:end]``.

    People are counted by their fate where one stands near (``("người", "chết")``); other things by the one
    or two words behind the figure (``("", "ngôi nhà")``); with a measured *unit* the words in front of the
    figure say what is measured, as far as one is named.
    """
    after = sentence[end : end + _NEAR]
    people = unit == "người" or (not unit and _PEOPLE.match(after) is not None)
    if people:
        return "người", _fate(sentence, start, end) or _noun(after, skip_people=unit == "người")
    if unit:
        return unit, _fate(sentence, start, end) if unit == "percent" else ""
    noun = _noun(after, skip_people=False)
    return "", noun


def _fate(sentence: str, start: int, end: int) -> str:
    """The fate named nearest to the figure: behind it within the clause first, else in front of it."""
    behind = re.split(r"[,;.]", sentence[end : end + _NEAR], maxsplit=1)[0]
    found = _FATE.search(behind)
    if found is None:
        front = re.split(r"[,;.]", sentence[max(0, start - _NEAR) : start])[-1]
        found = next(iter(reversed(list(_FATE.finditer(front)))), None)
    if found is None:
        return ""
    return next(name for index, name in enumerate(_FATE_NAMES) if found.group(f"f{index}"))


def _noun(after: str, skip_people: bool) -> str:
    match = _NOUN.match(after)
    if match is None:
        return ""
    words = [word for word in match.group(1).lower().split() if word]
    kept: list[str] = []
    for word in words:
        if word in _STOP:
            break
        kept.append(word)
    return "" if skip_people and not kept else " ".join(kept)
