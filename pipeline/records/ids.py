"""Identifiers that come from content, so that running a step twice changes nothing."""

from __future__ import annotations

import hashlib

ID_LENGTH = 32


def record_id(kind: str, *parts: str) -> str:
    """The first 32 hex digits of SHA-256 over *kind* and *parts* joined by NUL.

    Raises :class:`ValueError` where a part itself holds a NUL, which would let two different
    records share an id.
    """
    if any("\0" in part for part in (kind, *parts)):
        raise ValueError("an id part must not contain NUL")
    joined = "\0".join((kind, *parts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:ID_LENGTH]


def content_hash(payload: bytes) -> str:
    """SHA-256 of *payload* as 64 hex digits."""
    return hashlib.sha256(payload).hexdigest()
