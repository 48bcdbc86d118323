"""The hash of one link of the audit log: one definition for who writes it and for who verifies it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from pipeline.records.days import iso

GENESIS = "0" * 64
"""``previous`` of the first entry."""


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
