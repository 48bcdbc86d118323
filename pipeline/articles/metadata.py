"""What a page says of itself: title, lead, address, date — from JSON-LD, Open Graph and the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import urljoin, urlsplit

from lxml import etree

from pipeline.articles.markup import words_of

EARLIEST_YEAR = 1990
_SAPO = etree.XPath(
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' sapo ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' lead ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' article-sapo ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' detail-sapo ')"
    " or (self::p and contains(concat(' ', normalize-space(@class), ' '), ' description '))]"
)
_ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage")
_WANTED = ("headline", "datePublished", "articleBody")
_TAGS = re.compile(r"<[^<>]{0,200}>")
_OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    title: str
    sapo: str  # the lead that the page itself shows; "" where it marks none
    description: str  # the lead that only its metadata carry; often a slogan, so not part of the text
    canonical_url: str
    published_at: datetime | None
    date_refused: str  # the date that could not be believed; "" where none
    body: str  # the text that JSON-LD carries; "" where none


def read_metadata(tree: etree._Element, url: str, zone: tzinfo, now: datetime) -> PageMetadata:
    """*zone* is that of the outlet, for dates without one; *now* bounds the dates that are believed."""
    metas = _metas(tree)
    linked = _json_ld(tree)
    heading = next((words_of(h) for h in tree.iter("h1") if words_of(h)), "")
    title_tag = next((words_of(t) for t in tree.iter("title")), "")
    title = _without_site(metas.get("og:title") or linked.get("headline") or heading or title_tag, metas)
    if heading and heading in title and 2 * len(heading) > len(title):
        title = heading  # the rest is the outlet's name or section
    sapo = next((words_of(e) for e in _SAPO(tree) if len(words_of(e)) > 20), "")
    raw_date = linked.get("datePublished") or metas.get("article:published_time") or _time_tag(tree)
    published = parse_date(raw_date, zone) if raw_date else None
    believable = published is not None and published.year >= EARLIEST_YEAR and published <= now + timedelta(days=1)
    return PageMetadata(
        title=_tidy(title),
        sapo=_tidy(sapo),
        description=_tidy(_TAGS.sub(" ", metas.get("og:description", "") or metas.get("description", ""))),
        canonical_url=_canonical(tree, metas, url),
        published_at=published if believable else None,
        date_refused="" if believable or not raw_date else raw_date,
        body=linked.get("articleBody", ""),
    )


def parse_date(raw: str, zone: tzinfo) -> datetime | None:
    """An ISO 8601 date or instant as UTC; None where it is anything else."""
    text = _OFFSET.sub(r"\1:\2", raw.strip().replace("Z", "+00:00"))
    try:
        parsed = datetime.fromisoformat(text)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _without_site(title: str, metas: dict[str, str]) -> str:
    site = re.escape(metas.get("og:site_name", ""))
    return re.sub(rf"\s*[|ㅣ:：-]\s*{site}\s*$", "", title) if site else title


def _metas(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _json_ld(tree: etree._Element) -> dict[str, str]:
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text)
        except (json.JSONDecodeError, RecursionError):
            continue
        for node in _nodes(data, depth=0):
            kinds = node.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return {key: value for key in _WANTED if isinstance(value := node.get(key), str)}
    return {}


def _nodes(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []), depth + 1)


def _time_tag(tree: etree._Element) -> str:
    return next((t.get("datetime") for t in tree.iter("time") if t.get("datetime")), "")


def _canonical(tree: etree._Element, metas: dict[str, str], url: str) -> str:
    link = next((e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical" and e.get("href")), None)
    claimed = urljoin(url, link or metas.get("og:url", "") or url)
    # A canonical address on another site would let one page pass for another's; the front page is no article.
    same_site = _site(claimed) == _site(url)
    return claimed if same_site and urlsplit(claimed).path not in ("", "/") else url


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")


def _tidy(text: str) -> str:
    return " ".join(text.split())
