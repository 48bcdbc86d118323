"""Feeds: bytes in, entries out.  Nobody's name is taken over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import feedparser

from crawlers.feed_guard import safe_to_parse
from crawlers.json_feed import is_json, read_json_feed
from crawlers.listing import Item, Listing, Origin, absolute, cut, listing
from crawlers.markup import plain_text
from crawlers.sniff import HEAD_BYTES, looks_like_html
from pipeline.errors import FeedUnreadable
from pipeline.records.press import FeedEntry

__all__ = ["MAX_ENTRIES", "parse_feed", "plain_text", "read_feed"]

MAX_ENTRIES = 2000
_SUMMARY_CHARACTERS = 4000


def parse_feed(
    payload: bytes, feed_url: str, source_id: str, capture_id: str, now: datetime, max_entries: int = MAX_ENTRIES
) -> tuple[FeedEntry, ...]:
    """The entries that :func:`read_feed` finds, without what was wrong with them; *now* is the time of the fetch."""
    return read_feed(payload, Origin(feed_url, source_id, capture_id, now), max_entries).entries


def read_feed(payload: bytes, origin: Origin, max_entries: int = MAX_ENTRIES) -> Listing:
    """The entries of an RSS, Atom, RDF or JSON feed, in its order, each once, at most *max_entries*.

    *payload* is the content-decoded body.  Addresses are absolute and normalised, titles and summaries
    plain text in NFC, dates UTC or None where they cannot be trusted at the time of the fetch.  Entries
    without a fetchable address are left out.  Raises :class:`FeedUnreadable` with the reason in plain words.
    """
    if is_json(payload):
        return read_json_feed(payload, origin, max_entries)
    shorter, was_cut = safe_to_parse(payload, max_entries)
    try:
        document = feedparser.parse(BytesIO(shorter), sanitize_html=False, resolve_relative_uris=False)
    except Exception as problem:  # feedparser lets errors of its many helpers through
        raise FeedUnreadable(f"{origin.url} cannot be parsed ({type(problem).__name__}: {problem}).") from problem
    if not document.get("version"):
        raise FeedUnreadable(_why_unreadable(payload, origin.url, document))
    was_cut = was_cut or len(document.entries) > max_entries
    problems = (cut(origin, max_entries),) if was_cut else ()
    return listing(_items(document.entries[:max_entries], origin.url), origin, problems)


def _items(entries: list[Any], feed_url: str) -> Iterator[Item]:
    for raw in entries:
        url = absolute(feed_url, str(raw.get("link") or ""))
        if url is not None:
            title = plain_text(str(raw.get("title") or ""))
            summary = plain_text(str(raw.get("summary") or ""))[:_SUMMARY_CHARACTERS]
            yield Item(url, title, summary, str(raw.get("published") or raw.get("updated") or ""))


def _why_unreadable(payload: bytes, feed_url: str, document: Any) -> str:
    if not payload.strip():
        return f"{feed_url} answered with an empty body; try again later."
    if looks_like_html(payload[:HEAD_BYTES]):
        return f"{feed_url} answers with a web page, not with a feed; correct the address in the source's file."
    reason = document.get("bozo_exception")
    return f"{feed_url} is neither RSS, Atom nor RDF ({reason or 'no feed root'}); correct the source's file."
