"""What each address of the sample press answers in one night: made once, then only looked up."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from flows.demo.encodings import charset
from flows.demo.feeds import feed_changed_at, render_feed
from flows.demo.pages import page_path, render_page
from flows.demo.sample import Outlet, SampleArticle, SamplePress, instant, is_edited, published_at, visible

_ROBOTS = b"User-agent: *\nDisallow: /noi-bo/\nDisallow: /tim-kiem\n"
_BROKEN = b"<html><head><title>500</title></head><body><h1>500 Internal Server Error</h1></body></html>\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, ready to send; ``zipped`` is empty where the outlet sends no gzip."""

    status: int
    content_type: str
    body: bytes
    zipped: bytes
    etag: str  # "" for errors
    last_modified: datetime | None

    @property
    def last_modified_line(self) -> str:
        """The header's value; "" where there is none."""
        return format_datetime(self.last_modified, usegmt=True) if self.last_modified else ""


NOT_FOUND = Answer(
    404, "text/html; charset=utf-8", b"<html><head><title>404</title></head><body>404</body></html>\n", b"", "", None
)


def answers_of(press: SamplePress, outlet: Outlet, anchor: date, night: int, port: int) -> dict[str, Answer]:
    """Path → answer for one outlet; every path that is not in it is :data:`NOT_FOUND`."""
    out = visible(press, outlet, anchor, night)
    answers = {outlet.feed_path: _feed(outlet, out, anchor, night, port)}
    if outlet.robots:
        answers["/robots.txt"] = _answer(
            outlet, "text/plain; charset=utf-8", _ROBOTS, instant(anchor, -30, time(12, 0))
        )
    for article in out:
        if article.serve != "gone":
            answers[page_path(outlet, article)] = _page(press, outlet, article, anchor, night, port)
    return answers


def _feed(outlet: Outlet, out: tuple[SampleArticle, ...], anchor: date, night: int, port: int) -> Answer:
    if outlet.feed_status != 200:
        return Answer(outlet.feed_status, "text/html; charset=utf-8", _BROKEN, b"", "", None)
    kind = "application/atom+xml" if outlet.feed_kind == "atom" else "application/rss+xml"
    body = render_feed(outlet, out, anchor, night, port=port)
    return _answer(outlet, f"{kind}; charset=utf-8", body, feed_changed_at(out, anchor, night))


def _page(press: SamplePress, outlet: Outlet, article: SampleArticle, anchor: date, night: int, port: int) -> Answer:
    edited = is_edited(article, anchor, night)
    changed = published_at(article, anchor)
    if edited and article.edited is not None:
        changed = instant(anchor, article.edited.day, article.edited.time)
    body = render_page(article, outlet, anchor, edited, press=press, port=port)
    return _answer(outlet, f"text/html; charset={charset(article.encoding)}", body, changed)


def _answer(outlet: Outlet, content_type: str, body: bytes, changed: datetime) -> Answer:
    zipped = gzip.compress(body, mtime=0) if outlet.gzip else b""  # mtime=0: the same bytes every time
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Answer(200, content_type, body, zipped, etag, changed.astimezone(UTC))
