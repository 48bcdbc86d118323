"""Signed heads of the audit log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.records.audit import AuditSignature
from pipeline.store.tx import Tx


def save_signatures(tx: Tx, signatures: Iterable[AuditSignature]) -> int:
    """The number of new rows."""
    return tx.append("audit_signatures", signatures)


def signatures(tx: Tx) -> tuple[AuditSignature, ...]:
    """All of them, by (seq, at)."""
    return tx.records(AuditSignature, "audit_signatures_known")


def latest_signature(tx: Tx, at: datetime) -> AuditSignature | None:
    """The signature of the furthest head that was signed by *at*; None before the first."""
    found = tx.records(AuditSignature, "audit_signature_at", known_at=at)
    return found[0] if found else None
