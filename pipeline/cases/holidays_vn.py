"""The Vietnamese working calendar: weekends, holidays, swapped days; an office's file has the last word."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import ReferenceDataError
from pipeline.records.clock_changes import CalendarDay

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class DayEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    day: date
    name: str
    source: str


class CalendarFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    extra: list[DayEntry] = []
    removed: list[DayEntry] = []


class Holidays:
    """Which days are worked in Viet Nam.

    *extra* are days off that the package ``holidays`` does not know, *removed* are days that are worked, be they
    holiday or weekend (a Saturday that makes up for a bridging day).
    """

    def __init__(self, extra: dict[date, str] | None = None, removed: frozenset[date] = frozenset()) -> None:
        self._known = holidays.country_holidays("VN", language="vi")
        self._extra = dict(extra or {})
        self._removed = removed

    @property
    def extra(self) -> dict[date, str]:
        """Days off that the package does not know, with their names."""
        return dict(self._extra)

    @property
    def removed(self) -> frozenset[date]:
        """Days that are worked, against the package or the week."""
        return self._removed

    def name(self, day: date) -> str:
        """The Vietnamese name of the holiday on *day*; "" where it is none."""
        if day in self._removed:
            return ""
        return self._extra.get(day) or str(self._known.get(day) or "")

    def is_working(self, day: date) -> bool:
        if day in self._removed:
            return True
        if self.name(day):  # also makes the package load that year's swapped Saturdays
            return False
        return day.weekday() < SATURDAY or day in self._known.weekend_workdays

    def next_working(self, day: date) -> date:
        """*day* itself, or the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def last_working(self, day: date, not_before: date) -> date:
        """*day* itself, or the last working day before it; *not_before* where there is none after that day."""
        while day > not_before and not self.is_working(day):
            day -= ONE_DAY
        return max(day, not_before)

    def against_the_week(self, first: date, last: date) -> tuple[CalendarDay, ...]:
        """From *first* to *last*, both included: Mondays to Fridays that are free, other days that are worked."""
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        told = [CalendarDay(day, self.is_working(day)) for day in days]
        return tuple(one for one in told if one.working != (one.day.weekday() < SATURDAY))


def load_holidays(path: Path | None = None) -> Holidays:
    """The calendar with the changes of *path* (data/reference/holidays.yml), where one is given and exists.

    Raises :class:`ReferenceDataError` naming file and field.
    """
    if path is None or not path.exists():
        return Holidays()
    try:
        entry = CalendarFile.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"{path.name}: không đọc được: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"])
        raise ReferenceDataError(f"{path.name}: trường {field}: {first['msg']}") from error
    extra = {one.day: one.name for one in entry.extra}
    removed = frozenset(one.day for one in entry.removed)
    if both := sorted(removed & extra.keys()):
        raise ReferenceDataError(f"{path.name}: ngày {both[0]:%d/%m/%Y} vừa thêm vừa bỏ")
    return Holidays(extra, removed)
