"""Scrapy's HTTP download handler with a stopwatch."""

from __future__ import annotations

from time import monotonic

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response

from crawlers.spider import spider_of


class TimedHandler(HTTP11DownloadHandler):
    """Notes in ``request.meta["elapsed_ms"]`` how long an exchange took; 0 where the job's clock stands still."""

    lazy = False

    async def download_request(self, request: Request) -> Response:
        started = monotonic()
        try:
            return await super().download_request(request)
        finally:
            if spider_of(self._crawler).job.fixed_now is None:
                request.meta["elapsed_ms"] = round((monotonic() - started) * 1000)
