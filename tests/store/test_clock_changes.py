"""The view ``case_clock`` tells of a changed clock what the pure rule tells, for whatever changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cases.clock_changes import changed
from pipeline.cases.holidays_vn import load_holidays
from pipeline.records.cases import Case, CaseEventKind, Clock, ClockKind
from pipeline.records.clock_changes import CalendarDay, ClockChange, ClockChangeKind
from pipeline.records.days import end_of_day
from pipeline.store import cases, clock_changes, views
from pipeline.store.connect import Stamp, Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

KIND = ClockChangeKind
CALENDAR = load_holidays(Path(__file__).parents[2] / "data" / "reference" / "holidays.yml")
MANY = 300
# Around the Tết of 2026 (14 to 22 February), where a moved day differs most from the strict one.
FIRST = date(2026, 2, 2)


def random_changes(rng: random.Random, clock: Clock) -> list[ClockChange]:
    """Any changes in any order, also those that a person is refused: stopped twice, resumed while it runs."""
    at, made = end_of_day(FIRST), []
    for number in range(rng.randrange(7)):
        at += timedelta(minutes=rng.choice((0, 5, 600, 1440, 3000)))
        kind = rng.choice(list(KIND))
        until = FIRST + timedelta(days=rng.randrange(5, 40)) if kind is KIND.EXTENDED else None
        made.append(ClockChange(clock.clock_id, kind, at, "lan", f"lý do {number}", until))
    return list({(one.kind, one.at): one for one in made}.values())


def dismissed_at(number: int) -> datetime | None:
    """When case *number* was dismissed: some never."""
    return None if number % 5 else end_of_day(FIRST) + timedelta(hours=7 * number)


def saved(store: Store, make: Make, rng: random.Random) -> list[tuple[Case, Clock, list[ClockChange]]]:
    made = []
    for number in range(MANY):
        case = make.case(f"story-{number}")
        last = FIRST + timedelta(days=7)
        moved = CALENDAR.next_working(last)
        clock = Clock(
            f"clock-{number:03}", case.case_id, ClockKind.INTERNAL, FIRST, last, end_of_day(last), moved, "căn cứ"
        )
        made.append((case, clock, random_changes(rng, clock)))
    with store.transaction(Stamp("r1", end_of_day(FIRST))) as tx:
        cases.save_cases(tx, [case for case, _, _ in made])
        cases.save_clocks(tx, [clock for _, clock, _ in made])
        clock_changes.save_clock_changes(tx, [one for _, _, changes in made for one in changes])
        clock_changes.save_calendar(tx, CALENDAR.against_the_week(FIRST, FIRST + timedelta(days=400)))
        cases.save_events(tx, [make.event(case, CaseEventKind.OPENED, end_of_day(FIRST)) for case, _, _ in made])
        ends = [(case, end) for number, (case, _, _) in enumerate(made) if (end := dismissed_at(number))]
        cases.save_events(tx, [make.event(case, CaseEventKind.DISMISSED, end) for case, end in ends])
    return made


def test_the_view_equals_the_pure_rule(store: Store, make: Make) -> None:
    made = saved(store, make, random.Random(20260214))
    stood = 0
    for hours in (1, 30, 150, 700):
        at = end_of_day(FIRST) + timedelta(hours=hours)
        with store.reading() as tx:
            rows = {row.case_id: row for row in views.all_clock_rows(tx, at)}
        for number, (case, clock, changes) in enumerate(made):
            row, end = rows[case.case_id], dismissed_at(number)
            now = end or at
            rule = changed(clock, changes, now, CALENDAR)
            assert (row.ended_at, row.last_day, row.due_at) == (end, rule.clock.last_day, rule.clock.due_at), changes
            assert (row.moved_last_day, row.basis) == (rule.clock.moved_last_day, rule.clock.basis), changes
            assert row.paused_since == (None if end else rule.paused_since), changes
            assert row.overdue == (now >= rule.clock.due_at), changes
            stood += row.paused_since is not None
    assert stood > 200


def test_what_is_known_later_changes_nothing_that_was_told_before(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    case = make.case()
    save(cases.save_cases, [case])
    save(cases.save_clocks, [clock := make.clock(case)])
    stop = ClockChange(clock.clock_id, KIND.PAUSED, make.now + timedelta(days=2), "lan", "chờ số liệu")
    save(clock_changes.save_clock_changes, [stop], hours=48)
    with store.reading() as tx:
        assert clock_changes.clock_changes_of(tx, case.case_id) == (stop,)
        (before,) = views.clock_rows(tx, "dak-lak", make.now + timedelta(hours=47))
        (after,) = views.clock_rows(tx, "dak-lak", make.now + timedelta(days=12))
    assert (before.last_day, before.paused_since) == (clock.last_day, None)
    assert (after.last_day, after.paused_since) == (clock.last_day + timedelta(days=10), date(2026, 3, 5))
    assert (before.days_left, after.days_left, after.overdue) == (5, 5, False)


def test_the_calendar_keeps_what_it_said_before(store: Store, make: Make) -> None:
    day = date(2026, 3, 6)

    def told(at: datetime) -> tuple[CalendarDay, ...]:
        with store.reading() as tx:
            return tuple(CalendarDay(*row) for row in tx.rows("calendar_known_at", known_at=at))

    for hours, working in ((0, False), (1, False), (2, True)):
        with store.transaction(make.stamp(hours)) as tx:
            written = clock_changes.save_calendar(tx, [CalendarDay(day, working)])
        assert written == (0 if hours == 1 else 1)
    assert told(make.now) == (CalendarDay(day, False),)
    assert told(make.now + timedelta(hours=2)) == (CalendarDay(day, True),)
