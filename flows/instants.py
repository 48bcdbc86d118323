"""Instants as people write them on the command line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pipeline.errors import LamroError
from pipeline.records.days import VIETNAM, end_of_day


class InstantNotRead(LamroError):
    """Not a day or an instant such as 2026-12-09 or 2026-12-09T17:00."""


def parse_instant(text: str) -> datetime:
    """``2026-12-09`` → that day's last second in Viet Nam; ``2026-12-09T17:00`` → that instant, in Viet Nam where no
    zone is named.  Raises :class:`InstantNotRead`."""
    plain = text.strip()
    try:
        if len(plain) == len("2026-12-09"):
            return end_of_day(date.fromisoformat(plain)) - timedelta(seconds=1)
        found = datetime.fromisoformat(plain)
    except (ValueError, OverflowError) as error:
        raise InstantNotRead(f"không đọc được thời điểm “{text}”; viết như 2026-12-09T17:00 hoặc 2026-12-09") from error
    return found if found.tzinfo else found.replace(tzinfo=VIETNAM)


def cutoff_of(text: str | None, now: datetime) -> datetime:
    """*text* read as above, else *now*.  Raises :class:`InstantNotRead` also for what is still to come."""
    if not text:
        return now
    found = parse_instant(text)
    if found > now:
        raise InstantNotRead(f"thời điểm chốt {text} còn ở tương lai: số liệu đến lúc đó chưa có.")
    return found
