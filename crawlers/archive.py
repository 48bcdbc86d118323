"""The downloader middleware nearest to the network: nothing that was tried goes unrecorded.

It sits outside redirects, robots.txt and content decoding, so all of these are in the archive as received.
"""

from __future__ import annotations

from urllib.parse import urldefrag

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawlers.addresses import SourceIndex, host_of, normalise
from crawlers.failures import explain
from crawlers.judge import Exchange
from crawlers.members import RecordedRequest
from crawlers.recorder import Recorder
from crawlers.replay_handler import SYNTHETIC
from crawlers.spider import spider_of
from crawlers.visited import Visited
from crawlers.warc import RecordedResponse
from pipeline.records.press import FetchKind


class ArchiveMiddleware:
    """Archives answers, logs failures, and hands decoded bodies on."""

    def __init__(self, recorder: Recorder, index: SourceIndex, visited: Visited, is_replay: bool) -> None:
        self._recorder = recorder
        self._index = index
        self._visited = visited
        self._is_replay = is_replay

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        spider = spider_of(crawler)
        return cls(spider.recorder, spider.index, spider.visited, spider.recording is not None)

    def process_response(self, request: Request, response: Response) -> Response:
        if SYNTHETIC in response.flags:
            return response
        exchange = self._exchange(request)
        address = str(response.ip_address) if response.ip_address else None
        verdict = self._recorder.keep(exchange, _recorded(exchange, response), address, self._asked(request))
        request.meta["listing"] = verdict.listing
        if verdict.body is None or (verdict.redirected_to and verdict.failure):
            raise IgnoreRequest(verdict.failure.detail if verdict.failure else "not usable")
        if verdict.redirected_to and exchange.kind is FetchKind.PAGE:
            target = normalise(verdict.redirected_to) or verdict.redirected_to
            if not self._visited.claim(target):
                raise IgnoreRequest(f"{target} was fetched already")
        if verdict.body is response.body:
            return response
        headers = Headers({name: values for name, values in response.headers.items() if name != b"Content-Encoding"})
        return response.replace(body=verdict.body, headers=headers)

    def process_exception(self, request: Request, exception: Exception) -> None:
        self._recorder.fail(self._exchange(request), explain(exception))

    def _asked(self, request: Request) -> RecordedRequest | None:
        """The request as it is archived; None in a replay, which sends none."""
        if self._is_replay:
            return None
        pairs = ((name, value) for name, values in request.headers.items() for value in values)
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)
        return RecordedRequest(request.method, urldefrag(request.url).url, headers)

    def _exchange(self, request: Request) -> Exchange:
        meta = request.meta
        source = self._index.by_host(host_of(request.url)) if "source_id" not in meta else None
        return Exchange(
            url=urldefrag(request.url).url,
            source_id=meta.get("source_id") or (source.id if source else ""),
            kind=meta.get("kind", FetchKind.ROBOTS),
            at=meta.pop("recorded_at", None) or self._recorder.now(),
            elapsed_ms=meta.pop("elapsed_ms", 0),
            chain=(*(urldefrag(url).url for url in meta.get("redirect_urls", ())), urldefrag(request.url).url),
        )


def _recorded(exchange: Exchange, response: Response) -> RecordedResponse:
    pairs = ((name, value) for name, values in response.headers.items() for value in values)
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)
    return RecordedResponse(
        url=exchange.url,
        status=response.status,
        headers=headers,
        payload=response.body,
        fetched_at=exchange.at,
        source_id=exchange.source_id,
        kind=str(exchange.kind),
        via=exchange.chain[0] if len(exchange.chain) > 1 else "",
    )
