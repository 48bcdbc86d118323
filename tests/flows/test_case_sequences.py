"""10,000 random lives of cases, legal and illegal: no illegal state is reached, and the views equal a replay.

Their internal clocks are stopped, resumed and extended between the events, as often as they refuse it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows.workplace import REFERENCE, REGULATIONS
from pipeline.cases.clock import start_clock
from pipeline.cases.clock_changes import changed, decide_change
from pipeline.cases.holidays_vn import load_holidays
from pipeline.cases.life import apply, decide, ended_at
from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.cases.transitions import OUTCOMES, TABLE, allowed, step
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import (
    Case,
    CaseEvent,
    CaseEventKind,
    CaseState,
    Clock,
    ClockKind,
    case_event_id,
    case_id,
)
from pipeline.records.clock_changes import ClockChange, ClockChangeKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.law import DeadlineRule
from pipeline.store import cases, clock_changes, views
from pipeline.store.connect import Stamp, Store

KIND = CaseEventKind
CALENDAR = load_holidays(REFERENCE / "holidays.yml")
BEGUN = datetime(2026, 3, 2, 1, tzinfo=UTC)
MANY, STEPS = 10_000, 12
PEOPLE = ("an", "binh", "lamro")
FORWARD = (
    KIND.CONFIRMED, KIND.EVIDENCE, KIND.SUBMITTED, KIND.APPROVED, KIND.ISSUED, KIND.SPOKE, KIND.COPIED_MINISTRY,
    KIND.CLOSED,
)  # fmt: skip
FINAL = (CaseState.MERGED, CaseState.DISMISSED, CaseState.WITHDRAWN)
TAKEN_BACK = (CaseState.CLOSED, CaseState.WITHDRAWN, CaseState.PRESS_WAS_RIGHT)  # what a closed case may become


@dataclass(frozen=True, slots=True)
class Life:
    case: Case
    events: list[CaseEvent]
    clock: Clock
    changes: list[ClockChange]


def life(rng: random.Random, number: int, rule: DeadlineRule) -> Life:
    """One case and what it took of a random sequence of attempts; each refusal leaves it as it was."""
    own = case_id("dak-lak", f"story-{number}", "group")
    case = Case(own, "dak-lak", f"story-{number}", "group", "Làm rõ: thử", "02/2019/TT-BTTTT", True, BEGUN)
    events = [CaseEvent(case_event_id(own, KIND.OPENED, "", None), own, KIND.OPENED, BEGUN, "lamro", "mở", "a1")]
    clock = start_clock(ClockKind.INTERNAL, own, day_in_vietnam(BEGUN), rule, CALENDAR)
    changes: list[ClockChange] = []
    now, state = BEGUN, CaseState.OPENED
    for _ in range(STEPS):
        now += timedelta(minutes=rng.randrange(1, 90)) * (20 if rng.random() < 0.4 else 1)
        if rng.random() < 0.3:
            tinker(rng, clock, changes, ended_at(clock, events) is not None, now)
        kind = rng.choice(FORWARD) if rng.random() < 0.6 else rng.choice(list(KIND))
        who = rng.choice(PEOPLE)
        try:
            event = decide(case, events, kind, who, "đã kiểm tra", now, ref="x")
        except (IllegalTransition, NotAllowed):
            assert apply(events) is state
            continue
        assert kind in allowed(state)
        assert who != "lamro"
        check_four_eyes(events, event)
        after = step(state, kind)
        assert after is state or TABLE[state][kind] is after
        assert state not in FINAL or after is state
        assert state is not CaseState.CLOSED or after in TAKEN_BACK
        state = after
        events.append(event)
    return Life(case, events, clock, changes)


def tinker(rng: random.Random, clock: Clock, changes: list[ClockChange], ended: bool, now: datetime) -> None:
    """Attempt a change of the clock: nothing is taken from one that has ended or run out, and nothing is shortened."""
    kind = rng.choice(list(ClockChangeKind))
    until = day_in_vietnam(now) + timedelta(days=rng.randrange(1, 20)) if kind is ClockChangeKind.EXTENDED else None
    before = changed(clock, changes, now, CALENDAR)
    try:
        change = decide_change(
            clock, changes, kind, rng.choice(PEOPLE), "chờ số liệu", now, CALENDAR, ended=ended, until=until
        )
    except (IllegalTransition, NotAllowed):
        assert changed(clock, changes, now, CALENDAR) == before
        return
    assert change.actor != "lamro"
    assert not ended
    assert now < before.clock.due_at
    changes.append(change)
    after = changed(clock, changes, now, CALENDAR)
    assert after.clock.last_day >= before.clock.last_day
    assert (after.clock.clock_id, after.clock.started_on) == (clock.clock_id, clock.started_on)
    if kind is not ClockChangeKind.EXTENDED:
        assert (after.paused_since is None) is (before.paused_since is not None)


def check_four_eyes(events: list[CaseEvent], event: CaseEvent) -> None:
    """Told in other words than the room's own: an approver did nothing before, and nothing went out unapproved."""
    decided = [place for place, one in enumerate(events) if one.kind in OUTCOMES]  # overtakes what was signed before
    after = events[decided[-1] :] if decided else events
    signs = [one.kind for one in after if one.kind in (KIND.SUBMITTED, KIND.RETURNED, KIND.APPROVED)]
    if event.kind is KIND.APPROVED:
        assert signs[-1] is KIND.SUBMITTED
        did = {o.actor for o in events if o.kind in (KIND.CONFIRMED, KIND.EVIDENCE, KIND.ATTACHED, KIND.SUBMITTED)}
        assert event.actor not in did
    if event.kind in (KIND.ISSUED, KIND.SPOKE, KIND.COPIED_MINISTRY):
        assert signs[-1] is KIND.APPROVED
    if event.kind is KIND.CLOSED:
        assert any(one.kind is KIND.SPOKE for one in after)
    if event.kind is KIND.SUBMITTED:  # no notice in these lives: a case without a finding has nothing to say
        assert apply(events) not in (*FINAL, CaseState.CLOSED)


