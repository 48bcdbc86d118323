"""How Vietnamese official papers write numbers, dates and names inside a sentence."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pipeline.records.days import VIETNAM, day_in_vietnam, end_of_day, require_aware, start_of_day

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SHORT_ID = 8  # hex digits; the command line takes an id's beginning


def number_words(value: int | float, decimals: int = 2, *, signed: bool = False) -> str:
    """``1.234`` for whole numbers, ``0,78`` (*decimals* of them) for others; *signed*: ``+0,78``.

    What rounds to nothing is written without a minus: ``−0`` would be read as a fall.
    """
    plus = "+" if signed else ""
    if isinstance(value, int):
        return f"{value:{plus},}".translate(str.maketrans(",-", ".\N{MINUS SIGN}"))
    return f"{value:{plus}z,.{decimals}f}".translate(str.maketrans(",.-", ".,\N{MINUS SIGN}"))


def unit_words(unit: str) -> str:
    """*unit* as it follows a number: ``%`` close to it, any other after a blank, "" for none."""
    return unit if unit in ("", "%") else f" {unit}"


def date_words(day: date) -> str:
    """``01/12/2025``."""
    return f"{day:%d/%m/%Y}"


def weekday_date(day: date) -> str:
    """``Chủ nhật, 30/11/2025``."""
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day)}"


def instant_words(instant: datetime) -> str:
    """``06:30 ngày 01/12/2025``, in Viet Nam's time; raises ValueError for an instant without zone."""
    local = require_aware(instant).astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {date_words(local.date())}"


def when_words(instant: datetime) -> str:
    """``lúc 06:30 ngày 01/12/2025``; ``ngày 01/12/2025`` for what is known by its day, which stands at its first or
    last instant: no hour is made up for it."""
    day = day_in_vietnam(instant)
    known_by_day = instant in (start_of_day(day), end_of_day(day) - timedelta(microseconds=1))
    return f"ngày {date_words(day)}" if known_by_day else f"lúc {instant_words(instant)}"


def stamp(instant: datetime) -> str:
    """``06:30 01/12/2025``, for tables; raises ValueError for an instant without zone."""
    return f"{require_aware(instant).astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def sentence_start(words: str) -> str:
    """*words* with the first letter in upper case, the others as they are."""
    return words[:1].upper() + words[1:]


def inside_sentence(name: str) -> str:
    """``Tỉnh Đắk Lắk`` becomes ``tỉnh Đắk Lắk``; ``Bộ Y tế`` stays as it is."""
    for kind in ("Tỉnh ", "Thành phố "):
        if name.startswith(kind):
            return kind.lower() + name.removeprefix(kind)
    return name


def cut(text: str, length: int) -> str:
    """*text* on one line, cut at a word with "…" where it is longer than *length* characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


def short_id(record_id: str) -> str:
    return record_id[:SHORT_ID]
