"""The outbox: two senders cannot take the same step; the view says what the rule says, at any instant."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.errors import IllegalTransition
from pipeline.post.course import advance, course, first_event, follow
from pipeline.records.outbox import Enclosure, Letter, LetterEvent, LetterEventKind, LetterKind, letter_id
from pipeline.store import outbox
from pipeline.store.connect import Stamp, Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

FILE = Enclosure("Báo cáo.docx", "digests/a.docx", "application/x", 3, "0" * 64)


def a_letter(make: Make, email: str = "van-thu@so.example.vn", edition: int = 0) -> Letter:
    own = letter_id(LetterKind.WEEKLY, "dak-lak", "2025-W48", email, edition)
    return Letter(
        own, LetterKind.WEEKLY, "dak-lak", "2025-W48", edition, "Sở Một", email, "Về việc", "chữ", "<p>", (FILE,),
        f"{own}@so.example.vn", make.now,
    )  # fmt: skip


def test_a_letter_is_kept_once_and_found_by_its_address_in_any_case(store: Store, make: Make) -> None:
    one, two = a_letter(make), a_letter(make, edition=1)
    assert a_letter(make, "Van-Thu@so.example.vn").letter_id == one.letter_id
    with store.transaction(make.stamp()) as tx:
        assert outbox.save_letters(tx, [two, one, one]) == 2
        assert outbox.save_letters(tx, [one]) == 0
        found = outbox.editions(tx, LetterKind.WEEKLY, "dak-lak", "2025-W48", "VAN-THU@so.example.vn")
        assert found == (one, two)
        assert outbox.letter(tx, one.letter_id[:8]) == one


def test_of_two_that_take_the_same_step_one_writes_nothing(store: Store, make: Make) -> None:
    letter = a_letter(make)
    first = first_event(letter.letter_id, make.now, "lamro", "")
    mine, theirs = (
        follow(course([first]), LetterEventKind.SENDING, make.now, "lamro", machine=name) for name in ("mot", "hai")
    )
    with store.transaction(make.stamp()) as tx:
        outbox.save_letters(tx, [letter])
        outbox.save_events(tx, [first])
        assert outbox.save_events(tx, [mine]) == 1
        assert outbox.save_events(tx, [theirs]) == 0
        assert [one.machine for one in outbox.events_of(tx, letter.letter_id)] == ["", "mot"]
        assert outbox.unfinished(tx) == (letter.letter_id,)


def test_the_view_says_what_the_rule_says_at_any_instant(store: Store, make: Make) -> None:
    chance = random.Random(7)
    letters = [a_letter(make, f"{number}@so.example.vn") for number in range(40)]
    histories: dict[str, list[LetterEvent]] = {}
    by_hour: dict[int, list[LetterEvent]] = {}
    for letter in letters:
        first = first_event(letter.letter_id, make.now, "lamro", "")
        stands, events = advance(None, first), [first]
        by_hour.setdefault(0, []).append(first)
        for hour in range(1, 12):
            kind = chance.choice(list(LetterEventKind))
            when = make.now + timedelta(hours=hour)
            later = when + timedelta(hours=5) if kind is LetterEventKind.FAILED else None
            try:
                event = follow(stands, kind, when, "lamro", f"lời {hour}", "mot", later)
            except IllegalTransition:
                continue
            stands = advance(stands, event)
            events.append(event)
            by_hour.setdefault(hour, []).append(event)
        histories[letter.letter_id] = events
    for hour, events in sorted(by_hour.items()):
        with store.transaction(Stamp("run", make.now + timedelta(hours=hour))) as tx:
            outbox.save_letters(tx, letters)
            outbox.save_events(tx, events)
    seen = set()
    with store.reading() as tx:
        for hours in (0, 4, 11):
            when = make.now + timedelta(hours=hours)
            rows = {row.letter_id: row for row in outbox.outbox(tx, when)}
            for own, events in histories.items():
                row, stands = rows[own], course([one for one in events if one.happened_at <= when])
                assert (row.state, row.state_since, row.attempts, row.last_error, row.next_try_at) == (
                    stands.state, stands.since, stands.attempts, stands.last_error, stands.next_try_at,
                )  # fmt: skip
                seen.add(row.state)
            late = {row.letter_id for row in outbox.undelivered(tx, when)}
            assert late <= {own for own, row in rows.items() if row.state not in ("sent", "cancelled")}
            assert late >= {own for own, row in rows.items() if row.state in ("failed", "refused", "unsure")}
    assert len(seen) >= 6
    assert run_query(store, "select count(*) from outbox").rows == ((40,),)
    assert run_query(store, "select count(*) from undelivered").rows[0][0] > 0
