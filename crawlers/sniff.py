"""Tells feeds from other documents by their first bytes."""

from __future__ import annotations

import re

HEAD_BYTES = 4096
_FEED_TYPES = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+xml"),
    "application/feed+json",
)
# The standard names the version first; some writers escape its slashes or put it later.
_JSON_FEED = re.compile(rb"\s*+\{.*?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/1", re.DOTALL)
# Whatever may stand before a document's root: prolog, style sheets, comments, a DOCTYPE.  Atomic groups:
# a hostile head must not make the search try every way of splitting it.
_BEFORE_ROOT = rb"(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->)|(?><!DOCTYPE[^>\[]*>))*+"
_FEED_ROOT = re.compile(_BEFORE_ROOT + rb"<(?:rss|feed|(?:[a-z0-9_]+:)?rdf)[\s>]", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(_BEFORE_ROOT + rb"<(?:html|head|body|script|meta|div|p)\b", re.IGNORECASE | re.DOTALL)


def looks_like_feed(content_type: str, head: bytes) -> bool:
    """Whether a document is RSS, Atom, RDF or JSON Feed, by its media type or by what *head* begins with."""
    if content_type.partition(";")[0].strip().lower() in _FEED_TYPES:
        return True
    return _FEED_ROOT.match(_plain(head)) is not None or _JSON_FEED.match(_plain(head)) is not None


def looks_like_html(head: bytes) -> bool:
    """Whether *head* begins a web page."""
    return _HTML.match(_plain(head)) is not None


def _plain(head: bytes) -> bytes:
    """*head* without byte-order marks and without the NULs of UTF-16."""
    return head[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
