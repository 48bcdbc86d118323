"""One run through the outbox: settle what a dead sender left, then hand over what is due, each letter once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.post.book import Book
from flows.post.journal import Journal
from flows.post.lock import one_sender
from flows.post.message import letter_bytes
from flows.post.password import mail_password
from flows.post.server import Connection, Verdict
from flows.workplace import Workplace
from pipeline.errors import LetterTaken, MailFailed, MailRefused
from pipeline.post.words import EVENTS
from pipeline.records.office import MailServer, Office
from pipeline.records.outbox import Letter, LetterEventKind, OutboxRow
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

    *tell* hears one line a letter.  Raises :class:`RunInProgress` where another sender holds the lock too long; what
    fails with a letter, or with the server, is written into the outbox.
    """
    book = Book(Store(sender.place.store_path), Stamp(new_run_id("post", now), now), sender.machine)
    with one_sender(sender.lock, sender.patience_seconds):
        book.open_run()
        journal = Journal(sender.journal)
        if book.settle_orphans(journal.answers()):
            journal.clear()
        _work(sender, book, journal, list(book.take_up(only)), tell)
        book.close_run()
    return book.touched()


def _work(sender: Sender, book: Book, journal: Journal, due: list[Letter], tell: Callable[[str], None]) -> None:
    """Raises what the store raises: then the next run settles what this one left."""
    ready = _ready(sender, book, due, tell)
    while ready:
        try:
            with Connection(sender.server, mail_password(sender.server)) as connection:
                tell(f"Đã kết nối máy chủ thư {sender.server.host}:{sender.server.port}.")
                while ready and connection.alive:
                    _hand_over(book, journal, connection, *ready.pop(0), tell)
        except MailFailed as error:
            book.end((letter for letter, _ in ready), Verdict(LetterEventKind.FAILED, str(error)))
            tell(str(error))
            return


def _ready(sender: Sender, book: Book, due: list[Letter], tell: Callable[[str], None]) -> list[tuple[Letter, bytes]]:
    """The letters that may go, with their bytes; the others are refused here, before any server hears of them."""
    ready = []
    for letter in due:
        try:
            ready.append((letter, letter_bytes(letter, sender.office, sender.server, sender.place.folder, book.now)))
        except MailRefused as error:
            book.end([letter], Verdict(LetterEventKind.REFUSED, str(error)))
            tell(str(error))
    return ready


def _hand_over(
    book: Book, journal: Journal, connection: Connection, letter: Letter, message: bytes, tell: Callable[[str], None]
) -> None:
    """From ``sending`` to the server's answer in the store."""
    attempt = book.begin(letter)
    if attempt is None:
        return
    try:
        verdict = connection.hand_over(letter.email, message, lambda: book.mark_handing(letter, attempt))
    except LetterTaken as error:
        tell(str(error))
        return
    if verdict.kind is not LetterEventKind.UNSURE:
        journal.note(letter.letter_id, attempt, verdict)
    book.end([letter], verdict)
    tell(f"{letter.recipient} <{letter.email}>: {EVENTS[verdict.kind]} ({verdict.words})")
