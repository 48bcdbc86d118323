"""Section pages: the articles that a web page of an outlet lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawlers.addresses import host_of
from crawlers.article_links import Likelihood, likelihood
from crawlers.listing import Item, Listing, Origin, absolute, cut, listing
from crawlers.section_html import MAX_ANCHORS, Anchor, anchors_of
from pipeline.errors import FeedUnreadable

MAX_LINKS = 60  # articles of one page that are followed


class NoArticleLinks(FeedUnreadable):
    """A section page names no article: it moved, wants a script to fill it, or shows a barrier."""


@dataclass(slots=True)
class _Found:
    url: str
    words: str
    written: str


def read_section(payload: bytes, content_type: str, page_url: str, origin: Origin, max_entries: int) -> Listing:
    """The articles on the page's own host that it links to, surest first within the cap, then in page order.

    *payload* is decoded, *content_type* the header's value, *page_url* where redirects ended.  The longest
    words of the links to a page are its title; its date is that of the box in which it stands, or of its
    address.  Raises :class:`NoArticleLinks`.
    """
    anchors, more = anchors_of(payload, content_type, page_url)
    found = _merged(anchors, page_url)
    sure = [each for each in found if likelihood(each.url, each.words) is Likelihood.SURE]
    likely = [each for each in found if likelihood(each.url, each.words) is Likelihood.LIKELY]
    chosen = (*sure, *likely)[: min(MAX_LINKS, max_entries)]
    if not chosen:
        raise NoArticleLinks(
            f"{page_url} links to no article on its own host ({len(anchors)} links seen); open it and correct the "
            "section in the source's file, or name a feed or sitemap instead."
        )
    problems = (cut(origin, MAX_ANCHORS, "links"),) if more else ()
    return listing((Item(each.url, each.words, "", each.written) for each in chosen), origin, problems)


def _merged(anchors: Iterable[Anchor], page_url: str) -> list[_Found]:
    """Each page on the host of *page_url* once: picture, headline and "read more" mostly link to the same."""
    own, itself = _bare_host(page_url), absolute(page_url, page_url)
    pages: dict[str, _Found] = {}
    for anchor in anchors:
        if anchor.url != itself and _bare_host(anchor.url) == own:
            page = pages.setdefault(anchor.url, _Found(anchor.url, "", ""))
            page.words = max(page.words, anchor.words, key=len)
            page.written = page.written or anchor.written
    return list(pages.values())


def _bare_host(url: str) -> str:
    return host_of(url).removeprefix("www.")
