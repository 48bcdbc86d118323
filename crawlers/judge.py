"""Decides what an archived answer is worth.

The collector and the recovery of a killed run both come here, so that both write the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawlers.decode import PayloadTooLarge
from crawlers.freshness import body_hash, retry_at
from crawlers.job import Caps
from crawlers.listing import LISTS, NOTHING, Listing, Origin
from crawlers.outcome import Failure, bad_status, redirect_failure, redirect_target
from crawlers.page_faults import page_faults
from crawlers.warc import RecordedResponse, decode_payload
from crawlers.ways import failure_of, most_bytes, read_list, unzipped
from pipeline.errors import ArchiveUnreadable, FeedUnreadable
from pipeline.records.ids import content_hash
from pipeline.records.press import FetchKind, capture_id


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request as it was made."""

    url: str
    source_id: str
    kind: FetchKind
    at: datetime
    elapsed_ms: int = 0
    chain: tuple[str, ...] = ()  # addresses that redirected here, and this one


@dataclass(frozen=True, slots=True)
class Verdict:
    """``body`` is decoded, None where it cannot be; ``listing`` is what a feed, sitemap or section page lists, of
    a page only what is wrong with it."""

    body: bytes | None
    listing: Listing = NOTHING
    failure: Failure | None = None
    redirected_to: str | None = None
    body_sha256: str | None = None  # of a list
    items: int | None = None  # entries of a list; None where it was not read


def judge(
    exchange: Exchange,
    response: RecordedResponse,
    caps: Caps,
    known_body: str | None = None,
    dated_by_crawl: bool = False,
) -> Verdict:
    """What *response* brought; never raises for what a server sent.

    *known_body*: the hash of the body that this list gave the last time; its entries are in the store, and it
    is not read again.  (A sitemap is: an unchanged index may name sitemaps that have changed.)
    *dated_by_crawl*: that this list's dates are those of its fetch was told before.
    """
    target = redirect_target(exchange.url, response.status, response.header("location"))
    if target is not None:
        return Verdict(b"", failure=redirect_failure(target, exchange.chain), redirected_to=target)
    try:
        body = decode_payload(response, most_bytes(exchange.kind, caps.max_decoded_bytes))
        body = unzipped(exchange.kind, body, caps.max_decoded_bytes)
    except ArchiveUnreadable as reason:
        word = "too_large" if isinstance(reason, PayloadTooLarge) else "undecodable"
        return Verdict(None, failure=Failure(word, str(reason)))
    if response.status >= 400:
        closed = exchange.kind is FetchKind.ROBOTS and response.status < 500
        return Verdict(body, failure=None if closed else bad_status(response.status, retry_instant(exchange, response)))
    if exchange.kind is FetchKind.PAGE:
        return Verdict(body, Listing((), page_faults(exchange.url, response.header("content-type") or "", body)))
    if exchange.kind not in LISTS:
        return Verdict(body)
    digest = body_hash(body)
    if digest == known_body and exchange.kind is not FetchKind.SITEMAP:
        return Verdict(body, body_sha256=digest)
    try:
        found = _listing(exchange, response, body, caps, dated_by_crawl)
        return Verdict(body, found, body_sha256=digest, items=len(found.entries))
    except FeedUnreadable as reason:
        return Verdict(body, failure=failure_of(exchange.kind, reason))


def capture_id_of(response: RecordedResponse) -> str:
    """The id under which *response* is archived."""
    return capture_id(response.url, response.fetched_at, content_hash(response.payload))


def retry_instant(exchange: Exchange, response: RecordedResponse) -> datetime | None:
    """Before when the server of *response* does not want to be asked again; None where it does not say."""
    return retry_at(response.header("retry-after"), exchange.at)


def _listing(exchange: Exchange, response: RecordedResponse, body: bytes, caps: Caps, dated_by_crawl: bool) -> Listing:
    asked_for = exchange.chain[0] if exchange.chain else exchange.url
    origin = Origin(asked_for, exchange.source_id, capture_id_of(response), exchange.at, dated_by_crawl)
    content_type = response.header("content-type") or ""
    return read_list(exchange.kind, body, content_type, exchange.url, origin, caps.max_entries_per_feed)
