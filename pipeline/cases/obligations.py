"""What an office owes by a day, and the last day of each, on the same calendar as the clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pipeline.cases.holidays_vn import Holidays
from pipeline.records.ids import record_id
from pipeline.records.law import DeadlineRule, RuleKind
from pipeline.records.obligations import AcceptedFinding, EventAbroad, Obligation, OfficeDays, ReportRequest
from pipeline.records.profile import Profile

KIND = RuleKind
MONTH = timedelta(days=31)  # no run of days off is as long


def obligations(profile: Profile, year: int, holidays: Holidays | None = None) -> tuple[Obligation, ...]:
    """The yearly papers that the office of *profile* owes in *year*, earliest first.

    "Trước ngày 30 tháng 11" excludes that day: the last day is 29 November.  Backward deadlines move only earlier:
    ``working_day`` is the last working day up to the strict one (the strict day itself without *holidays*).
    """
    return in_order(
        _owed(
            rule,
            (str(year),),
            date(year, rule.month, rule.day) - timedelta(days=1),
            holidays,
            name=rule.name.format(year=year, next_year=year + 1),
        )
        for rule in profile.reports
    )


def around_events(
    profile: Profile, events: Iterable[EventAbroad], holidays: Holidays | None = None
) -> tuple[Obligation, ...]:
    """What is owed before and after *events* abroad; the event's own days are not counted.

    "Chậm nhất 15 ngày trước" ends 15 days before the first day, "sau" 15 days after the last one.  Where the circular
    only says "trước khi", no count is made up: the last day is the one before the event, said so.
    """
    return in_order(one for event in events for one in _of_event(profile, event, holidays))


def _of_event(profile: Profile, event: EventAbroad, holidays: Holidays | None) -> Iterator[Obligation]:
    about = f"{event.name} ({event.place}, {event.starts_on:%d/%m/%Y}–{event.ends_on:%d/%m/%Y})"
    key = (event.name, event.place, event.starts_on.isoformat(), event.ends_on.isoformat())
    for rule in profile.regulation.deadlines:
        if rule.kind is KIND.DAYS_BEFORE_EVENT:
            day, note = event.starts_on - timedelta(days=rule.days), f"chậm nhất {rule.days} ngày trước sự kiện"
        elif rule.kind is KIND.DAYS_AFTER_EVENT:
            day, note = event.ends_on + timedelta(days=rule.days), f"chậm nhất {rule.days} ngày sau sự kiện"
        elif rule.kind is KIND.BEFORE_EVENT:
            day, note = event.starts_on - timedelta(days=1), "trước sự kiện; văn bản không ấn định số ngày"
        else:
            continue
        yield _owed(rule, key, day, holidays, about=about, note=note, since=event.starts_on)


def on_request(
    profile: Profile, requests: Iterable[ReportRequest], holidays: Holidays | None = None
) -> tuple[Obligation, ...]:
    """Reports asked for in writing: the request's own day counts; where it names none, there is none."""
    return in_order(
        _owed(
            rule,
            (one.number, one.received_on.isoformat()),
            one.answer_by,
            holidays,
            about=f"văn bản {one.number}: {one.about}",
            note="thời hạn do văn bản yêu cầu ấn định" if one.answer_by else "văn bản yêu cầu không ấn định thời hạn",
            since=one.received_on,
        )
        for one in requests
        for rule in profile.regulation.deadlines
        if rule.kind is KIND.ON_REQUEST
    )


def after_findings(
    profile: Profile,
    findings: Iterable[AcceptedFinding],
    target_days: int | None,
    holidays: Holidays | None = None,
) -> tuple[Obligation, ...]:
    """What an accepted finding obliges to, by the office's own target (the law sets none), that day not counted."""
    note = "văn bản không ấn định thời hạn; " + (
        "cơ quan chưa đặt thời hạn" if target_days is None else f"thời hạn do cơ quan tự đặt: {target_days} ngày"
    )
    return in_order(
        _owed(
            rule,
            (one.case_id,),
            None if target_days is None else one.accepted_on + timedelta(days=target_days),
            holidays,
            about=f"vụ việc {one.case_id[:8]}: {one.title}",
            agency_id=one.agency_id,
            note=note,
            since=one.accepted_on,
        )
        for one in findings
        for rule in profile.regulation.deadlines
        if rule.kind is KIND.ON_FINDING
    )


def all_owed(
    profile: Profile, year: int, days: OfficeDays, findings: Iterable[AcceptedFinding], holidays: Holidays
) -> tuple[Obligation, ...]:
    """All that falls into *year*, earliest first; what has no day comes last, in the year in which it arose."""
    found = (
        *obligations(profile, year, holidays),
        *around_events(profile, days.events, holidays),
        *on_request(profile, days.requests, holidays),
        *after_findings(profile, findings, days.finding_target_days, holidays),
    )
    return in_order(one for one in found if (day := one.last_day or one.since) is not None and day.year == year)


def in_order(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """By last day; what has none comes last."""
    return tuple(sorted(found, key=lambda one: (one.last_day or date.max, one.rule_id, one.obligation_id)))


def _owed(
    rule: DeadlineRule,
    key: tuple[str, ...],
    last_day: date | None,
    holidays: Holidays | None,
    *,
    name: str = "",
    about: str = "",
    agency_id: str = "",
    note: str = "",
    since: date | None = None,
) -> Obligation:
    working = holidays.last_working(last_day, last_day - MONTH) if holidays and last_day else last_day
    return Obligation(
        obligation_id=record_id("obligation", rule.clause.clause_id, rule.rule_id, *key),
        rule_id=rule.rule_id,
        name=name or rule.name,
        last_day=last_day,
        working_day=working,
        clause=rule.clause,
        about=about,
        agency_id=agency_id,
        note=note,
        since=since,
    )
