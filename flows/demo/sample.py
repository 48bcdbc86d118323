"""The records of the sample press: outlets, articles, their later edits, and the key of planted truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pipeline.records.days import VIETNAM

NIGHT_AT = time(4, 0)  # the sample night runs at 04:00 Viet Nam time
DEFAULT_PORT = 18077


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented outlet; ``host`` is its own loopback address."""

    id: str
    name: str
    kind: str  # national, provincial, foreign, official
    country: str
    languages: tuple[str, ...]
    agencies: tuple[str, ...]
    host: str
    style: str  # the page template's name
    feed_kind: str  # rss, rss-nodates, atom
    feed_path: str
    feed_status: int  # 200, or 500 for the source that is broken
    page_path: str  # with {id}
    byline: str  # a made-up pen name; it may stand in pages only
    gzip: bool
    robots: bool  # False: no robots.txt at all
    delay: float
    expected: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a page says after a silent change; ``None`` keeps the first wording."""

    day: int
    time: time
    title: str | None
    lead: str | None
    paragraphs: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article with its date placeholders still in; ``day`` counts from the anchor Monday."""

    id: str
    outlet_id: str
    day: int
    time: time
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    section: str
    caption: str
    encoding: str  # utf-8, nfd, windows-1258
    serve: str  # page; gone: the feed names it, the page is 404; forbidden: under /noi-bo/
    edited: Edit | None
    related: tuple[str, ...] = ()  # ids of earlier articles of the same outlet


@dataclass(frozen=True, slots=True)
class SamplePress:
    """Everything under data/sample but the key."""

    outlets: tuple[Outlet, ...]
    articles: tuple[SampleArticle, ...]

    def of(self, outlet: Outlet) -> tuple[SampleArticle, ...]:
        """The outlet's articles, oldest first."""
        return tuple(article for article in self.articles if article.outlet_id == outlet.id)

    def titled(self, article_id: str) -> SampleArticle:
        """The article with this id; raises :class:`KeyError` where there is none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """The planted truth about one article; see data/sample/README.md."""

    article_id: str
    label: str  # misleading, sound
    sort: str
    agencies: tuple[str, ...]
    story: str
    copy_of: str | None
    signal: str | None  # the signal that ought to speak, for misleading articles
    official_denial: bool
    wrong: str | None  # the sentence that is wrong, as it stands in the article file
    contradicted_by: tuple[str, ...]


def instant(anchor: date, day: int, at: time) -> datetime:
    """*day* days from *anchor* at *at* in Viet Nam, as a UTC instant."""
    return datetime.combine(anchor + timedelta(days=day), at, tzinfo=VIETNAM).astimezone(UTC)


def published_at(article: SampleArticle, anchor: date) -> datetime:
    """The instant at which the article came out."""
    return instant(anchor, article.day, article.time)


def night_instant(anchor: date, night: int) -> datetime:
    """When the night's run happens: night 1 early on the Sunday before *anchor*, night 2 early on *anchor*."""
    return instant(anchor, night - 2, NIGHT_AT)


def is_edited(article: SampleArticle, anchor: date, night: int) -> bool:
    """Whether the page shows its changed wording in that night."""
    edit = article.edited
    return edit is not None and instant(anchor, edit.day, edit.time) <= night_instant(anchor, night)


def visible(press: SamplePress, outlet: Outlet, anchor: date, night: int) -> tuple[SampleArticle, ...]:
    """The outlet's articles that are out by that night, oldest first."""
    until = night_instant(anchor, night)
    return tuple(article for article in press.of(outlet) if published_at(article, anchor) <= until)
