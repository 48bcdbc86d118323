"""The feeds that a web page names in its head: ``<link rel="alternate" type="application/rss+xml">``."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

from crawlers.addresses import normalise

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def feeds_named(page: bytes, page_url: str) -> tuple[str, ...]:
    """Absolute, normalised addresses in the order of the page, each once; none is tried."""
    links = _Links()
    links.feed(page.decode("utf-8", "replace"))
    joined = (_absolute(page_url, href) for href in links.hrefs if href)
    return tuple(dict.fromkeys(url for url in joined if url))


def _absolute(base: str, href: str) -> str | None:
    try:
        return normalise(urljoin(base, href))
    except ValueError:  # such as "http://[x"
        return None


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in attrs}
        relations = values.get("rel", "").lower().split()
        if tag == "link" and "alternate" in relations and values.get("type", "").lower() in _FEED_TYPES:
            self.hrefs.append(values.get("href", ""))
