"""When a letter is tried again, when it is given up, and what is made of one whose sender was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.post.course import Course, advance, follow
from pipeline.records.facts import MACHINE
from pipeline.records.outbox import LetterEvent, LetterEventKind, LetterKind, LetterState

PAUSES = (timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
GIVEN_UP_AFTER = timedelta(days=3)
SENDER_LOST_AFTER = timedelta(hours=1)
"""A sender on another machine that has said nothing for so long is taken for dead."""

BROKEN_OFF = "Lượt gửi bị ngắt trước khi giao xong cho máy chủ; thư chưa đi, sẽ được gửi lại."
UNKNOWN = (
    "Lượt gửi bị ngắt đúng lúc giao thư: không rõ máy chủ đã nhận hay chưa, nên không tự gửi lại. Hãy hỏi nơi nhận, "
    "rồi `lamro outbox confirm MÃ` (đã có thư) hoặc `lamro outbox resend MÃ` (chưa có)."
)


def after_failure(
    stands: Course, kind: LetterKind, at: datetime, words: str, machine: str, at_once: bool = False
) -> tuple[LetterEvent, ...]:
    """``failed`` with the next try, and ``given_up`` where there is none: after three days, or for a test letter.

    *at_once*: nothing speaks for waiting (the sender died, the server did not fail).
    """
    until = stands.waiting_from + GIVEN_UP_AFTER
    if kind is LetterKind.TEST or at >= until:
        failed = follow(stands, LetterEventKind.FAILED, at, MACHINE, words, machine)
        why = "Thư thử không được gửi lại." if kind is LetterKind.TEST else f"Đã thử trong {GIVEN_UP_AFTER.days} ngày."
        return failed, follow(advance(stands, failed), LetterEventKind.GIVEN_UP, at, MACHINE, why, machine)
    pause = timedelta() if at_once else PAUSES[min(stands.failures, len(PAUSES) - 1)]
    return (follow(stands, LetterEventKind.FAILED, at, MACHINE, words, machine, min(at + pause, until)),)


def is_orphan(stands: Course, machine: str, now: datetime) -> bool:
    """Whether the sender of *stands* is dead, as seen by one on *machine* that holds the lock of its senders."""
    if stands.state not in (LetterState.SENDING, LetterState.HANDING):
        return False
    return stands.machine == machine or stands.since + SENDER_LOST_AFTER <= now


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said of a letter, as its sender noted it on disk the moment it heard it."""

    letter_id: str
    attempt: int
    kind: LetterEventKind  # sent, failed or refused
    words: str


def settle_orphan(
    stands: Course, kind: LetterKind, answer: Answer | None, now: datetime, machine: str
) -> tuple[LetterEvent, ...]:
    """What is made of a letter whose sender died; *answer* is what it had noted of this attempt, if anything."""
    if answer is not None:
        if answer.kind is LetterEventKind.FAILED:
            return after_failure(stands, kind, now, answer.words, machine)
        return (follow(stands, answer.kind, now, MACHINE, answer.words, machine),)
    if stands.state is LetterState.SENDING:
        return after_failure(stands, kind, now, BROKEN_OFF, machine, at_once=True)
    return (follow(stands, LetterEventKind.UNSURE, now, MACHINE, UNKNOWN, machine),)
