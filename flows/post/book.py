"""What a sender reads from the outbox and writes into it; each step is one transaction, committed before the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from flows.post.server import Verdict
from flows.steps.letter_log import log_events
from pipeline.errors import LetterTaken
from pipeline.post.course import Course, course, follow, is_due
from pipeline.post.retry import Answer, after_failure, is_orphan, settle_orphan
from pipeline.records.facts import MACHINE
from pipeline.records.outbox import Letter, LetterEvent, LetterEventKind, LetterState, OutboxRow
from pipeline.records.runs import RunEventKind
from pipeline.store import outbox, runs
from pipeline.store.connect import Stamp, Store, Tx

KIND = "post"
"""Of its runs."""

WAITING = (LetterState.QUEUED, LetterState.FAILED)
IN_HANDS = (LetterState.SENDING, LetterState.HANDING)


def waiting(store: Store, now: datetime, only: Collection[str] = ()) -> bool:
    """Whether anything is due (or one of *only* waits), or lies in a sender's hands; without writing anything."""
    with store.reading() as tx:
        for letter_id in outbox.unfinished(tx):
            stands = course(outbox.events_of(tx, letter_id))
            if letter_id in only or is_due(stands, now) or stands.state not in WAITING:
                return True
    return False


class Book:
    """The outbox in the hands of one sender on *machine*."""

    def __init__(self, store: Store, stamp: Stamp, machine: str) -> None:
        self._store, self._stamp, self._machine = store, stamp, machine
        self._touched: dict[str, None] = {}

    @property
    def now(self) -> datetime:
        return self._stamp.recorded_at

    def open_run(
        self, answers: Mapping[tuple[str, int], Answer], only: Collection[str]
    ) -> tuple[tuple[Letter, ...], bool]:
        """Settle what dead senders left, with the *answers* that one of them had noted; the letters that are due (with
        *only*: these, if they wait), the oldest first, and whether no other sender has any in its hands."""
        due, alone = [], True
        with self._store.transaction(self._stamp) as tx:
            runs.start_run(tx, KIND, self.now)
            for letter_id in outbox.unfinished(tx):
                stands, letter = course(outbox.events_of(tx, letter_id)), outbox.letter(tx, letter_id)
                if is_orphan(stands, self._machine, self.now):
                    answer = answers.get((letter_id, stands.attempts))
                    self._write(tx, letter, settle_orphan(stands, letter.kind, answer, self.now, self._machine))
                    stands = _stands(tx, letter)
                alone = alone and stands.state not in IN_HANDS
                wanted = letter_id in only if only else is_due(stands, self.now)
                if wanted and stands.state in WAITING:
                    due.append(letter)
        return tuple(due), alone

    def close_run(self) -> tuple[OutboxRow, ...]:
        """Note that the run is through, partial where a letter of it has not gone; how its letters stand."""
        with self._store.transaction(self._stamp) as tx:
            rows = tuple(row for row in outbox.outbox(tx, self.now) if row.letter_id in self._touched)
            left = [row for row in rows if row.state not in (LetterState.SENT, LetterState.CANCELLED)]
            ended = RunEventKind.PARTIAL if left else RunEventKind.FINISHED
            runs.end_run(tx, KIND, ended, self.now, f"{len(rows)} letters, {len(left)} not gone")
        return rows

    def begin(self, letters: Iterable[Letter], refused: Mapping[str, str]) -> tuple[tuple[Letter, int], ...]:
        """Take the letters: from here on no other sender does; each with its attempt's number.

        Those that are gone already are left out, and so are those that are *refused* (why, by id), for good.
        """
        taken = []
        with self._store.transaction(self._stamp) as tx:
            for letter in letters:
                stands = _stands(tx, letter)
                if stands.state not in WAITING:
                    continue
                why = refused.get(letter.letter_id)
                kind = LetterEventKind.SENDING if why is None else LetterEventKind.REFUSED
                event = follow(stands, kind, self.now, MACHINE, why or "", self._machine)
                self._write(tx, letter, [event])
                if why is None:
                    taken.append((letter, event.attempt))
        return tuple(taken)

    def mark_handing(self, letter: Letter, attempt: int) -> None:
        """Write down that the last line follows.  Raises :class:`LetterTaken` where another sender took the letter."""
        with self._store.transaction(self._stamp) as tx:
            stands = _stands(tx, letter)
            if (stands.state, stands.machine, stands.attempts) != (LetterState.SENDING, self._machine, attempt):
                raise _taken(letter)
            self._write(tx, letter, [follow(stands, LetterEventKind.HANDING, self.now, MACHINE, "", self._machine)])

    def end(self, letters: Iterable[Letter], verdict: Verdict) -> None:
        """Write down what came of *letters*, which share one fate."""
        with self._store.transaction(self._stamp) as tx:
            for letter in letters:
                self._write(tx, letter, self._events(_stands(tx, letter), letter, verdict))

    def _events(self, stands: Course, letter: Letter, verdict: Verdict) -> Sequence[LetterEvent]:
        if verdict.kind is LetterEventKind.FAILED:
            return after_failure(stands, letter.kind, self.now, verdict.words, self._machine)
        return [follow(stands, verdict.kind, self.now, MACHINE, verdict.words, self._machine)]

    def _write(self, tx: Tx, letter: Letter, events: Sequence[LetterEvent]) -> None:
        if outbox.save_events(tx, events) != len(events):
            raise _taken(letter)
        log_events(tx, letter, events)
        self._touched[letter.letter_id] = None


def _stands(tx: Tx, letter: Letter) -> Course:
    return course(outbox.events_of(tx, letter.letter_id))


def _taken(letter: Letter) -> LetterTaken:
    return LetterTaken(f"Thư {letter.letter_id[:8]} đã do một lượt gửi khác xử lý.")
