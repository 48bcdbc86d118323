"""An exchange, judged, as the records of the log."""

from __future__ import annotations

from crawlers.freshness import max_age
from crawlers.judge import Exchange, Verdict, retry_instant
from crawlers.outcome import Failure
from crawlers.warc import Place, RecordedResponse
from pipeline.records.ids import content_hash
from pipeline.records.press import Capture, FeedEntry, Fetch, Problem, capture_id, fetch_id, problem


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
        retry_at=retry_instant(exchange, response),
        max_age=max_age(response.header("cache-control"), response.header("age")),
        body_sha256=verdict.body_sha256,
        items=verdict.items,
    )


def _problem(url: str, failure: Failure) -> Problem:
    return problem("collect", url, failure.word, failure.detail)
