"""The head of the audit log signed, and signatures checked against the chain and the office's public key."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from flows import verify_export
from flows.audit_key import load_key, make_key
from flows.clockwork import new_run_id
from pipeline.errors import AuditKeyError
from pipeline.records.audit import AuditSignature, head_message, signature_id
from pipeline.records.days import iso
from pipeline.store import audit, audit_signatures
from pipeline.store.connect import Stamp, Store


def new_key(store: Store, path: Path, actor: str, now: datetime) -> str:
    """Make the office's key in *path*, on record in the log; its public key.  Raises :class:`AuditKeyError`."""
    public = make_key(path)
    with store.transaction(Stamp(new_run_id("audit", now), now)) as tx:
        audit.append_audit(tx, now, actor, "audit.key_made", "audit", f"ed25519 | public key: {public}")
    return public


def sign_head(store: Store, path: Path, actor: str, now: datetime) -> tuple[AuditSignature, bool]:
    """Sign the head of the log with the key in *path*; the signature, and whether it is new.

    A signature is no entry of the chain: it would move the head that it signs.  Raises :class:`AuditKeyError`, also
    where the log is empty.
    """
    key = load_key(path)
    public = key.public_key().public_bytes_raw().hex()
    with store.transaction(Stamp(new_run_id("audit", now), now)) as tx:
        head = audit.head(tx)
        if head is None:
            raise AuditKeyError("Nhật ký còn trống, chưa có gì để ký.")
        own = signature_id(head.entry_hash, public)
        standing = next((one for one in audit_signatures.signatures(tx) if one.signature_id == own), None)
        if standing is not None:
            return standing, False
        signed = key.sign(head_message(head.entry_hash, head.seq, now)).hex()
        made = AuditSignature(own, head.seq, head.entry_hash, now, public, signed, actor)
        audit_signatures.save_signatures(tx, [made])
    return made, True


def sign_if_key(store: Store, path: Path, actor: str, now: datetime) -> str:
    """Sign where there is a key; "" or why there is no signature, for the book of runs."""
    if not path.exists():
        return ""
    if not os.access(path, os.R_OK):
        return "unsigned: the audit key is not readable for this login"
    try:
        sign_head(store, path, actor, now)
    except AuditKeyError as error:  # the digest is due with or without it
        return f"unsigned: {error}"
    return ""


def signature_line(one: AuditSignature) -> str:
    """*one* as a line of an export's signatures.jsonl, without its end."""
    told = {"seq": one.seq, "head": one.head, "at": iso(one.at), "key": one.public_key, "signature": one.signature}
    return verify_export.canonical(told)
