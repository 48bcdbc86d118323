"""The least that Scrapy can do with the bench's press: ``python -m bench.bare_spider HOSTS PAGES PORT``.

Reads the feeds with a regular expression, asks for each page, counts what came; keeps and checks nothing.
Prints one JSON object: pages, seconds (of crawling, without the start of the interpreter).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from bench.press_server import feed_url

SAME_AS_OURS = {"CONCURRENT_REQUESTS": 64, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}


class BareSpider(Spider):
    name = "bare"
    custom_settings = {  # noqa: RUF012  # Scrapy's own form
        **SAME_AS_OURS,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": False,
        "COOKIES_ENABLED": False,
        "RETRY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }
    pages = 0

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Request]:
        for link in re.findall(r"<link>([^<]+)</link>", response.text):
            yield Request(link, self.count)

    def count(self, response: Response) -> None:
        BareSpider.pages += response.status == 200 and len(response.body) > 1000


def main() -> None:
    hosts, port = int(sys.argv[1]), int(sys.argv[3])
    process = CrawlerProcess()
    process.crawl(BareSpider, start_urls=[feed_url(n, port) for n in range(hosts)])
    started = time.perf_counter()
    process.start()
    print(json.dumps({"pages": BareSpider.pages, "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
