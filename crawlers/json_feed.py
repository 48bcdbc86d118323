"""JSON Feed 1.0 and 1.1 (jsonfeed.org): bytes in, entries out.  Its ``author`` and ``authors`` are not read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crawlers.listing import Item, Listing, Origin, absolute, cut, listing
from crawlers.markup import clean_text, plain_text
from crawlers.sniff import HEAD_BYTES
from pipeline.errors import FeedUnreadable

MAX_BYTES = 5_000_000  # parsed JSON takes many times its size
_SUMMARY_CHARACTERS = 4000
_VERSIONS = ("https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1")


def is_json(payload: bytes) -> bool:
    """Whether the first sign of *payload* opens a JSON object."""
    return payload[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_json_feed(payload: bytes, origin: Origin, max_entries: int) -> Listing:
    """The items of a JSON Feed, in its order, each once, at most *max_entries*.

    An item without a fetchable address, or whose address is no text, is left out; a title, summary or
    date that is no text counts as missing.  Raises :class:`FeedUnreadable`.
    """
    if len(payload) > MAX_BYTES:
        raise FeedUnreadable(f"{origin.url} is a JSON feed of more than {MAX_BYTES} bytes; it is not parsed.")
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError) as reason:
        raise FeedUnreadable(f"{origin.url} is no valid JSON ({type(reason).__name__}).") from reason
    if not _text(document, "version").startswith(_VERSIONS):
        raise FeedUnreadable(f"{origin.url} is neither RSS, Atom, RDF nor JSON Feed; correct the source's file.")
    items = document.get("items")
    if not isinstance(items, list):
        raise FeedUnreadable(f"{origin.url} is a JSON feed without a list of items; correct the source's file.")
    problems = (cut(origin, max_entries),) if len(items) > max_entries else ()
    return listing(_items(items[:max_entries], origin.url), origin, problems)


def _items(items: list[Any], feed_url: str) -> Iterator[Item]:
    for raw in items:
        if not isinstance(raw, dict):
            continue
        # 1.0 lets the id stand for the address; a relative id is a number of the outlet's own.
        link = _text(raw, "url") or (_text(raw, "id") if _text(raw, "id").startswith(("http://", "https://")) else "")
        url = absolute(feed_url, link)
        if url is not None:
            summary = clean_text((_text(raw, "summary") or _text(raw, "content_text"))[: 2 * _SUMMARY_CHARACTERS])
            if not summary:
                summary = plain_text(_text(raw, "content_html")[: 10 * _SUMMARY_CHARACTERS])
            date = _text(raw, "date_published") or _text(raw, "date_modified")
            yield Item(url, clean_text(_text(raw, "title")), summary[:_SUMMARY_CHARACTERS], date)


def _text(raw: dict[Any, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""
