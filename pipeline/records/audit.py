"""The links of the audit log and their hash: one definition for who writes it and for who verifies it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.days import iso
from pipeline.records.ids import record_id

GENESIS = "0" * 64
"""``previous`` of the first entry."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One link of the hash chain; the payload itself lies outside it."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    payload_hash: str
    previous: str
    entry_hash: str


@dataclass(frozen=True, slots=True)
class AuditSignature:
    """The head of the chain at one entry, signed with the office's key."""

    signature_id: str
    seq: int  # of the entry whose hash is the head
    head: str
    at: datetime  # when it was signed, part of what is signed
    public_key: str  # ed25519, 64 hex digits
    signature: str  # 128 hex digits
    actor: str  # a login, or "lamro" for the weekly run


def signature_id(head: str, public_key: str) -> str:
    """One signature a head and key: signing again what was signed adds nothing."""
    return record_id("audit_signature", head, public_key)


def head_message(head: str, seq: int, at: datetime) -> bytes:
    """What is signed: canonical JSON (as in :func:`entry_hash`) of head, seq and at."""
    fields = {"head": head, "seq": seq, "at": iso(at)}
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def payload_hash(payload: str) -> str:
    """SHA-256 of *payload* in UTF-8 as 64 hex digits; the payload itself lies outside the chain."""
    return hashlib.sha256(payload.encode("utf-8", "surrogatepass")).hexdigest()


def entry_hash(seq: int, at: datetime, actor: str, action: str, subject: str, payload_hash: str, previous: str) -> str:
    """SHA-256 (64 hex digits) over canonical JSON of all that an audit entry says.

    Canonical: keys sorted, no spaces, no ASCII escapes, UTF-8; *at* (aware) in the spelling of
    :func:`pipeline.records.days.iso`.  An outsider can compute it with any JSON library.
    Raises :class:`ValueError` where *at* has no time zone.
    """
    fields = {
        "seq": seq,
        "at": iso(at),
        "actor": actor,
        "action": action,
        "subject": subject,
        "payload_hash": payload_hash,
        "previous": previous,
    }
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
