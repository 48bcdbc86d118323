"""A letter's course: its state from its events, and which event may follow.

A sender marks a letter ``sending`` before it speaks to the server of it, and ``handing`` when the server has all of
it but the last line.  A server must drop what was broken off before that line (RFC 5321, 4.1.1.10), so whoever
finds a letter left ``sending`` may try it again; one left ``handing`` may have been delivered and is ``unsure``: only
a person sends it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.errors import IllegalTransition
from pipeline.post.words import STATES
from pipeline.records.outbox import LetterEvent, LetterEventKind, LetterState, letter_event_id

K, S = LetterEventKind, LetterState

LEADS_TO = {K.RESENT: S.QUEUED, K.CONFIRMED: S.SENT} | {
    kind: S(kind.value) for kind in K if kind not in (K.RESENT, K.CONFIRMED)
}
_MAY_FOLLOW: dict[LetterState, frozenset[LetterEventKind]] = {
    S.QUEUED: frozenset({K.SENDING, K.FAILED, K.REFUSED, K.CANCELLED}),
    S.FAILED: frozenset({K.SENDING, K.FAILED, K.REFUSED, K.GIVEN_UP, K.RESENT, K.CANCELLED}),
    S.SENDING: frozenset({K.HANDING, K.FAILED, K.REFUSED}),
    S.HANDING: frozenset({K.SENT, K.FAILED, K.REFUSED, K.UNSURE}),
    S.UNSURE: frozenset({K.SENT, K.RESENT, K.CONFIRMED, K.CANCELLED}),  # sent: its sender was only slow
    S.REFUSED: frozenset({K.RESENT, K.CANCELLED}),
    S.GIVEN_UP: frozenset({K.RESENT, K.CANCELLED}),
    S.SENT: frozenset({K.RESENT}),
    S.CANCELLED: frozenset({K.RESENT}),
}
_TROUBLE = (K.FAILED, K.REFUSED, K.UNSURE)


@dataclass(frozen=True, slots=True)
class Course:
    """Where a letter stands."""

    letter_id: str
    state: LetterState
    since: datetime
    number: int  # of the last event
    attempts: int
    failures: int  # since it was queued, or since a person let it be tried again
    waiting_from: datetime  # that instant
    next_try_at: datetime | None  # None unless it waits
    machine: str  # of the last event
    last_error: str


def course(events: Iterable[LetterEvent]) -> Course:
    """Where the letter of *events* (in any order, at least the first) stands.  Raises ValueError for none."""
    stands: Course | None = None
    for event in sorted(events, key=lambda one: one.number):
        stands = advance(stands, event)
    if stands is None:
        raise ValueError("a letter without events")
    return stands


def advance(stands: Course | None, event: LetterEvent) -> Course:
    """Where a letter stands after *event*; *stands* is None before its first."""
    state = LEADS_TO[event.kind]
    anew = stands is None or event.kind in (K.QUEUED, K.RESENT)
    return Course(
        letter_id=event.letter_id,
        state=state,
        since=event.happened_at,
        number=event.number,
        attempts=event.attempt,
        failures=(0 if stands is None or anew else stands.failures) + (event.kind is K.FAILED),
        waiting_from=event.happened_at if stands is None or anew else stands.waiting_from,
        next_try_at={S.QUEUED: event.happened_at, S.FAILED: event.next_try_at}.get(state),
        machine=event.machine,
        last_error=event.words if event.kind in _TROUBLE else stands.last_error if stands else "",
    )


def is_due(stands: Course, now: datetime) -> bool:
    """Whether it waits and its time has come."""
    return stands.next_try_at is not None and stands.next_try_at <= now


def follow(
    stands: Course,
    kind: LetterEventKind,
    at: datetime,
    actor: str,
    words: str = "",
    machine: str = "",
    next_try_at: datetime | None = None,
) -> LetterEvent:
    """The event *kind* after *stands*.  Raises :class:`IllegalTransition` where the letter cannot take it."""
    if kind not in _MAY_FOLLOW[stands.state]:
        raise IllegalTransition(
            f"Thư {stands.letter_id[:8]} đang ở trạng thái “{STATES[stands.state]}”: không làm được việc này."
        )
    # a failure to reach the server at all is an attempt too, though nothing was begun
    begins = kind is K.SENDING or (kind in (K.FAILED, K.REFUSED) and stands.state in (S.QUEUED, S.FAILED))
    number = stands.number + 1
    attempt = stands.attempts + begins
    own = letter_event_id(stands.letter_id, number)
    return LetterEvent(own, stands.letter_id, number, kind, attempt, at, actor, machine, words, next_try_at)


def first_event(letter_id: str, at: datetime, actor: str, words: str) -> LetterEvent:
    """The event with which every letter begins."""
    return LetterEvent(letter_event_id(letter_id, 1), letter_id, 1, K.QUEUED, 0, at, actor, "", words, None)
