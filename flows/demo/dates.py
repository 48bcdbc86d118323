"""Date placeholders of the sample texts: ``{D-3}`` becomes "ngày 9 tháng 10", and so on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.errors import CatalogueError

PLACEHOLDER = re.compile(r"\{([A-Za-z]+)([+-]\d+)\}")

_VI_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FR_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FR_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_KM_MONTHS = ("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ")
_LO_MONTHS = (
    *("ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ"),
    *("ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"),
)
_KM_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")

FORMS: dict[str, Callable[[date], str]] = {
    "d": lambda day: f"{day.day}/{day.month}",
    "D": lambda day: f"ngày {day.day} tháng {day.month}",
    "w": lambda day: _VI_DAYS[day.weekday()],
    "m": lambda day: f"tháng {day.month}/{day.year}",
    "y": lambda day: str(day.year),
    "en": lambda day: f"{_EN_MONTHS[day.month - 1]} {day.day}",
    "enw": lambda day: _EN_DAYS[day.weekday()],
    "zh": lambda day: f"{day.month}月{day.day}日",
    "fr": lambda day: f"{'1er' if day.day == 1 else day.day} {_FR_MONTHS[day.month - 1]}",
    "frw": lambda day: _FR_DAYS[day.weekday()],
    "km": lambda day: f"ថ្ងៃទី{str(day.day).translate(_KM_DIGITS)} ខែ{_KM_MONTHS[day.month - 1]}",
    "lo": lambda day: f"ວັນທີ {day.day} {_LO_MONTHS[day.month - 1]}",
}


def with_dates(text: str, anchor: date) -> str:
    """*text* with every placeholder replaced by the day counted from *anchor*.

    Raises :class:`CatalogueError` for a form that :data:`FORMS` does not know.
    """

    def spell(found: re.Match[str]) -> str:
        form = FORMS.get(found[1])
        if form is None:
            raise CatalogueError(f"sample press: unknown date form {found[0]!r}; use one of {', '.join(FORMS)}")
        return form(anchor + timedelta(days=int(found[2])))

    return PLACEHOLDER.sub(spell, text)


def long_date(day: date, language: str) -> str:
    """The date line at the top of a page, in the outlet's language."""
    if language == "vi":
        name = _VI_DAYS[day.weekday()]
        return f"{name[0].upper()}{name[1:]}, {day.day:02}/{day.month:02}/{day.year}"
    form = FORMS.get(language, FORMS["en"])
    return f"{form(day)} {day.year}" if language != "zh" else f"{day.year}年{form(day)}"
