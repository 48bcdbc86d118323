"""When a page says that it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from lxml import etree

from pipeline.articles.dates import parse_date
from pipeline.articles.markup import words_of
from pipeline.records.publishing import is_believable

_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_time", "article:published", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "sailthru.date", "parsely-pub-date",
    "citation_publication_date", "date",
)  # fmt: skip
_DATE_NAME = re.compile(r"date|time|ngay|publish|meta|post-?on", re.IGNORECASE)
_LONGEST_LINE = 90  # characters
_LEVELS = 5  # how far above the heading a date line is looked for
_LOOKED_AT = 60  # elements at each level


@dataclass(frozen=True, slots=True)
class Published:
    at: datetime | None
    refused: str  # the first date that could not be believed; "" where none


def read_published(
    tree: etree._Element,
    metas: Mapping[str, str],
    linked: str,
    heading: etree._Element | None,
    zone: tzinfo,
    now: datetime,
) -> Published:
    """The first believable date of JSON-LD (*linked*), the metadata and the page itself.

    A date before 1990 or more than a day after *now* is refused.
    """  # fmt: skip
    refused = ""
    for raw, is_certain in _candidates(tree, metas, linked, heading):
        found = parse_date(raw, zone)
        if found is not None and is_believable(found, now):
            return Published(found, refused)
        if is_certain or found is not None:
            refused = refused or raw
    return Published(None, refused)


def _candidates(
    tree: etree._Element, metas: Mapping[str, str], linked: str, heading: etree._Element | None
) -> Iterator[tuple[str, bool]]:
    """Dates as written, the most reliable first, each with whether it claims to be a date."""
    if linked:
        yield linked, True
    for name in _METAS:
        if name in metas:
            yield metas[name], name != "date"
    for element in tree.xpath("//*[@itemprop='datePublished' or @itemprop='dateCreated']"):
        yield element.get("datetime") or element.get("content") or words_of(element), True
    if heading is not None:
        yield from ((line, False) for line in _near(heading))
    times = {time.get("datetime") for time in tree.iter("time") if time.get("datetime")}
    if len(times) == 1:
        yield times.pop(), True


def _near(heading: etree._Element) -> Iterator[str]:
    """The date lines around the heading, the nearest first; other stories' dates stand further off."""
    seen: set[etree._Element] = set()
    parent = heading.getparent()
    for _ in range(_LEVELS):
        if parent is None or parent.tag in ("body", "html"):
            return
        for number, element in enumerate(parent.iter(etree.Element)):
            if number >= _LOOKED_AT:
                break
            if element not in seen and element.tag not in ("script", "style", "a"):
                seen.add(element)
                yield from _date_line(element)
        parent = parent.getparent()


def _date_line(element: etree._Element) -> Iterator[str]:
    if element.tag == "time" and element.get("datetime"):
        yield element.get("datetime")
        return
    if element.tag != "time" and not _DATE_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return
    line = words_of(element)
    if 8 <= len(line) <= _LONGEST_LINE:
        yield line
