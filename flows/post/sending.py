"""One run through the outbox: settle what a dead sender left, then hand over what is due, each letter once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.office_log import note_office
from flows.post.book import Book, Taken
from flows.post.journal import Journal
from flows.post.lock import one_sender
from flows.post.message import letter_bytes
from flows.post.password import mail_password
from flows.post.server import Connection, Verdict
from flows.workplace import Workplace
from pipeline.errors import LetterTaken, MailFailed
from pipeline.post.words import EVENTS
from pipeline.records.office import MailServer, Office
from pipeline.records.outbox import LetterEventKind, OutboxRow
from pipeline.store.connect import Stamp, Store

PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the office with its mail server, the place of its store, and this machine's name."""

    place: Workplace
    office: Office
    server: MailServer
    machine: str = field(default_factory=socket.gethostname)
    patience_seconds: float = PATIENCE_SECONDS

    @property
    def lock(self) -> Path:
        return self.place.folder / "outbox.lock"

    @property
    def journal(self) -> Path:
        return self.place.folder / "outbox.journal"


def send_due(
    sender: Sender, now: datetime, only: Collection[str] = (), tell: Callable[[str], None] = lambda _: None
) -> tuple[OutboxRow, ...]:
    """Try every letter that is due at *now* (with *only*: these, due or not); how those that were touched stand.

    *tell* hears of the server and of each letter that it takes.  Raises :class:`RunInProgress` where another sender
    holds the lock too long, :class:`NotAllowed` for an office file that is not the store's; what fails with a letter,
    or with the server, is written into the outbox.
    """
    book = Book(Store(sender.place.store_path), Stamp(new_run_id("post", now), now), sender.machine)
    with one_sender(sender.lock, sender.patience_seconds):
        journal = Journal(sender.journal)
        taken, alone = book.open_run(
            journal.answers(),
            only,
            lambda tx: note_office(tx, sender.place, sender.office, now),
            lambda letter: letter_bytes(letter, sender.office, sender.server, sender.place.folder, now),
        )
        if alone:
            journal.clear()
        _work(sender, book, journal, taken, tell)
        return book.close_run()


def _work(sender: Sender, book: Book, journal: Journal, taken: list[Taken], tell: Callable[[str], None]) -> None:
    """Raises what the store raises: then the next run settles what this one left."""
    while taken:
        try:
            with Connection(sender.server, mail_password(sender.server)) as connection:
                tell(f"Đã kết nối máy chủ thư {sender.server.host}:{sender.server.port}.")
                while taken and connection.alive:
                    _hand_over(book, journal, connection, taken.pop(0), tell)
        except MailFailed as error:
            book.end((one.letter for one in taken), Verdict(LetterEventKind.FAILED, str(error)))
            return


def _hand_over(book: Book, journal: Journal, connection: Connection, one: Taken, tell: Callable[[str], None]) -> None:
    """From ``sending`` to the server's answer in the store."""
    letter = one.letter
    try:
        verdict = connection.hand_over(letter.email, one.message, lambda: book.mark_handing(one))
    except LetterTaken:
        return  # the next run sees how it ended
    if verdict.kind is not LetterEventKind.UNSURE:
        journal.note(letter.letter_id, one.attempt, verdict)
    book.end([letter], verdict)
    if verdict.kind is LetterEventKind.SENT:
        tell(f"{letter.letter_id[:8]} → {letter.recipient} <{letter.email}>: {EVENTS[verdict.kind]} ({verdict.words})")
