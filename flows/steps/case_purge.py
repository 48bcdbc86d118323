"""State-secret matter that was entered by accident taken out of the store, and noted that it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.steps.case_attach import kept_at
from flows.steps.letters import withdraw_unsent
from flows.steps.purge_subjects import Subject, subjects
from flows.steps.registers import entry_told
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.audit import payload_hash
from pipeline.records.case_acts import Purge, PurgedKind, purge_id
from pipeline.records.cases import Case, CaseEventKind
from pipeline.store import audit, case_acts, cases, outbox, purging, registers
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.rewriting import rewrite

SHORTEST = 6  # signs of an id that a person must type


@dataclass(frozen=True, slots=True)
class Purged:
    """What went: the purge that was asked for, and other cases in which the same file lay."""

    purge: Purge
    elsewhere: tuple[str, ...] = ()  # case ids
    letters: int = 0


def purgeable(store: Store, id_prefix: str) -> tuple[Subject, ...]:
    """What can be purged in a case."""
    with store.reading() as tx:
        return tuple(subjects(tx, cases.case(tx, id_prefix)))


def purge_secret(
    store: Store, folder: Path, id_prefix: str, subject_prefix: str, reason: str, actor: str, now: datetime
) -> Purged:
    """Take out of the store what should never have been entered in a case: any text that a person wrote, any file.

    Where a state, a clock or a count rests on the row, its words go and the row stays.  The same words go from the
    other rows of the case, and from the whole store where they are long (:data:`pipeline.store.purging.LONG`); a file
    goes from every case that holds it.  What stays: the hash of what went, the time, the login and the reason, as an
    entry of the chain.  The store's file is written anew, so that its bytes are gone too; asked a second time, only
    that is done.  Raises :class:`UnknownRecord` where *subject_prefix* fits none or several,
    :class:`IllegalTransition` without a reason.
    """
    _refuse_reason(reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        before = [one for one in case_acts.purges_of(tx, case.case_id) if one.subject_id.startswith(subject_prefix)]
        if before and len(subject_prefix) >= SHORTEST:
            done = Purged(before[0])
        else:
            found = _named(subjects(tx, case), subject_prefix)
            done = _purge(tx, case.case_id, found, reason, actor)
            others = _elsewhere(tx, case, found)
            for other, same in others:
                _purge(tx, other.case_id, same, reason, actor)
            done = Purged(done.purge, tuple(other.case_id for other, _ in others), done.letters)
    if done.purge.kind is PurgedKind.ATTACHMENT:
        kept_at(folder, done.purge.sha256).unlink(missing_ok=True)
    rewrite(store)
    return done


def purge_register(store: Store, id_prefix: str, reason: str, actor: str, now: datetime) -> Purged:
    """Take an entry out of the registers, in all its versions; as :func:`purge_secret`."""
    _refuse_reason(reason)
    with store.transaction(Stamp(new_run_id("register", now), now)) as tx:
        versions = registers.versions_of(tx, id_prefix)
        own = versions[-1]
        words = tuple(
            dict.fromkeys(w for v in versions for w in (v.title, v.channel, v.organisation, v.answer, v.link, v.reason))
        )
        told = tuple(entry_told(one) for one in versions)
        gone = Subject(PurgedKind.REGISTER, own.entry_id, words, told, lambda: purging.purge_register(tx, own.entry_id))
        done = _purge(tx, own.case_id or "", gone, reason, actor, "register.purged")
    rewrite(store)
    return done


def _purge(
    tx: Tx, case_id: str, subject: Subject, reason: str, actor: str, action: str = "case.purged"
) -> Purged:  # fmt: skip
    now = tx.stamp.recorded_at
    if any(len(word) >= SHORTEST and word in reason for word in subject.words):
        raise IllegalTransition("Lý do xóa nhắc lại chính nội dung cần xóa: hãy ghi lý do khác.")
    gone = Purge(
        purge_id(subject.kind, subject.id), case_id, subject.kind, subject.id, subject.digest, reason.strip(), actor,
        now,
    )  # fmt: skip
    subject.take()
    for payload in subject.told:
        purging.purge_payload(tx, payload_hash(payload))
    letters = purging.letters_holding(tx, subject.words)
    for letter_id in letters:  # an empty letter must not go out either
        withdraw_unsent(tx, outbox.letter(tx, letter_id), actor, now, "Nội dung thư bị xóa.")
        purging.blank_letter(tx, letter_id)
    for own in _joined(tx, case_id):
        purging.sweep(tx, (*subject.told, *subject.words), own)
    purging.keep(tx, gone)
    words = f"{subject.kind.value} {subject.id} | sha256: {gone.sha256} | {gone.reason}"
    audit.append_audit(tx, now, actor, action, case_id or subject.id, words)
    return Purged(gone, (), len(letters))


def _joined(tx: Tx, case_id: str) -> set[str]:
    """The case, and those with which it was merged: what persons wrote stands in both."""
    pairs = [
        (one.case.case_id, event.ref)
        for one in cases.standing_cases(tx)
        for event in one.events
        if event.kind is CaseEventKind.MERGED
    ]
    found = {case_id}
    while more := {own for pair in pairs for own in pair if not found.isdisjoint(pair)} - found:
        found |= more
    return found


def _elsewhere(tx: Tx, case: Case, subject: Subject) -> list[tuple[Case, Subject]]:
    """The same file in other cases: it is the secret there too."""
    if subject.kind is not PurgedKind.ATTACHMENT:
        return []
    found = []
    for one in case_acts.all_attachments(tx):
        if one.sha256 == subject.sha256 and one.case_id != case.case_id:
            other = cases.case(tx, one.case_id)
            found += [(other, same) for same in subjects(tx, other) if same.id == one.attachment_id]
    return found


def _named(found: Iterable[Subject], prefix: str) -> Subject:
    if len(prefix) < SHORTEST:
        raise UnknownRecord(f"Mã “{prefix}” quá ngắn: hãy ghi ít nhất {SHORTEST} ký tự.")
    fitting = [one for one in found if one.id.startswith(prefix)]
    if len(fitting) != 1:
        raise UnknownRecord(
            f"Có {len(fitting)} nội dung của vụ việc có mã bắt đầu bằng “{prefix}”; xem lamro case secret MÃ --list."
        )
    return fitting[0]


def _refuse_reason(reason: str) -> None:
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do (--reason), không ghi nội dung.")
    refuse_secret(None, reason)
