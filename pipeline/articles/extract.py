"""Capture → article: title, lead, text, language and day of a page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from lxml import etree
from trafilatura import extract as extract_text

from pipeline.articles.language import language_of
from pipeline.articles.markup import cut_foreign_parts, decode, parse, words_of
from pipeline.articles.metadata import PageMetadata, read_metadata
from pipeline.errors import ExtractionFailed
from pipeline.records.days import VIETNAM, day_in_vietnam
from pipeline.records.ids import content_hash
from pipeline.records.press import Article, Capture, DayFrom, FeedEntry, Source, article_id

HOME = "VN"
_DATE_LINE = re.compile(r"^[\W\d]*(thứ \w+|chủ nhật)?[\W\d]*(gmt\W*\+?\d+)?\W*$", re.IGNORECASE)
_LEADING_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}\s+|^\d{1,2}/\d{1,2}/\d{4}[\s,|-]*(\d{1,2}:\d{2})?\s+")


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


def extract(page: Page, now: datetime) -> Extraction:
    """The article of a page.  *now* bounds the dates that are believed.

    Raises :class:`ExtractionFailed` where the page is no HTML, or has no title or no text.
    """
    tree = parse(decode(page.payload, page.capture.content_type))
    metadata = read_metadata(tree, page.capture.url, _zone(page.source), now)
    title = metadata.title or (page.entry.title if page.entry else "")
    if not title:
        raise ExtractionFailed(f"no title on {page.capture.url}")
    cut_foreign_parts(tree)
    body = _body(tree, title)
    if len(metadata.body) > 2 * sum(map(len, body)):
        body = [" ".join(line.split()) for line in metadata.body.splitlines() if line.strip()]
    lead, text = _with_lead(body, metadata.sapo, metadata.description or (page.entry.summary if page.entry else ""))
    if not text:
        raise ExtractionFailed(f"no text on {page.capture.url}")
    return Extraction(_article(page, metadata, title, lead, text, now), metadata.date_refused)


def _article(page: Page, metadata: PageMetadata, title: str, lead: str, text: str, now: datetime) -> Article:
    published = metadata.published_at or (page.entry.published_at if page.entry else None)
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


def _zone(source: Source) -> tzinfo:
    return VIETNAM if source.country == HOME else UTC


def _body(tree: etree._Element, title: str) -> list[str]:
    """The paragraphs of the article.  ``fast`` was both quicker and no worse on recorded pages."""
    text = extract_text(tree, fast=True, with_metadata=False, include_comments=False, include_tables=False) or ""
    paragraphs = [_without_title(" ".join(line.split()), title) for line in text.splitlines()]
    kept = [line for line in paragraphs if line and not _DATE_LINE.match(line)]
    return kept or _plain_paragraphs(tree)


def _plain_paragraphs(tree: etree._Element) -> list[str]:
    """Where trafilatura finds no article at all: the page's paragraphs that are long enough to be prose."""
    return [words for element in tree.iter("p") if len(words := words_of(element)) >= 40]


def _without_title(line: str, title: str) -> str:
    line = line.removeprefix("- ")
    if line.startswith(title):
        line = line[len(title) :].strip()
    return _LEADING_DATE.sub("", line)


def _with_lead(paragraphs: list[str], sapo: str, description: str) -> tuple[str, str]:
    """The lead and the text.  A sapo that trafilatura dropped is put back in front; a description that the
    page does not show leads only where the page has no text of its own."""
    if sapo and not _stands_in(sapo, paragraphs):
        paragraphs = [sapo, *paragraphs]
    lead = sapo or (description if not paragraphs or _stands_in(description, paragraphs) else paragraphs[0])
    return lead, "\n".join(paragraphs or [lead])


def _stands_in(lead: str, paragraphs: list[str]) -> bool:
    probe = _squeezed(lead)[:60]
    return bool(probe) and any(probe in _squeezed(paragraph) for paragraph in paragraphs[:4])


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
