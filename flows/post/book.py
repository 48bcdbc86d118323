"""What a sender reads from the outbox and writes into it; each step is one transaction, committed before the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.post.server import Verdict
from flows.steps.letter_log import log_events
from pipeline.errors import LetterTaken, MailRefused
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
            stands = _stands(tx, letter_id)
            if letter_id in only or is_due(stands, now) or stands.state not in WAITING:
                return True
    return False


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter in this sender's hands, with the number of the attempt and its bytes."""

    letter: Letter
    attempt: int
    message: bytes


class Book:
    """The outbox in the hands of one sender on *machine*."""

    def __init__(self, store: Store, stamp: Stamp, machine: str) -> None:
        self._store, self._stamp, self._machine = store, stamp, machine
        self._touched: dict[str, None] = {}

    @property
    def now(self) -> datetime:
        return self._stamp.recorded_at

    def open_run(
        self,
        answers: Mapping[tuple[str, int], Answer],
        only: Collection[str],
        enter: Callable[[Tx], None],
        write: Callable[[Letter], bytes],
    ) -> tuple[list[Taken], bool]:
        """Settle what dead senders left, with the *answers* that one of them had noted, and take the letters that are
        due (with *only*: these, if they wait), the oldest first; also whether no other sender has any in its hands.

        *enter* is called first and may refuse the run; *write* makes a letter's bytes, or raises :class:`MailRefused`.
        """
        taken, alone = [], True
        with self._store.transaction(self._stamp) as tx:
            enter(tx)
            runs.start_run(tx, KIND, self.now)
            for letter_id in outbox.unfinished(tx):
                stands, letter = _stands(tx, letter_id), outbox.letter(tx, letter_id)
                if is_orphan(stands, self._machine, self.now):
                    answer = answers.get((letter_id, stands.attempts))
                    self._write(tx, letter, settle_orphan(stands, letter.kind, answer, self.now, self._machine))
                    stands = _stands(tx, letter_id)
                alone = alone and stands.state not in IN_HANDS
                wanted = letter_id in only if only else is_due(stands, self.now)
                if wanted and stands.state in WAITING:
                    taken += self._begin(tx, stands, letter, write)
        return taken, alone

    def _begin(self, tx: Tx, stands: Course, letter: Letter, write: Callable[[Letter], bytes]) -> list[Taken]:
        """Take the letter: from here on no other sender does.  One that may not go is refused for good."""
        try:
            message = write(letter)
        except MailRefused as error:
            refused = LetterEventKind.REFUSED
            self._write(tx, letter, [follow(stands, refused, self.now, MACHINE, str(error), self._machine)])
            return []
        event = follow(stands, LetterEventKind.SENDING, self.now, MACHINE, "", self._machine)
        self._write(tx, letter, [event])
        return [Taken(letter, event.attempt, message)]

    def close_run(self) -> tuple[OutboxRow, ...]:
        """Note that the run is through, partial where a letter of it has not gone; how its letters stand."""
        with self._store.transaction(self._stamp) as tx:
            rows = tuple(row for row in outbox.outbox(tx, self.now) if row.letter_id in self._touched)
            left = [row for row in rows if row.state not in (LetterState.SENT, LetterState.CANCELLED)]
            ended = RunEventKind.PARTIAL if left else RunEventKind.FINISHED
            runs.end_run(tx, KIND, ended, self.now, f"{len(rows)} letters, {len(left)} not gone")
        return rows

    def mark_handing(self, one: Taken) -> None:
        """Write down that the last line follows.  Raises :class:`LetterTaken` where another sender took the letter."""
        with self._store.transaction(self._stamp) as tx:
            stands = _stands(tx, one.letter.letter_id)
            if (stands.state, stands.machine, stands.attempts) != (LetterState.SENDING, self._machine, one.attempt):
                raise _taken(one.letter)
            self._write(tx, one.letter, [follow(stands, LetterEventKind.HANDING, self.now, MACHINE, "", self._machine)])

    def end(self, letters: Iterable[Letter], verdict: Verdict) -> None:
        """Write down what came of *letters*, which share one fate."""
        with self._store.transaction(self._stamp) as tx:
            for letter in letters:
                self._write(tx, letter, self._events(_stands(tx, letter.letter_id), letter, verdict))

    def _events(self, stands: Course, letter: Letter, verdict: Verdict) -> Sequence[LetterEvent]:
        if verdict.kind is LetterEventKind.FAILED:
            return after_failure(stands, letter.kind, self.now, verdict.words, self._machine)
        return [follow(stands, verdict.kind, self.now, MACHINE, verdict.words, self._machine)]

    def _write(self, tx: Tx, letter: Letter, events: Sequence[LetterEvent]) -> None:
        if outbox.save_events(tx, events) != len(events):
            raise _taken(letter)
        log_events(tx, letter, events)
        self._touched[letter.letter_id] = None


def _stands(tx: Tx, letter_id: str) -> Course:
    return course(outbox.events_of(tx, letter_id))


def _taken(letter: Letter) -> LetterTaken:
    return LetterTaken(f"Thư {letter.letter_id[:8]} đã do một lượt gửi khác xử lý.")
