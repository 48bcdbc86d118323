"""What an answer says of the next one: how long to wait, how long it stays fresh, whether a feed's body is new."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pipeline.records.ids import content_hash

_LONGEST = timedelta(days=30)  # nobody means more; polling has ceilings of its own
_HEAD_BYTES = 65536
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})")
_UNSTORED = re.compile(r"(?:^|[\s,])(?:no-store|no-cache)(?:$|[\s,;=])")
_STAMP = re.compile(rb"<(lastBuildDate|pubDate|updated|dc:date)\b[^<>]{0,200}>[^<]{0,200}</\1>", re.IGNORECASE)
_FIRST_ENTRY = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT_ENDS = (b"</rss>", b"</feed>", b"</rdf:RDF>")


def retry_at(value: str | None, at: datetime) -> datetime | None:
    """Before when a server does not want to be asked again, from its Retry-After of *at* (RFC 9110, 10.2.3).

    Seconds or an HTTP date; None where there is none, it cannot be read or it is past.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        wanted = at + min(timedelta(seconds=int(text[:10])), _LONGEST)
    else:
        try:
            moment = parsedate_to_datetime(text)
        except (TypeError, ValueError, OverflowError):
            return None
        wanted = min(moment if moment.tzinfo else moment.replace(tzinfo=UTC), at + _LONGEST).astimezone(UTC)
    return wanted if wanted > at else None


def max_age(cache_control: str | None, age: str | None) -> int | None:
    """For how many seconds an answer stays fresh (RFC 9111, 4.2.1), less the *age* it came with; None: not said."""
    said = (cache_control or "").lower()
    found = _MAX_AGE.search(said)
    if found is None or _UNSTORED.search(said):
        return None
    passed = int(age.strip()[:10]) if age is not None and age.strip().isascii() and age.strip().isdigit() else 0
    left = min(int(found[1]), int(_LONGEST.total_seconds())) - passed
    return left if left > 0 else None


def body_hash(body: bytes) -> str:
    """SHA-256 (64 hex digits) of a feed's decoded *body* without what changes though nothing is new.

    That is the feed's own time stamps before its first entry, and what stands behind its end (servers note
    there how fast they were).
    """
    end = max(body.rfind(mark) for mark in _ROOT_ENDS)
    whole = body[:end] if end > 0 else body
    first = _FIRST_ENTRY.search(whole, 0, _HEAD_BYTES)
    cut = first.start() if first else min(len(whole), _HEAD_BYTES)
    return content_hash(_STAMP.sub(b"", whole[:cut]) + whole[cut:])
