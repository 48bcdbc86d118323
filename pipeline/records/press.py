"""What the press sends: sources, fetches, captures, articles, the stories that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.days import iso
from pipeline.records.ids import record_id


class SourceKind(StrEnum):
    NATIONAL = "national"
    PROVINCIAL = "provincial"
    FOREIGN = "foreign"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet or portal of the catalogue (crawlers/sources/*.yml)."""

    id: str
    name: str
    kind: SourceKind
    country: str  # ISO 3166-1 alpha-2, upper case; "ZZ" where unknown (ad-hoc sources)
    languages: tuple[str, ...]  # ISO 639-1
    agencies: tuple[str, ...]  # slugs of the agencies a provincial paper or portal belongs to
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    sections: tuple[str, ...]
    allowed_hosts: tuple[str, ...]
    delay_seconds: float
    expected_min: int  # articles a night
    expected_max: int
    checked: date | None  # day of the last successful probe
    valid_from: date | None = None  # first day of its existence
    valid_to: date | None = None  # last day of its existence


class FetchKind(StrEnum):
    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"  # a web page that lists articles
    PAGE = "page"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Fetch:
    """One HTTP exchange that was tried, whether or not it brought anything."""

    fetch_id: str
    url: str
    source_id: str
    kind: FetchKind
    fetched_at: datetime
    status: int | None  # None where no answer came
    error: str | None  # a short fixed word: timeout, too_large, robots_forbidden, address_refused …
    detail: str | None  # what a person needs to know about the error
    capture_id: str | None
    etag: str | None
    last_modified: str | None
    payload_bytes: int
    elapsed_ms: int
    redirected_to: str | None
    # What polling needs of an answer; logs and tables from before it was kept have None.
    retry_at: datetime | None = None  # from Retry-After: the server does not want to be asked before
    max_age: int | None = None  # seconds, from Cache-Control: how long the answer stays fresh
    body_sha256: str | None = None  # of a list's decoded body without its own time stamps
    items: int | None = None  # entries in a list that was read


def fetch_id(url: str, fetched_at: datetime, status: int | None, error: str | None) -> str:
    return record_id("fetch", url, iso(fetched_at), str(status), error or "")


@dataclass(frozen=True, slots=True)
class Capture:
    """One response as received, before content decoding, and where it lies in the archive."""

    capture_id: str
    url: str
    source_id: str
    kind: FetchKind
    fetched_at: datetime
    status: int
    content_type: str
    payload_sha256: str
    warc_path: str  # relative to the folder of the run that wrote it
    warc_offset: int
    warc_length: int


def capture_id(url: str, fetched_at: datetime, payload_sha256: str) -> str:
    return record_id("capture", url, iso(fetched_at), payload_sha256)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed as the spider saw it."""

    entry_id: str
    feed_url: str
    source_id: str
    url: str
    title: str
    summary: str
    published_at: datetime | None
    capture_id: str  # of the feed's own capture


def entry_id(feed_url: str, url: str, title: str, published_at: datetime | None) -> str:
    return record_id("entry", feed_url, url, title, iso(published_at) if published_at else "")


class DayFrom(StrEnum):
    PUBLISHED = "published"
    FIRST_SEEN = "first_seen"


@dataclass(frozen=True, slots=True)
class Article:
    """One version of an article: a changed page makes a new one, never an overwrite."""

    article_id: str
    canonical_url: str
    url: str
    source_id: str
    source_kind: SourceKind
    country: str
    capture_id: str
    title: str
    lead: str
    text: str  # body without title; the lead is its first paragraph where the page has one
    language: str  # ISO 639-1, "und" where it cannot be told
    published_at: datetime | None
    first_seen_at: datetime
    day: date
    day_from: DayFrom
    text_hash: str


def article_id(canonical_url: str, text_hash: str) -> str:
    return record_id("article", canonical_url, text_hash)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A capture was read: which article version it showed.  Two captures of an unchanged page show one."""

    capture_id: str
    article_id: str


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A claim that a fact-checker's page calls false, in the page's own data (schema.org ClaimReview)."""

    claim: str
    reviewer: str  # the organisation; "" where none is named


class Relation(StrEnum):
    FIRST = "first"
    COPY = "copy"
    SAME = "same"  # the same matter in other words


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article's place in a story; the story's id comes from its first member."""

    story_id: str
    article_id: str
    relation: Relation
    joined_to: str  # the member it was joined to; itself where it is the first
    similarity: float  # 0..1


def story_id(first_article_id: str) -> str:
    return record_id("story", first_article_id)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one item; the rest of the run went on."""

    problem_id: str
    stage: str  # collect, extract, locate, assess …
    subject: str  # an id or an address
    kind: str  # a short fixed word
    message: str  # what is wrong and what to do


def problem(stage: str, subject: str, kind: str, message: str) -> Problem:
    return Problem(record_id("problem", stage, subject, kind), stage, subject, kind, message)
