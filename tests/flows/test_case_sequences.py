"""10,000 random lives of cases, legal and illegal: no illegal state is reached, and the view equals a replay."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.cases.life import apply, decide
from pipeline.cases.transitions import OUTCOMES, TABLE, allowed, step
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, CaseState, case_event_id, case_id
from pipeline.store import cases
from pipeline.store.connect import Stamp, Store

KIND = CaseEventKind
BEGUN = datetime(2026, 3, 2, 1, tzinfo=UTC)
MANY, STEPS = 10_000, 12
PEOPLE = ("an", "binh", "lamro")
FORWARD = (
    KIND.CONFIRMED, KIND.EVIDENCE, KIND.SUBMITTED, KIND.APPROVED, KIND.ISSUED, KIND.SPOKE, KIND.COPIED_MINISTRY,
    KIND.CLOSED,
)  # fmt: skip
FINAL = (CaseState.MERGED, CaseState.CLOSED, CaseState.DISMISSED, CaseState.WITHDRAWN)


def life(rng: random.Random, number: int) -> tuple[Case, list[CaseEvent]]:
    """One case and what it took of a random sequence of attempts; each refusal leaves it as it was."""
    own = case_id("dak-lak", f"story-{number}", "group")
    case = Case(own, "dak-lak", f"story-{number}", "group", "Làm rõ: thử", "02/2019/TT-BTTTT", True, BEGUN)
    events = [CaseEvent(case_event_id(own, KIND.OPENED, "", None), own, KIND.OPENED, BEGUN, "lamro", "mở", "a1")]
    now, state = BEGUN, CaseState.OPENED
    for _ in range(STEPS):
        now += timedelta(minutes=rng.randrange(1, 90))
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
        state = after
        events.append(event)
    return case, events


def check_four_eyes(events: list[CaseEvent], event: CaseEvent) -> None:
    """Told in other words than the room's own: an approver did nothing before, and nothing went out unapproved."""
    signs = [one.kind for one in events if one.kind in (KIND.SUBMITTED, KIND.RETURNED, KIND.APPROVED)]
    if event.kind is KIND.APPROVED:
        assert signs[-1] is KIND.SUBMITTED
        did = {o.actor for o in events if o.kind in (KIND.CONFIRMED, KIND.EVIDENCE, KIND.ATTACHED, KIND.SUBMITTED)}
        assert event.actor not in did
    if event.kind in (KIND.ISSUED, KIND.SPOKE, KIND.COPIED_MINISTRY):
        assert signs[-1] is KIND.APPROVED
    if event.kind is KIND.CLOSED:
        assert any(one.kind is KIND.SPOKE for one in events)


def test_ten_thousand_lives(tmp_path: Path) -> None:
    rng = random.Random(20260302)
    lives = [life(rng, number) for number in range(MANY)]
    store = Store(tmp_path / "lamro.duckdb")
    with store.transaction(Stamp("r1", BEGUN + timedelta(days=9))) as tx:
        cases.save_cases(tx, [case for case, _ in lives])
        mixed = [event for _, events in lives for event in events]
        rng.shuffle(mixed)  # the order in which rows were written says nothing
        cases.save_events(tx, mixed)
    with store.opened(read_only=True) as connection:
        told = dict(connection.execute("select case_id, state from cases").fetchall())
        clocked = connection.execute("select count(*) from cases where (state = 'merged') <> (merged_into is not null)")
        assert clocked.fetchone() == (0,)
    replayed = {case.case_id: apply(events) for case, events in lives}
    assert told == {own: state.value for own, state in replayed.items()}
    assert set(replayed.values()) == set(CaseState)  # each state was reached
    assert {*OUTCOMES.values()} < set(replayed.values())
