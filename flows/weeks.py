"""ISO weeks as people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NoReturn

from pipeline.errors import LamroError

FIRST_YEAR, LAST_YEAR = 1990, 2100
_WEEK = re.compile(r"(\d{4})-?W(\d{2})$")


class WeekNotRead(LamroError):
    """Not an ISO week such as 2025-W48."""


def parse_week(text: str) -> date:
    """``2025-W48`` → its Monday.  Raises :class:`WeekNotRead`."""
    match = _WEEK.match(text.strip().upper())
    try:
        if match:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday if FIRST_YEAR <= monday.year < LAST_YEAR else _refuse(text)
    except ValueError:
        if match and FIRST_YEAR <= int(match[1]) < LAST_YEAR:
            last = date(int(match[1]), 12, 28).isocalendar().week  # 28 December is always in the last one
            raise WeekNotRead(
                f"năm {match[1]} không có tuần {match[2]}: theo ISO, năm này có các tuần từ 01 đến {last}"
            ) from None
    return _refuse(text)


def _refuse(text: str) -> NoReturn:
    raise WeekNotRead(f"không đọc được tuần “{text}”; viết như 2025-W48")


def last_full_week(today: date) -> date:
    """The Monday of the last week that is over on *today*."""
    return today - timedelta(days=today.weekday() + 7)


def monday_of(day: date) -> date:
    """The Monday of the week of *day*."""
    return day - timedelta(days=day.weekday())
