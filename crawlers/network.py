"""Scrapy's HTTP download handler with a stopwatch, and with patience for hosts that ask to be left alone."""

from __future__ import annotations

import asyncio
from time import monotonic

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response

from crawlers.addresses import host_of
from crawlers.freshness import retry_at
from crawlers.spider import PressSpider, spider_of
from pipeline.records.press import FetchKind


class TimedHandler(HTTP11DownloadHandler):
    """Notes in ``request.meta["elapsed_ms"]`` how long an exchange took; 0 where the job's clock stands still.

    A request to a host that has asked for a short rest is held here, on the host's one connection: the others
    wait behind it.
    """

    lazy = False

    async def download_request(self, request: Request) -> Response:
        spider = spider_of(self._crawler)
        await _turn(spider, request)
        started = monotonic()
        try:
            response = await super().download_request(request)
        finally:
            if spider.job.fixed_now is None:
                request.meta["elapsed_ms"] = round((monotonic() - started) * 1000)
        _hear(spider, request, response)
        return response


async def _turn(spider: PressSpider, request: Request) -> None:
    """Wait until the host may be asked; raises :class:`crawlers.failures.Refused` where that is too long."""
    host = host_of(request.url)
    while wait := spider.rests.wait_seconds(host):
        await asyncio.sleep(wait)
    spider.rests.refuse(host, spider.recorder.now())


def _hear(spider: PressSpider, request: Request, response: Response) -> None:
    now = spider.recorder.now()
    wanted = (response.headers.get("Retry-After") or b"").decode("latin-1")
    kind = request.meta.get("kind", FetchKind.ROBOTS)
    spider.rests.heard(host_of(request.url), kind, response.status, retry_at(wanted or None, now), now)
