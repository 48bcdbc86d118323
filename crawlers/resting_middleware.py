"""Hosts that rest, in Scrapy: what is not asked for is refused before anything else is done about it."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler

from crawlers.addresses import host_of
from crawlers.spider import PressSpider, spider_of


class RestingMiddleware:
    """Refuses requests to resting hosts, robots.txt among them; :mod:`crawlers.network` does the waiting."""

    def __init__(self, spider: PressSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RestingMiddleware:
        return cls(spider_of(crawler))

    def process_request(self, request: Request) -> None:
        self._spider.rests.refuse(host_of(request.url), self._spider.recorder.now())
