"""What holds for a date of publication wherever it was written: its bounds, and the day in a page's address.

Reading the words of a date is done twice, and not by one function for two reasons.  A feed's date field is a date
and nothing else: :mod:`crawlers.dates` matches it whole, from many formats and without knowing the outlet's zone,
and refuses what is left over.  A page's date line stands among other words, in the zone of its outlet:
:mod:`pipeline.articles.dates` looks for the one date in it, and takes numbers day first only for Vietnamese outlets.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from pipeline.records.days import require_aware

EARLIEST_YEAR = 1990
FUTURE_ALLOWED = timedelta(days=1)  # clocks and zones of outlets go wrong by less than this
_IN_PATH = re.compile(r"/((?:19|20)\d{2})(?:/(\d{1,2})/(\d{1,2})|-(\d{2})-(\d{2})|(\d{2})(\d{2}))(?=/)")


def is_believable(instant: datetime, now: datetime) -> bool:
    """Whether a page may have been published at *instant*, seen at *now*; both aware, else :class:`ValueError`."""
    return require_aware(instant).year >= EARLIEST_YEAR and instant <= require_aware(now) + FUTURE_ALLOWED


def day_in_url(url: str) -> date | None:
    """The day that stands as a folder of *url*'s path (/2025/11/22/, /2025-11-22/, /20251122/), else None.

    Numbers inside a slug are not trusted: the ids of several Vietnamese systems hold the moment the
    draft was made, often the day before publication.  Two different days in one path give None.
    """
    days = set()
    for year, *parts in _IN_PATH.findall(url.partition("?")[0].partition("#")[0]):
        month, day = (part for part in parts if part)
        try:
            days.add(date(int(year), int(month), int(day)))
        except ValueError:
            return None
    return days.pop() if len(days) == 1 and min(days).year >= EARLIEST_YEAR else None
