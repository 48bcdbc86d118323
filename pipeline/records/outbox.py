"""Letters that leave the house by e-mail, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.records.ids import record_id


class LetterKind(StrEnum):
    WEEKLY = "weekly"
    DAILY = "daily"
    ALERT = "alert"
    TEST = "test"  # a person tries the settings; it is not retried and nobody waits for it


class LetterEventKind(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"  # taken by a sender; the server cannot have accepted it yet
    HANDING = "handing"  # the server has all but the last line; from here on it may have accepted it
    SENT = "sent"  # the server has answered that it takes charge of it
    FAILED = "failed"  # not accepted this time; tried again
    REFUSED = "refused"  # not accepted for good
    UNSURE = "unsure"  # the sender was cut off while handing over: nobody knows
    GIVEN_UP = "given_up"
    RESENT = "resent"  # a person lets it be tried again
    CONFIRMED = "confirmed"  # a person knows that it has arrived
    CANCELLED = "cancelled"


class LetterState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    HANDING = "handing"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"
    UNSURE = "unsure"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a letter: it is read when the letter is sent, and only with this hash."""

    name: str  # as the receiver sees it
    path: str  # relative to the folder of the store
    media_type: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be sent, before it is known to whom.

    *agency_id* is a slug, or the name of a group of agencies; *period* is what the letter is about, written so
    that it sorts (``2025-W48``, ``2025-12-01``): the same kind, agency and period is sent to one address once.
    """

    kind: LetterKind
    agency_id: str
    period: str
    subject: str
    text: str
    html: str
    enclosures: tuple[Enclosure, ...] = ()
    press: tuple[str, ...] = ()  # what in it, and in its files, the press has printed


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft addressed to one recipient of the allow-list."""

    letter_id: str
    kind: LetterKind
    agency_id: str
    period: str
    edition: int  # 0, then 1, 2 … for each replacement that a person asked for
    recipient: str  # name of the body
    email: str
    subject: str
    text: str
    html: str
    enclosures: tuple[Enclosure, ...]
    message_id: str  # RFC 5322, without brackets; the same at every attempt, so that a receiver can drop doubles
    queued_at: datetime


def letter_id(kind: LetterKind, agency_id: str, period: str, email: str, edition: int) -> str:
    return record_id("letter", kind.value, agency_id, period, email.casefold(), str(edition))


@dataclass(frozen=True, slots=True)
class LetterEvent:
    """One step of a letter.  Of two senders that write the same *number*, one finds that it was too late."""

    event_id: str
    letter_id: str
    number: int  # 1, 2, 3 … without gaps
    kind: LetterEventKind
    attempt: int  # 0 before the first
    happened_at: datetime
    actor: str  # a login, or "lamro"
    machine: str  # on which the sender runs; "" for what persons do
    words: str  # the server's answer, or why
    next_try_at: datetime | None


def letter_event_id(letter_id: str, number: int) -> str:
    return record_id("letter_event", letter_id, str(number))


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """View ``outbox``."""

    letter_id: str
    kind: LetterKind
    agency_id: str
    agency_name: str
    period: str
    edition: int
    recipient: str
    email: str
    subject: str
    queued_at: datetime
    state: LetterState
    state_since: datetime
    attempts: int
    last_error: str  # "" where there was none
    next_try_at: datetime | None  # null unless it waits to be sent
    sent_at: datetime | None
    message_id: str
