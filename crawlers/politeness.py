"""How fast a host is asked: never faster than its source's delay, slower where it answers slowly."""

from __future__ import annotations

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from crawlers.addresses import host_of
from crawlers.spider import spider_of


class Politeness(AutoThrottle):
    """AutoThrottle with a floor for each host; its own floor is one for all."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._floors: dict[str, float] = {}
        crawler.signals.connect(self._reached_downloader, signal=signals.request_reached_downloader)

    def _reached_downloader(self, request: Request, spider: Spider) -> None:
        key, slot = self._get_slot(request, spider)
        index = spider_of(self.crawler).index
        source = index.get(request.meta.get("source_id", "")) or index.by_host(host_of(request.url))
        if key is not None and slot is not None and source is not None:
            self._floors[key] = max(self._floors.get(key, 0.0), source.delay_seconds)
            slot.delay = max(slot.delay, self._floors[key])

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if key is not None and slot is not None:
            slot.delay = max(slot.delay, self._floors.get(key, 0.0))
