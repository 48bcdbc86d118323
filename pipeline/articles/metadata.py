"""What a page says of itself: title, address, date, description — from JSON-LD, Open Graph and the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urljoin, urlsplit

from lxml import etree

from pipeline.articles.heading import heading_of, is_same
from pipeline.articles.json_ld import read_json_ld
from pipeline.articles.markup import squeezed, words_of
from pipeline.articles.published import read_published

_TAGS = re.compile(r"<[^<>]{0,200}>")
_SITE_AFTER = re.compile(r"\s+[|ㅣ·»–—-]\s+[^|ㅣ»]{2,60}$")
_SITE_NAME = 12  # characters: a shorter main heading may be the outlet's logo
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    title: str
    description: str  # the lead that the metadata carry; often a slogan, so not part of the text by itself
    canonical_url: str
    published_at: datetime | None
    date_refused: str  # the date that could not be believed; "" where none
    body: str  # the text that JSON-LD carries; "" where none
    names: tuple[str, ...]  # bylines, so that lines with them can be cut; never handed on


def read_metadata(tree: etree._Element, url: str, zone: tzinfo, now: datetime) -> PageMetadata:
    """*zone* is that of the outlet, for dates without one; *now* bounds the dates that are believed."""
    metas = _metas(tree)
    linked = read_json_ld(tree)
    title_tag = next((words_of(t) for t in tree.iter("title")), "")
    named = metas.get("og:title") or linked.headline
    heading = heading_of(tree, named or title_tag)
    published = read_published(tree, metas, linked.published, heading, zone, now)
    names = (*linked.authors, *(metas[name] for name in _AUTHOR_NAMES if name in metas), *_marked_names(tree))
    return PageMetadata(
        title=_title(_tidy(named), _tidy(title_tag), words_of(heading) if heading is not None else "", metas, names),
        description=_tidy(_TAGS.sub(" ", metas.get("og:description", "") or metas.get("description", ""))),
        canonical_url=_canonical(tree, metas, url),
        published_at=published.at,
        date_refused=published.refused,
        body=linked.body,
        names=tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= 60 and "://" not in name)),
    )


def _title(named: str, title_tag: str, heading: str, metas: dict[str, str], names: tuple[str, ...]) -> str:
    """The heading where the page has no other name for itself, or where that is the heading and the site's name
    or section; else that other name."""
    claimed = named or title_tag
    if len(heading) > _SITE_NAME and (not named or is_same(heading, claimed)):
        return heading
    if not claimed:
        return heading
    site = squeezed(metas.get("og:site_name", ""))
    while (tail := _SITE_AFTER.search(claimed)) is not None:
        added = squeezed(tail.group())
        known = added in {squeezed(name) for name in names} or (site and (added in site or site in added))
        if not known:
            break
        claimed = claimed[: tail.start()]
    return claimed


def _marked_names(tree: etree._Element) -> Iterator[str]:
    """Names in elements that say so themselves."""
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'author')]"):
        words = words_of(element) or element.get("content") or ""
        if words and len(words.split()) <= 6:
            yield words


def _metas(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _canonical(tree: etree._Element, metas: dict[str, str], url: str) -> str:
    link = next((e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical" and e.get("href")), None)
    try:
        claimed = urljoin(url, (link or metas.get("og:url", "") or url).strip())
        # A canonical address on another site would let one page pass for another's; the front page is no article.
        same_site = _site(claimed) == _site(url)
        return claimed if same_site and urlsplit(claimed).path not in ("", "/") else url
    except ValueError:
        return url


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    for prefix in ("www.", "m.", "amp."):
        host = host.removeprefix(prefix)
    return host


def _tidy(text: str) -> str:
    return " ".join(text.split())
