"""Issued papers, responses, attachments, secret stubs; what is purged."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.case_acts import (
    Attachment,
    IssuedPaper,
    Purge,
    PurgedKind,
    ResponseEntry,
    SecretStub,
)
from pipeline.store.tx import Tx


# Each save_ function appends what the store does not hold yet and returns the number of new rows.
def save_papers(tx: Tx, papers: Iterable[IssuedPaper]) -> int:
    return tx.append("issued_papers", papers)


def save_responses(tx: Tx, entries: Iterable[ResponseEntry]) -> int:
    return tx.append("responses", entries)


def save_attachments(tx: Tx, attachments: Iterable[Attachment]) -> int:
    return tx.append("attachments", attachments)


def save_stubs(tx: Tx, stubs: Iterable[SecretStub]) -> int:
    return tx.append("secret_stubs", stubs)


def papers_of(tx: Tx, case_id: str) -> tuple[IssuedPaper, ...]:
    """By (dated, number)."""
    return tx.records(IssuedPaper, "papers_of", case_id=case_id)


def responses_of(tx: Tx, case_id: str) -> tuple[ResponseEntry, ...]:
    """Every entry, by day."""
    return tx.records(ResponseEntry, "responses_of", case_id=case_id)


def attachments_of(tx: Tx, case_id: str) -> tuple[Attachment, ...]:
    """In the order in which they were laid to the case; without what was purged."""
    return tx.records(Attachment, "attachments_of", case_id=case_id)


def all_attachments(tx: Tx) -> tuple[Attachment, ...]:
    """Of every case, by (sha256, case); without what was purged."""
    return tx.records(Attachment, "all_attachments")


def stubs_of(tx: Tx, case_id: str) -> tuple[SecretStub, ...]:
    """By register number."""
    return tx.records(SecretStub, "stubs_of", case_id=case_id)


def purges_of(tx: Tx, case_id: str) -> tuple[Purge, ...]:
    """By time."""
    return tx.records(Purge, "purges_of", case_id=case_id)


def purge(tx: Tx, gone: Purge, payload_hashes: Iterable[str], event_ids: Iterable[str] = ()) -> int:
    """Delete what *gone* names, the words behind these audit entries and these events that tell of it, and keep *gone*;
    the number of rows deleted.

    What else the words went into (backups, papers that were exported) is not in the store's reach.
    """
    doors = {
        PurgedKind.STATEMENT: "purge_statement",
        PurgedKind.EVENT: "purge_event",
        PurgedKind.ATTACHMENT: "purge_attachment",
    }
    deleted = int(tx.run(doors[gone.kind], id=gone.subject_id))
    for payload_hash in dict.fromkeys(payload_hashes):
        deleted += int(tx.run("purge_payload", payload_hash=payload_hash))
    for event_id in event_ids:
        deleted += int(tx.run("purge_event", id=event_id))
    tx.append("purges", [gone])
    return deleted
