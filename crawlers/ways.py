"""The ways in: a body that lists pages, by the kind under which it was asked for."""

from __future__ import annotations

from crawlers.decode import decode_body
from crawlers.feeds import read_feed
from crawlers.listing import Listing, Origin
from crawlers.outcome import Failure
from crawlers.sections import NoArticleLinks, read_section
from crawlers.sitemaps import read_sitemap
from crawlers.sniff import looks_like_feed
from pipeline.errors import FeedUnreadable
from pipeline.records.press import FetchKind

_GZIP = b"\x1f\x8b"
# Decoded bytes of a list: parsing takes a multiple of them.  The protocol allows 50 MB for a sitemap.
_MOST = {FetchKind.FEED: 12_000_000, FetchKind.SECTION: 12_000_000, FetchKind.SITEMAP: 50_000_000}


def most_bytes(kind: FetchKind, max_decoded: int) -> int:
    """How large a decoded body of *kind* may be where the job allows *max_decoded* bytes."""
    return min(_MOST.get(kind, max_decoded), max_decoded)


def unzipped(kind: FetchKind, body: bytes, max_decoded: int) -> bytes:
    """A list that is itself a gzip file (``sitemap.xml.gz``) with that taken off, other bodies as they are.

    Raises :class:`crawlers.decode.PayloadTooLarge` or :class:`crawlers.decode.PayloadUndecodable`.
    """
    if kind not in _MOST or not body.startswith(_GZIP):
        return body
    return decode_body(body, ("gzip",), most_bytes(kind, max_decoded))


def read_list(
    kind: FetchKind, body: bytes, content_type: str, page_url: str, origin: Origin, max_entries: int
) -> Listing:
    """What the decoded *body* of a feed, sitemap or section page lists.  Raises :class:`FeedUnreadable`."""
    if kind is FetchKind.SECTION:
        return read_section(body, content_type, page_url, origin, max_entries)
    if kind is FetchKind.SITEMAP and not looks_like_feed("", body):  # the protocol lets a feed stand for a sitemap
        return read_sitemap(body, origin, max_entries)
    return read_feed(body, origin, max_entries)


def failure_of(kind: FetchKind, reason: FeedUnreadable) -> Failure:
    """The word under which the log keeps why a list could not be read."""
    if isinstance(reason, NoArticleLinks):
        return Failure("no_links", str(reason))
    return Failure("sitemap_unreadable" if kind is FetchKind.SITEMAP else "feed_unreadable", str(reason))