def test_ten_thousand_lives(tmp_path: Path) -> None:
    rng = random.Random(20260302)
    rule = profile(load_regulations(REGULATIONS), "province").clock_rule
    lives = [life(rng, number, rule) for number in range(MANY)]
    store = Store(tmp_path / "lamro.duckdb")
    with store.transaction(Stamp("r1", BEGUN + timedelta(days=9))) as tx:
        cases.save_cases(tx, [one.case for one in lives])
        mixed = [event for one in lives for event in one.events]
        rng.shuffle(mixed)  # the order in which rows were written says nothing
        cases.save_events(tx, mixed)
        cases.save_clocks(tx, [one.clock for one in lives])
        turned = [change for one in lives for change in one.changes]
        rng.shuffle(turned)
        clock_changes.save_clock_changes(tx, turned)
        clock_changes.save_calendar(tx, CALENDAR.against_the_week(day_in_vietnam(BEGUN), date(2026, 12, 31)))
    with store.opened(read_only=True) as connection:
        told = dict(connection.execute("select case_id, state from cases").fetchall())
        clocked = connection.execute("select count(*) from cases where (state = 'merged') <> (merged_into is not null)")
        assert clocked.fetchone() == (0,)
    replayed = {one.case.case_id: apply(one.events) for one in lives}
    assert told == {own: state.value for own, state in replayed.items()}
    assert set(replayed.values()) == set(CaseState)  # each state was reached
    assert {*OUTCOMES.values()} < set(replayed.values())
    check_clocks(store, lives, BEGUN + timedelta(days=9))


def check_clocks(store: Store, lives: list[Life], at: datetime) -> None:
    with store.reading() as tx:
        rows = {row.case_id: row for row in views.all_clock_rows(tx, at)}
    stands = moved = 0
    for one in lives:
        row, end = rows[one.case.case_id], ended_at(one.clock, one.events)
        rule = changed(one.clock, one.changes, end or at, CALENDAR)
        assert (row.last_day, row.due_at, row.ended_at) == (rule.clock.last_day, rule.clock.due_at, end)
        assert (row.moved_last_day, row.basis) == (rule.clock.moved_last_day, rule.clock.basis)
        assert row.paused_since == (None if end else rule.paused_since)
        assert row.overdue == ((end or at) >= rule.clock.due_at)
        stands += row.paused_since is not None
        moved += row.last_day != one.clock.last_day
    assert stands > MANY // 100
    assert moved > MANY // 10
