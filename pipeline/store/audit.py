"""The hash-chained audit log: who decided what, in an order that cannot be rewritten unseen."""

from __future__ import annotations

from datetime import datetime

from pipeline.records.audit import GENESIS, AuditEntry, entry_hash, payload_hash
from pipeline.store.rows import PayloadRow
from pipeline.store.tx import Tx


def append_audit(tx: Tx, at: datetime, actor: str, action: str, subject: str, payload: str) -> AuditEntry:
    """Write the next entry of the chain; *payload* lies beside it, so that it can be purged.

    The write lock is held since the transaction began: no two entries share a predecessor.
    """
    last = head(tx)
    seq, previous = (last.seq + 1, last.entry_hash) if last else (1, GENESIS)
    digest = payload_hash(payload)
    entry = AuditEntry(
        seq=seq,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        payload_hash=digest,
        previous=previous,
        entry_hash=entry_hash(seq, at, actor, action, subject, digest, previous),
    )
    tx.append("audit_log", [entry])
    tx.append("audit_payloads", [PayloadRow(digest, payload)])
    return entry


def head(tx: Tx) -> AuditEntry | None:
    """The last entry; None before the first."""
    found = tx.records(AuditEntry, "audit_head")
    return found[0] if found else None


def head_at(tx: Tx, at: datetime) -> AuditEntry | None:
    """The last entry that was written by *at*; None before the first."""
    found = tx.records(AuditEntry, "audit_head_at", known_at=at)
    return found[0] if found else None


def last_of(tx: Tx, subject: str) -> AuditEntry | None:
    """The last entry about *subject*; None where there is none."""
    found = tx.records(AuditEntry, "audit_last_of", subject=subject)
    return found[0] if found else None


def payloads(tx: Tx) -> dict[str, str]:
    """The words at hand by their logged hash; what was purged is not among them."""
    return {row.payload_hash: row.payload for row in tx.records(PayloadRow, "audit_payloads_known")}


def entries(tx: Tx) -> tuple[AuditEntry, ...]:
    """The whole chain, by seq, beginning with 1."""
    return tx.records(AuditEntry, "audit_entries")


def payload_of(tx: Tx, entry: AuditEntry) -> str | None:
    """The words behind *entry*; None where they were purged."""
    found = tx.run("audit_payload", payload_hash=entry.payload_hash)
    return None if found is None else str(found)
