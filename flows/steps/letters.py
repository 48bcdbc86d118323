"""Drafts become letters: one a recipient of the allow-list, once; a replacement only where a person asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.steps.letter_log import log_events
from flows.steps.paper_guard import refuse_words, words_of
from flows.workplace import Workplace
from pipeline.errors import OfficeError
from pipeline.post.course import course, first_event, follow
from pipeline.records.days import day_in_vietnam
from pipeline.records.ids import content_hash
from pipeline.records.office import MailServer, Office, Recipient
from pipeline.records.outbox import Draft, Enclosure, Letter, LetterEvent, LetterEventKind, LetterState, letter_id
from pipeline.render.mail import message_id
from pipeline.render.mail_body import with_note
from pipeline.render.visible import visible_text
from pipeline.reports.spelling import instant_words
from pipeline.store import outbox
from pipeline.store.connect import Stamp, Store, Tx

_NOT_GONE = (LetterState.QUEUED, LetterState.FAILED, LetterState.REFUSED, LetterState.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Queued:
    """*new* letters; those that were *known* already; agencies of which *nobody* with an address hears."""

    new: tuple[Letter, ...] = ()
    known: tuple[Letter, ...] = ()
    nobody: tuple[str, ...] = ()


NOTHING = Queued()


def enclosure(folder: Path, path: Path, name: str, media_type: str) -> Enclosure:
    """The file *path*, which lies under *folder* (the store's), as it is now; the receiver sees it as *name*.

    Raises ValueError where it lies elsewhere.
    """
    payload = path.read_bytes()
    inside = path.resolve().relative_to(folder.resolve())
    return Enclosure(name, inside.as_posix(), media_type, len(payload), content_hash(payload))


def queue_letters(
    place: Workplace, office: Office, drafts: Sequence[Draft], actor: str, now: datetime, again: bool = False
) -> Queued:
    """Put each draft into the outbox for each of the agency's recipients of today (the day of *now*).

    Nobody is written to twice about the same kind, agency and period; with *again* a replacement is queued, marked as
    one where the earlier letter may have arrived, and an earlier one that has not gone is cancelled.  Raises
    :class:`SecretMatter` and queues nothing where a draft, or a file that goes with it, bears a mark of secrecy that is
    no quote of the press, or names a state-secret stub;
    :class:`OfficeError` where the office has no mail server.
    """
    server = office.mail
    if server is None:
        raise OfficeError("office.yml không có mục mail: không có máy chủ thư để gửi.")
    day, found = day_in_vietnam(now), NOTHING
    with Store(place.store_path).transaction(Stamp(new_run_id("letters", now), now)) as tx:
        _refuse_secrets(tx, place.folder, drafts)
        for draft in drafts:
            addressees = office.addressees(draft.agency_id, day, draft.kind)
            found = found if addressees else Queued(found.new, found.known, (*found.nobody, draft.agency_id))
            for recipient in addressees:
                new, known = _queue(tx, draft, recipient, server, actor, now, again)
                found = Queued((*found.new, *new), (*found.known, *known), found.nobody)
    return found


def _queue(
    tx: Tx, draft: Draft, recipient: Recipient, server: MailServer, actor: str, now: datetime, again: bool
) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
    """What is new, and what was known."""
    earlier = outbox.editions(tx, draft.kind, draft.agency_id, draft.period, recipient.email)
    if earlier and not again:
        return (), earlier[-1:]
    gone = [letter for letter in earlier if not _withdrawn(tx, letter, actor, now)]
    letter = address(draft, recipient, server, now, len(earlier), gone[-1].queued_at if gone else None)
    add_letter(tx, letter, actor, f"thay thế {len(gone)} thư đã gửi" if gone else "")
    return (letter,), ()


def _withdrawn(tx: Tx, letter: Letter, actor: str, now: datetime) -> bool:
    """Whether an earlier edition is certain not to have arrived; one that still waited is cancelled."""
    stands = course(outbox.events_of(tx, letter.letter_id))
    if stands.state in _NOT_GONE:
        event = follow(stands, LetterEventKind.CANCELLED, now, actor, "Có bản lập lại thay cho thư này.")
        _save(tx, letter, [event])
        return True
    return stands.state is LetterState.CANCELLED


def address(
    draft: Draft, recipient: Recipient, server: MailServer, now: datetime, edition: int, replaces: datetime | None
) -> Letter:
    """*draft* for *recipient*; *replaces*: when the letter was made in whose place this one comes."""
    subject, text, html = draft.subject, draft.text, draft.html
    if replaces is not None:
        subject = f"[Bản thay thế] {subject}"
        note = f"Bản thay thế: thư này thay cho thư cùng kỳ lập lúc {instant_words(replaces)}."
        text, html = with_note(text, html, note)
    own = letter_id(draft.kind, draft.agency_id, draft.period, recipient.email, edition)
    return Letter(
        own, draft.kind, draft.agency_id, draft.period, edition, recipient.name, recipient.email, subject, text, html,
        draft.enclosures, message_id(own, server.sender), now,
    )  # fmt: skip


def add_letter(tx: Tx, letter: Letter, actor: str, words: str) -> None:
    """Write *letter* with its first event and its entry in the audit log."""
    if outbox.save_letters(tx, [letter]):
        _save(tx, letter, [first_event(letter.letter_id, letter.queued_at, actor, words)])


def _save(tx: Tx, letter: Letter, events: Sequence[LetterEvent]) -> None:
    outbox.save_events(tx, events)
    log_events(tx, letter, events)


def _refuse_secrets(tx: Tx, folder: Path, drafts: Iterable[Draft]) -> None:
    """Also what goes with the letter is read: a reader opens it."""
    for draft in drafts:
        files = [words_of(one.name, (folder / one.path).read_bytes()) for one in draft.enclosures]
        names = [one.name for one in draft.enclosures]
        refuse_words(tx, [draft.subject, draft.text, visible_text(draft.html), *names, *files], draft.press)
