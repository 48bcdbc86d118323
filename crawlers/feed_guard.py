"""What is taken off a feed before it is parsed: entity bombs are refused, endless feeds cut."""

from __future__ import annotations

import re
from contextlib import suppress

from crawlers.sniff import HEAD_BYTES
from pipeline.errors import FeedUnreadable

MAX_TAGS = 250_000  # 2,000 entries with 100 tags each are 200,000
_OPENINGS = 4  # entries that may stand beside those that are read: what a cut does not reach
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]{0,2000}\[", re.IGNORECASE)
_OPENING = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_ENDING = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_EBCDIC_PROLOG = b"\x4c\x6f\xa7\x94"


def safe_to_parse(payload: bytes, max_entries: int) -> tuple[bytes, bool]:
    """*payload* with what follows its first *max_entries* entries left out, and whether something was.

    Raises :class:`FeedUnreadable` for a document that declares entities (no feed needs them, entity bombs
    do), and for one whose elements are too many to be held in memory.
    """
    if payload.startswith(_EBCDIC_PROLOG):
        raise FeedUnreadable("The feed is written in EBCDIC, which no outlet uses; it is not parsed.")
    shorter = _shortened(payload, max_entries)
    # Each reading is searched: an encoding such as UTF-7 can hide a declaration from a search in the bytes.
    for reading in _readings(payload):
        if _ENTITY.search(reading):
            raise FeedUnreadable("The feed declares XML entities (a DTD), as entity bombs do; it is not parsed.")
    for reading in _readings(shorter):
        openings = sum(1 for _ in _OPENING.finditer(reading))
        if reading.count("<") > MAX_TAGS or openings > _OPENINGS * max_entries:
            raise FeedUnreadable(
                "The feed has more elements than a feed of news can have; it is not parsed. Name a shorter one in "
                "the source's file."
            )
    return shorter, len(shorter) < len(payload)


def _shortened(payload: bytes, max_entries: int) -> bytes:
    """*payload* without the entries after the first *max_entries*; what closes the document stays."""
    wanted = last = 0
    for count, end in enumerate(_ENDING.finditer(payload), 1):
        last = end.end()
        if count == max_entries:
            wanted = last
    return payload if not wanted or wanted == last else payload[:wanted] + payload[last:]


def _readings(payload: bytes) -> list[str]:
    """*payload* as text: by its bytes, and by the encoding that it names."""
    readings = [payload.replace(b"\0", b"").decode("latin-1")]
    declared = _DECLARED.search(payload[:HEAD_BYTES].replace(b"\0", b""))
    if declared:
        # An encoding that is unknown here is unknown to feedparser too.
        with suppress(LookupError, ValueError, AssertionError):
            readings.append(payload.decode(declared[1].decode("ascii"), "replace"))
    return readings
