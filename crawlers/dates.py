"""Dates as feeds write them: repaired where the repair is certain, else refused.

A wrong day is worse than none: an article without a date falls back to the day it was first seen, and
says so.  So every form here is matched whole; what is left over makes the date untrusted.  Why
:mod:`pipeline.articles.dates` reads dates too: see :mod:`pipeline.records.publishing`.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from pipeline.records.days import VIETNAM
from pipeline.records.publishing import is_believable

LONGEST = 100  # characters; no true date is longer

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "Giêng" and "Chạp" are left out: they name months of the lunar year.
_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
# Names with one meaning only; "CST" and "IST" stand for several zones and are refused.
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "ict": 7, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "edt": -4, "est": -5}

_SEP = r"[\s,;|–-]*"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|t[2-7])"
)
_MONTH = (
    r"(?P<{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|ober|ember)?\.?"
)
_DATE = (
    r"(?:ngày\s+)?(?:"
    r"(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})"
    r"|(?P<ed>\d{1,2})[\s-]+" + _MONTH.format("em") + r"[\s,-]+(?P<ey>\d{4}|\d{2})"
    r"|" + _MONTH.format("fm") + r"\s+(?P<fd>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<fy>\d{4})"
    r"|(?P<vd>\d{1,2})\s+tháng\s+(?P<vm>\d{1,2}|mười một|mười hai|[^\W\d]+)(?:\s*,?\s*năm)?\s*,?\s*(?P<vy>\d{4})"
    r")"
)
_TIME = (
    r"(?:lúc\s+)?(?P<h>\d{1,2})(?:\s*[:h]\s*|\s+giờ\s+)(?P<mi>\d{2})(?:\s*phút)?(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>am|pm|sa|ch)\b)?"
)
_ZONE = (
    r"\(?(?:(?:gmt|utc)\s*(?P<g>[+-]\d{1,2}(?::?\d{2})?)|(?P<o>[+-]\d{2}:?\d{2}|(?<=\d)[+-]\d{2})"
    r"|(?P<n>" + "|".join(_ZONES) + r"))\)?"
)
_RFC_3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])")
_DATE_FIRST = re.compile(rf"(?:{_WEEKDAY}{_SEP})?{_DATE}(?:(?:t|{_SEP}){_TIME})?(?:{_SEP}{_ZONE})?")
_TIME_FIRST = re.compile(rf"(?:{_WEEKDAY}{_SEP})?{_TIME}{_SEP}(?:{_WEEKDAY}{_SEP})?{_DATE}(?:{_SEP}{_ZONE})?")


def parse_feed_date(raw: str, now: datetime) -> datetime | None:
    """*raw* as a feed or page wrote it -> an aware UTC instant, or None where it cannot be trusted.

    Understood: RFC 822, ISO 8601, numbers with slashes, Vietnamese and English words.  Without a
    zone it is Viet Nam time; without a time it is the day's beginning there.  Later than *now*
    (aware) plus one day, or before 1990, gives None.  Raises only for a *now* without zone.
    """
    instant = read_instant(raw)
    return instant if instant and is_believable(instant, now) else None


def read_instant(raw: str) -> datetime | None:
    """What *raw* says, as an aware UTC instant, whether or not it can be true; None where it cannot be read."""
    if len(raw) > LONGEST:
        return None
    if _RFC_3339.fullmatch(raw):  # as sitemaps write 50,000 times over
        with suppress(ValueError, OverflowError):  # read once more below
            return datetime.fromisoformat(raw).astimezone(UTC)
    text = " ".join(unicodedata.normalize("NFC", raw).lower().split())
    found = _DATE_FIRST.fullmatch(text) or _TIME_FIRST.fullmatch(text)
    if found is None:
        return None
    try:
        year, month, day = _year_month_day(found)
        minute, second = int(found["mi"] or 0), int(found["s"] or 0)
        local = datetime(year, month, day, _hour(found), minute, second, tzinfo=_zone(found))
    except ValueError:
        return None
    try:
        return local.astimezone(UTC)
    except OverflowError:  # 0001-01-01, which .NET writes where it has no date
        return local.replace(tzinfo=UTC)


def _year_month_day(found: re.Match[str]) -> tuple[int, int, int]:
    if found["iy"]:
        return int(found["iy"]), int(found["im"]), int(found["id"])
    if found["y"]:
        return int(found["y"]), *_month_and_day(int(found["a"]), int(found["b"]), found["half"])
    if found["em"]:
        year = int(found["ey"])  # RFC 822 itself writes two digits
        return year + 2000 if len(found["ey"]) == 2 else year, _ENGLISH.index(found["em"]) + 1, int(found["ed"])
    if found["fm"]:
        return int(found["fy"]), _ENGLISH.index(found["fm"]) + 1, int(found["fd"])
    word = found["vm"]
    month = int(word) if word.isdigit() else _VIETNAMESE.index(word) + 1
    return int(found["vy"]), month, int(found["vd"])


def _month_and_day(first: int, second: int, half: str | None) -> tuple[int, int]:
    """Day first, as Viet Nam writes; month first beside AM/PM (.NET's US order), or where only that is a date."""
    us_order = second > 12 or (half in ("am", "pm") and first <= 12)
    return (first, second) if us_order else (second, first)


def _hour(found: re.Match[str]) -> int:
    hour, half = int(found["h"] or 0), found["half"]
    if half is None:
        return hour
    if half in ("pm", "ch"):
        return hour + 12 if hour < 12 else hour  # "17:09 PM" occurs; it can only mean 17
    if hour > 12:
        raise ValueError("an hour after noon that says it is before noon")
    return 0 if hour == 12 else hour


def _zone(found: re.Match[str]) -> tzinfo:
    if found["n"]:
        return timezone(timedelta(hours=_ZONES[found["n"]]))
    offset = found["g"] or found["o"]
    if not offset:
        return VIETNAM
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        raise ValueError("no such zone")
    return timezone((-1 if offset[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
