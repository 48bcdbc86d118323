"""Letters and their events; the outbox as known at an instant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.records.outbox import Letter, LetterEvent, LetterKind, OutboxRow
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx


# Each save_ function appends what the store does not hold yet and returns the number of new rows.
def save_letters(tx: Tx, letters: Iterable[Letter]) -> int:
    return tx.append("letters", letters)


def save_events(tx: Tx, events: Iterable[LetterEvent]) -> int:
    """Fewer than *events* where another sender wrote these numbers of a letter first."""
    return tx.append("letter_events", events)


def letter(tx: Tx, id_prefix: str) -> Letter:
    """The one whose id begins so; :class:`UnknownRecord` where none or several do."""
    return only_one("thư", id_prefix, tx.records(Letter, "letters_like", prefix=id_prefix))


def editions(tx: Tx, kind: LetterKind, agency_id: str, period: str, email: str) -> tuple[Letter, ...]:
    """The letter and its replacements to this address, in any case of letters; the first one first."""
    return tx.records(
        Letter, "letter_editions", kind=kind.value, agency_id=agency_id, period=period, email=email.casefold()
    )


def events_of(tx: Tx, letter_id: str) -> tuple[LetterEvent, ...]:
    """By number."""
    return tx.records(LetterEvent, "letter_events_of", letter_id=letter_id)


def outbox(tx: Tx, at: datetime) -> tuple[OutboxRow, ...]:
    """``outbox_at(at)``: what has not gone first, the latest first."""
    return tx.records(OutboxRow, "outbox_rows", known_at=at)


def unfinished(tx: Tx) -> tuple[str, ...]:
    """Ids of the letters that a sender must look at: waiting, or taken by one; the oldest first."""
    return tuple(one for (one,) in tx.rows("letters_unfinished"))


def undelivered(tx: Tx, at: datetime) -> tuple[OutboxRow, ...]:
    """``undelivered_at(at)``: letters that should be there by now and are not, or nobody knows; oldest first."""
    return tx.records(OutboxRow, "undelivered_rows", known_at=at)


def secret_numbers(tx: Tx) -> tuple[str, ...]:
    """The register numbers of all state-secret stubs, which no letter may hold."""
    return tuple(one for (one,) in tx.rows("secret_numbers"))
