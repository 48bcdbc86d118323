"""A letter's course: no illegal step, growing pauses, and an end after three days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import IllegalTransition
from pipeline.post.course import Course, advance, course, first_event, follow, is_due
from pipeline.post.retry import PAUSES, Answer, after_failure, is_orphan, settle_orphan
from pipeline.records.outbox import LetterEvent, LetterEventKind, LetterKind, LetterState

K, S = LetterEventKind, LetterState
NOW = datetime(2025, 12, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def at(*kinds: LetterEventKind, machine: str = "mot") -> Course:
    """A letter after these steps, a minute apart."""
    stands = advance(None, first_event("abc", NOW, "lamro", ""))
    for minute, kind in enumerate(kinds, 1):
        stands = advance(stands, follow(stands, kind, NOW + timedelta(minutes=minute), "lamro", "lời", machine))
    return stands


def test_the_pauses_grow_and_start_anew_when_a_person_lets_it_go_again() -> None:
    stands, pauses, when = at(), [], NOW
    for _ in range(5):
        (failed,) = after_failure(stands, LetterKind.WEEKLY, when, "máy chủ tắt", "mot")
        assert failed.next_try_at is not None
        pauses.append(failed.next_try_at - when)
        stands, when = advance(stands, failed), failed.next_try_at
        assert is_due(stands, when)
        assert not is_due(stands, when - timedelta(seconds=1))
    assert tuple(pauses) == (*PAUSES, PAUSES[-1])
    stands = advance(stands, follow(stands, K.RESENT, when, "an.nguyen", "để thử"))
    assert (stands.state, stands.failures, stands.attempts, is_due(stands, when)) == (S.QUEUED, 0, 5, True)


def test_after_three_days_it_is_given_up_at_once_a_test_letter() -> None:
    kinds = [one.kind for one in after_failure(at(K.SENDING), LetterKind.WEEKLY, NOW + 3 * DAY, "tắt", "mot")]
    assert kinds == [K.FAILED, K.GIVEN_UP]
    kinds = [one.kind for one in after_failure(at(K.SENDING), LetterKind.TEST, NOW, "tắt", "mot")]
    assert kinds == [K.FAILED, K.GIVEN_UP]
    (late,) = after_failure(at(), LetterKind.WEEKLY, NOW + 3 * DAY - timedelta(minutes=1), "tắt", "mot")
    assert late.next_try_at == NOW + 3 * DAY


def test_only_the_dead_are_settled() -> None:
    working = at(K.SENDING, K.HANDING)
    assert is_orphan(working, "mot", NOW)  # whoever asks holds this machine's lock
    assert not is_orphan(working, "hai", NOW)
    assert is_orphan(working, "hai", NOW + timedelta(hours=2))
    assert not any(is_orphan(at(*kinds), "mot", NOW + DAY) for kinds in ((), (K.CANCELLED,), (K.REFUSED,)))


@pytest.mark.parametrize(
    ("kinds", "answer", "becomes"),
    [
        ((K.SENDING,), None, S.FAILED),
        ((K.SENDING, K.HANDING), None, S.UNSURE),
        ((K.SENDING, K.HANDING), K.SENT, S.SENT),
        ((K.SENDING, K.HANDING), K.FAILED, S.FAILED),
        ((K.SENDING, K.HANDING), K.REFUSED, S.REFUSED),
    ],
)
def test_what_is_made_of_a_letter_whose_sender_died(
    kinds: tuple[LetterEventKind, ...], answer: LetterEventKind | None, becomes: LetterState
) -> None:
    stands = at(*kinds)
    noted = Answer("abc", 1, answer, "250 Ok") if answer else None
    (event,) = settle_orphan(stands, LetterKind.WEEKLY, noted, NOW + DAY, "mot")
    assert advance(stands, event).state is becomes


def test_what_is_not_begun_cannot_be_handed_over_nor_what_is_sent_be_cancelled() -> None:
    for kinds, kind in (((), K.SENT), ((), K.HANDING), ((K.SENDING, K.HANDING, K.SENT), K.CANCELLED), ((), K.RESENT),
                        ((K.SENDING, K.HANDING, K.UNSURE), K.SENDING), ((K.REFUSED,), K.SENDING)):  # fmt: skip
        with pytest.raises(IllegalTransition, match="không làm được việc này"):
            follow(at(*kinds), kind, NOW, "an.nguyen")
    with pytest.raises(ValueError, match="without events"):
        course([])


@given(st.lists(st.sampled_from(LetterEventKind), max_size=30), st.randoms())
def test_any_legal_sequence_folds_to_the_same_in_any_order(kinds: list[LetterEventKind], shuffled: object) -> None:
    first = first_event("abc", NOW, "lamro", "")
    events: list[LetterEvent] = [first]
    stands = advance(None, first)
    for kind in kinds:
        try:
            event = follow(stands, kind, NOW, "lamro", kind.value, next_try_at=NOW if kind is K.FAILED else None)
        except IllegalTransition:
            continue
        events.append(event)
        stands = advance(stands, event)
    assert [one.number for one in events] == list(range(1, len(events) + 1))
    shuffled.shuffle(events)  # type: ignore[attr-defined]
    assert course(events) == stands
    delivered = [one for one in sorted(events, key=lambda one: one.number) if one.kind in (K.SENT, K.RESENT)]
    for before, after in pairwise(delivered):
        assert {before.kind, after.kind} != {K.SENT}  # twice only where a person asked for it
