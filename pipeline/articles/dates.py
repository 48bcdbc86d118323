"""Dates as pages write them: ISO, RFC 822, and the date lines of the Vietnamese press.

Why :mod:`crawlers.dates` reads dates too: see :mod:`pipeline.records.publishing`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from pipeline.records.days import VIETNAM

_LONGEST = 120
_OFFSET = re.compile(r"\s*([+-]\d{2}):?(\d{2})$")
_FRACTION = re.compile(r"(:\d{2})[.,](\d{1,6})\d*")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_DAY_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,)?(?:\s+năm)?\s+(\d{4})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d/+-])(\d{1,2})\s?(?::|h|g|giờ)\s?(\d{2})(?::(\d{2}))?(?!\d)\s*(am|pm|sa|ch)?\b", re.IGNORECASE
)
_ZONE = re.compile(r"(?:gmt|utc)\s*([+-]\s?\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)


def parse_date(raw: str, zone: tzinfo) -> datetime | None:
    """A date or instant as UTC, None where *raw* is none.  *zone* is for those without one.

    Numbers with slashes are read day first, as Viet Nam writes them, and only for its own outlets: elsewhere
    the order is not certain.  Beside AM or PM the month is first (.NET's order).
    """
    text = " ".join(raw.split())
    if not text or len(text) > _LONGEST:
        return None
    for read in (_iso, _rfc822, _vietnamese):
        try:
            found = read(text, zone)
            if found is not None:
                return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError, TypeError):
            continue
    return None


def _iso(text: str, zone: tzinfo) -> datetime | None:
    if not text[:4].isdigit():
        return None
    clean = _FRACTION.sub(lambda found: f"{found[1]}.{found[2]:0<6}", text.replace("Z", "+00:00"))
    return datetime.fromisoformat(_OFFSET.sub(r"\1:\2", clean) if ":" in clean else clean)


def _rfc822(text: str, zone: tzinfo) -> datetime | None:
    return parsedate_to_datetime(text) if re.search(r"[a-z]{3} \d{4} \d", text, re.IGNORECASE) else None


def _vietnamese(text: str, zone: tzinfo) -> datetime | None:
    """The one date of a date line such as ``Thứ hai, 23/11/2025, 17:09 (GMT+7)``; two different days are none."""
    if zone is not VIETNAM:
        return None
    numbers = {(found[1], found[3], found[4]) for found in _DAY.finditer(text)}
    numbers |= {(found[1], found[2], found[3]) for found in _DAY_IN_WORDS.finditer(text)}
    if len(numbers) != 1:
        return None
    first, second, year = map(int, numbers.pop())
    rest = _DAY_IN_WORDS.sub(" ", _DAY.sub(" ", text))
    time = _TIME.search(rest)
    half = (time[4] or "").lower() if time else ""
    month_first = half in ("am", "pm") and first <= 12
    day, month = (second, first) if month_first else (first, second)
    hour = _hour(int(time[1]), half) if time else 0
    named = _ZONE.search(text)
    if named is not None:
        hours = int(named[1].replace(" ", ""))
        zone = timezone(timedelta(hours=hours, minutes=int(named[2] or 0) * (-1 if hours < 0 else 1)))
    minute, second = (int(time[2]), int(time[3] or 0)) if time else (0, 0)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


def _hour(hour: int, half: str) -> int:
    if half in ("pm", "ch"):
        return hour + 12 if hour < 12 else hour
    return 0 if half in ("am", "sa") and hour == 12 else hour
