"""Feeds: bytes in, entries out.  Nobody's name is taken over."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import datetime
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from crawlers.addresses import normalise
from crawlers.dates import parse_feed_date
from crawlers.sniff import HEAD_BYTES, looks_like_html
from pipeline.errors import FeedUnreadable
from pipeline.records.press import FeedEntry, entry_id

MAX_ENTRIES = 2000
_SUMMARY_CHARACTERS = 4000
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]{0,2000}\[", re.IGNORECASE)
_EBCDIC_PROLOG = b"\x4c\x6f\xa7\x94"


def parse_feed(
    payload: bytes, feed_url: str, source_id: str, capture_id: str, now: datetime, max_entries: int = MAX_ENTRIES
) -> tuple[FeedEntry, ...]:
    """The entries of an RSS, Atom or RDF feed, in its order, each once, at most *max_entries*.

    *payload* is the content-decoded body.  Addresses are absolute and normalised, titles and summaries
    plain text in NFC, dates UTC or None where they cannot be trusted at *now*.  Entries without a
    fetchable address are left out.  Raises :class:`FeedUnreadable` with the reason in plain words.
    """
    _refuse_entities(payload)
    try:
        document = feedparser.parse(BytesIO(payload), sanitize_html=False, resolve_relative_uris=False)
    except Exception as problem:  # feedparser lets errors of its many helpers through
        raise FeedUnreadable(f"{feed_url} cannot be parsed ({type(problem).__name__}: {problem}).") from problem
    if not document.get("version"):
        raise FeedUnreadable(_why_unreadable(payload, feed_url, document))
    found: dict[str, FeedEntry] = {}
    for raw in document.entries[:max_entries]:
        entry = _entry(raw, feed_url, source_id, capture_id, now)
        if entry is not None:
            found.setdefault(entry.entry_id, entry)
    return tuple(found.values())


def _entry(raw: Any, feed_url: str, source_id: str, capture_id: str, now: datetime) -> FeedEntry | None:
    url = normalise(urljoin(feed_url, str(raw.get("link") or "")))
    if not raw.get("link") or url is None:
        return None
    title = plain_text(str(raw.get("title") or ""))
    summary = plain_text(str(raw.get("summary") or ""))[:_SUMMARY_CHARACTERS]
    written = str(raw.get("published") or raw.get("updated") or "")
    published = parse_feed_date(written, now) if written else None
    identifier = entry_id(feed_url, url, title, published)
    return FeedEntry(identifier, feed_url, source_id, url, title, summary, published, capture_id)


def _refuse_entities(payload: bytes) -> None:
    """Raise where a document declares entities: no feed needs them, entity bombs do."""
    if payload.startswith(_EBCDIC_PROLOG):
        raise FeedUnreadable("The feed is written in EBCDIC, which no outlet uses; it is not parsed.")
    readings = [payload.replace(b"\0", b"").decode("latin-1")]
    declared = _DECLARED.search(payload[:HEAD_BYTES].replace(b"\0", b""))
    if declared:
        # An encoding such as UTF-7 can hide a declaration from a search in the bytes; one that is unknown
        # here is unknown to feedparser too.
        with suppress(LookupError, ValueError, AssertionError):
            readings.append(payload.decode(declared[1].decode("ascii"), "replace"))
    if any(_ENTITY.search(reading) for reading in readings):
        raise FeedUnreadable("The feed declares XML entities (a DTD), as entity bombs do; it is not parsed.")


def _why_unreadable(payload: bytes, feed_url: str, document: Any) -> str:
    if not payload.strip():
        return f"{feed_url} answered with an empty body; try again later."
    if looks_like_html(payload[:HEAD_BYTES]):
        return f"{feed_url} answers with a web page, not with a feed; correct the address in the source's file."
    reason = document.get("bozo_exception")
    return f"{feed_url} is neither RSS, Atom nor RDF ({reason or 'no feed root'}); correct the source's file."


class _Text(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def plain_text(markup: str) -> str:
    """*markup* without tags, entities, control characters and lone surrogates: NFC, single spaces."""
    text = markup
    if "<" in markup or "&" in markup:
        reader = _Text()
        reader.feed(markup)
        reader.close()
        text = "".join(reader.parts)
    text = text.encode("utf-8", "replace").decode("utf-8")
    visible = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join(unicodedata.normalize("NFC", visible).split())
