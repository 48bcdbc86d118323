"""The yearly papers that a circular asks for, and the last day of each."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.cases.holidays_vn import Holidays
from pipeline.records.ids import record_id
from pipeline.records.law import DeadlineRule
from pipeline.records.profile import Obligation, Profile


def obligations(profile: Profile, year: int, holidays: Holidays | None = None) -> tuple[Obligation, ...]:
    """What the office of *profile* owes in *year*, earliest first.

    "Trước ngày 30 tháng 11" excludes that day: the last day is 29 November.  Backward deadlines move only earlier:
    ``working_day`` is the last working day up to the strict one (the strict day itself without *holidays*).
    """
    found = [_obligation(rule, year, holidays) for rule in profile.reports]
    return tuple(sorted(found, key=lambda one: (one.last_day, one.rule_id)))


def _obligation(rule: DeadlineRule, year: int, holidays: Holidays | None) -> Obligation:
    last_day = date(year, rule.month, rule.day) - timedelta(days=1)
    working = holidays.last_working(last_day, date(last_day.year, 1, 1)) if holidays else last_day
    return Obligation(
        obligation_id=record_id("obligation", rule.clause.clause_id, rule.rule_id, str(year)),
        rule_id=rule.rule_id,
        name=rule.name.format(year=year, next_year=year + 1),
        last_day=last_day,
        working_day=working,
        clause=rule.clause,
    )
