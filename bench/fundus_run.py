"""Run by another interpreter, in which fundus is installed: ``fundus_run.py HOSTS PAGES PORT`` on the bench's press.

Knows nothing of this project.  Each host is a publisher with one feed and the smallest parser (title and body).
Prints one JSON object: pages (with a title and a body), seconds, version.
"""

import json
import sys
import time
from importlib.metadata import version

from fundus import Crawler, RSSFeed  # type: ignore[import-not-found]  # lives in that interpreter only
from fundus.parser import ArticleBody, BaseParser, ParserProxy, attribute  # type: ignore[import-not-found]
from fundus.parser.utility import extract_article_body_with_selector  # type: ignore[import-not-found]
from fundus.publishers.base_objects import Publisher, PublisherGroup  # type: ignore[import-not-found]
from lxml.cssselect import CSSSelector


class BenchParser(ParserProxy):  # type: ignore[misc]
    class V1(BaseParser):  # type: ignore[misc]
        _paragraphs = CSSSelector("article > p")

        @attribute  # type: ignore[untyped-decorator]
        def body(self) -> ArticleBody:
            return extract_article_body_with_selector(self.precomputed.doc, paragraph_selector=self._paragraphs)

        @attribute  # type: ignore[untyped-decorator]
        def title(self) -> str | None:
            title: str | None = self.precomputed.meta.get("og:title")
            return title


def main() -> None:
    hosts, pages, port = (int(argument) for argument in sys.argv[1:4])
    addresses = [f"http://127.88.{n // 200}.{n % 200 + 1}:{port}" for n in range(hosts)]
    press = {
        f"Host{n}": Publisher(
            name=f"Host {n}", domain=f"{base}/", parser=BenchParser, sources=[RSSFeed(f"{base}/feed.xml")]
        )
        for n, base in enumerate(addresses)
    }
    group = PublisherGroup("Press", (), {**press, "default_language": "vi"})
    started = time.perf_counter()
    whole = 0
    for article in Crawler(group, threading=True, ignore_robots=True).crawl(
        max_articles=hosts * pages, only_complete=False, error_handling="suppress"
    ):
        whole += bool(article.title and article.plaintext)
    print(json.dumps({"pages": whole, "seconds": time.perf_counter() - started, "version": version("fundus")}))


if __name__ == "__main__":
    main()
