"""Decides what an archived answer is worth, and turns it into the records of the log.

The collector and the recovery of a killed run both come here, so that both write the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawlers.decode import PayloadTooLarge
from crawlers.freshness import body_hash, max_age, retry_at
from crawlers.job import Caps
from crawlers.listing import LISTS, NOTHING, Listing, Origin
from crawlers.outcome import Failure, bad_status, redirect_failure, redirect_target
from crawlers.warc import Place, RecordedResponse, decode_payload
from crawlers.ways import failure_of, most_bytes, read_list, unzipped
from pipeline.errors import ArchiveUnreadable, FeedUnreadable
from pipeline.records.ids import content_hash
from pipeline.records.press import Capture, FeedEntry, Fetch, FetchKind, Problem, capture_id, fetch_id, problem


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
    """``body`` is decoded, None where it cannot be; ``listing`` is what a feed, sitemap or section page lists."""

    body: bytes | None
    listing: Listing = NOTHING
    failure: Failure | None = None
    redirected_to: str | None = None
    body_sha256: str | None = None  # of a list
    items: int | None = None  # entries of a list; None where it was not read


def judge(exchange: Exchange, response: RecordedResponse, caps: Caps, known_body: str | None = None) -> Verdict:
    """What *response* brought; never raises for what a server sent.

    *known_body*: the hash of the body that this list gave the last time; its entries are in the store, and it
    is not read again.  (A sitemap is: an unchanged index may name sitemaps that have changed.)
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
        return Verdict(body, failure=None if closed else bad_status(response.status))
    if exchange.kind not in LISTS:
        return Verdict(body)
    digest = body_hash(body)
    if digest == known_body and exchange.kind is not FetchKind.SITEMAP:
        return Verdict(body, body_sha256=digest)
    try:
        found = _listing(exchange, response, body, caps)
        return Verdict(body, found, body_sha256=digest, items=len(found.entries))
    except FeedUnreadable as reason:
        return Verdict(body, failure=failure_of(exchange.kind, reason))


def records_of(
    exchange: Exchange, response: RecordedResponse, place: Place | None, verdict: Verdict
) -> tuple[Fetch | Capture | FeedEntry | Problem, ...]:
    """The log's records of an answer; *place* is that in the run's folder, None for a 304."""
    capture = None if place is None else _capture(exchange, response, place)
    fetch = _fetch(exchange, response, verdict, capture)
    problems = () if verdict.failure is None else (_problem(exchange.url, verdict.failure),)
    found = verdict.listing
    return (fetch, *((capture,) if capture else ()), *found.entries, *found.problems, *problems)


def failure_records(exchange: Exchange, failure: Failure) -> tuple[Fetch, Problem]:
    """The log's records of a request that brought no answer."""
    fetch = Fetch(
        fetch_id(exchange.url, exchange.at, None, failure.word),
        exchange.url,
        exchange.source_id,
        exchange.kind,
        exchange.at,
        status=None,
        error=failure.word,
        detail=failure.detail,
        capture_id=None,
        etag=None,
        last_modified=None,
        payload_bytes=0,
        elapsed_ms=exchange.elapsed_ms,
        redirected_to=None,
    )
    return fetch, _problem(exchange.url, failure)


def capture_id_of(response: RecordedResponse) -> str:
    """The id under which *response* is archived."""
    return capture_id(response.url, response.fetched_at, content_hash(response.payload))


def _listing(exchange: Exchange, response: RecordedResponse, body: bytes, caps: Caps) -> Listing:
    asked_for = exchange.chain[0] if exchange.chain else exchange.url
    origin = Origin(asked_for, exchange.source_id, capture_id_of(response), exchange.at)
    content_type = response.header("content-type") or ""
    return read_list(exchange.kind, body, content_type, exchange.url, origin, caps.max_entries_per_feed)


def _capture(exchange: Exchange, response: RecordedResponse, place: Place) -> Capture:
    digest = content_hash(response.payload)
    return Capture(
        capture_id(exchange.url, exchange.at, digest),
        exchange.url,
        exchange.source_id,
        exchange.kind,
        exchange.at,
        response.status,
        response.header("content-type") or "",
        digest,
        place.file,
        place.offset,
        place.length,
    )


def _fetch(exchange: Exchange, response: RecordedResponse, verdict: Verdict, capture: Capture | None) -> Fetch:
    failure = verdict.failure
    word = failure.word if failure else None
    return Fetch(
        fetch_id(exchange.url, exchange.at, response.status, word),
        exchange.url,
        exchange.source_id,
        exchange.kind,
        exchange.at,
        response.status,
        error=word,
        detail=failure.detail if failure else None,
        capture_id=capture.capture_id if capture else None,
        etag=response.header("etag"),
        last_modified=response.header("last-modified"),
        payload_bytes=len(response.payload),
        elapsed_ms=exchange.elapsed_ms,
        redirected_to=verdict.redirected_to,
        retry_at=retry_at(response.header("retry-after"), exchange.at),
        max_age=max_age(response.header("cache-control"), response.header("age")),
        body_sha256=verdict.body_sha256,
        items=verdict.items,
    )


def _problem(url: str, failure: Failure) -> Problem:
    return problem("collect", url, failure.word, failure.detail)
