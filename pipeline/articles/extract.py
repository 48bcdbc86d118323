"""Capture → article: title, lead, text, language and day of a page."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from lxml import etree

from pipeline.articles.body import read_body
from pipeline.articles.claim_review import claim_reviews
from pipeline.articles.foreign_parts import cut_foreign_parts
from pipeline.articles.language import language_of
from pipeline.articles.lead import read_lead, with_lead
from pipeline.articles.lines import own_lines, tidy_line
from pipeline.articles.markup import decode, parse
from pipeline.articles.metadata import PageMetadata, read_metadata
from pipeline.errors import ExtractionFailed
from pipeline.records.days import VIETNAM, day_in_vietnam
from pipeline.records.ids import content_hash
from pipeline.records.press import Article, Capture, ClaimReview, DayFrom, FeedEntry, Source, article_id
from pipeline.records.publishing import day_in_url, is_believable

HOME = "VN"
VIETNAMESE = "vi"


@dataclass(frozen=True, slots=True)
class Page:
    """What extraction needs to know of one capture: *payload* with its content coding undone."""

    capture: Capture
    payload: bytes
    source: Source
    entry: FeedEntry | None  # the feed's word on the page: title, summary and date where the page has none


@dataclass(frozen=True, slots=True)
class Extraction:
    article: Article
    date_refused: str  # a date that could not be believed; "" where none
    reviews: tuple[ClaimReview, ...] = ()  # claims that the page's data call false


def extract(page: Page, now: datetime) -> Extraction:
    """The article of a page.  *now* bounds the dates that are believed.

    Raises :class:`ExtractionFailed` where the page is no HTML, or has no title or no text.
    """
    tree = parse(decode(page.payload, page.capture.content_type))
    reviews = claim_reviews(tree)  # before the scripts are cut
    metadata = read_metadata(tree, page.capture.url, _zone(page.source), now)
    title = metadata.title or (page.entry.title if page.entry else "")
    if not title:
        raise ExtractionFailed(f"no title on {page.capture.url}")
    lead, text = _words(tree, metadata, title, page.entry, page.source.country == HOME)
    if not text:
        raise ExtractionFailed(f"no text on {page.capture.url}")
    return Extraction(_article(page, metadata, title, lead, text, now), metadata.date_refused, reviews)


def _article(page: Page, metadata: PageMetadata, title: str, lead: str, text: str, now: datetime) -> Article:
    published = metadata.published_at or (page.entry.published_at if page.entry else None) or _from_url(page, now)
    seen = page.capture.fetched_at
    title, lead, text = (unicodedata.normalize("NFC", part) for part in (title, lead, text))
    text_hash = content_hash(f"{title}\n{text}".encode())
    return Article(
        article_id=article_id(metadata.canonical_url, text_hash),
        canonical_url=metadata.canonical_url,
        url=page.capture.url,
        source_id=page.source.id,
        source_kind=page.source.kind,
        country=page.source.country,
        capture_id=page.capture.capture_id,
        title=title,
        lead=lead,
        text=text,
        language=language_of(f"{title}. {text}"),
        published_at=published,
        first_seen_at=seen,
        day=day_in_vietnam(published or seen),
        day_from=DayFrom.PUBLISHED if published else DayFrom.FIRST_SEEN,
        text_hash=text_hash,
    )


def _from_url(page: Page, now: datetime) -> datetime | None:
    """The beginning of the day in the page's address: the last resort."""
    day = day_in_url(page.capture.url)
    instant = datetime(day.year, day.month, day.day, tzinfo=_zone(page.source)).astimezone(UTC) if day else None
    return instant if instant is not None and is_believable(instant, now) else None


def _zone(source: Source) -> tzinfo:
    return VIETNAM if source.country == HOME else UTC


def _words(
    tree: etree._Element, metadata: PageMetadata, title: str, entry: FeedEntry | None, home: bool
) -> tuple[str, str]:
    """The lead and the text of the page."""
    cut_foreign_parts(tree)
    shown = read_lead(tree, title, metadata.description if home else "")
    lines = read_body(tree)
    if len(metadata.body) > 2 * sum(map(len, lines)):
        lines = metadata.body.splitlines()
    vietnamese = language_of(" ".join((title, shown, *lines))) == VIETNAMESE
    paragraphs = own_lines([tidy_line(line, title) for line in lines], metadata.names, vietnamese)
    shown = " ".join(own_lines([shown], metadata.names, vietnamese))
    lead, paragraphs = with_lead(shown, metadata.description or (entry.summary if entry else ""), paragraphs)
    return lead, "\n".join(paragraphs)
