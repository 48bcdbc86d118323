"""Feeds of the sample press: RSS 2.0 with and without dates, Atom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from flows.demo.pages import address, wording
from flows.demo.sample import DEFAULT_PORT, Outlet, SampleArticle, instant, is_edited, published_at

_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>{name}</title>
<link>{home}</link>
<atom:link href="{feed}" rel="self" type="application/rss+xml"/>
<description>{name}</description>
<language>{language}</language>{built}
{items}
</channel>
</rss>
"""
_ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">
<title>{name}</title>
<id>{feed}</id>
<link href="{home}"/>
<link rel="self" href="{feed}"/>
<updated>{updated}</updated>
{items}
</feed>
"""


def render_feed(
    outlet: Outlet, articles: Sequence[SampleArticle], anchor: date, night: int, *, port: int = DEFAULT_PORT
) -> bytes:
    """The outlet's feed with *articles* (those visible that night), newest first, as UTF-8.

    Nothing in it depends on the night itself, only on what is out: an unchanged feed stays byte for byte
    the same and can be answered with 304.
    """
    newest_first = sorted(articles, key=lambda a: (published_at(a, anchor), a.id), reverse=True)
    item = _entry if outlet.feed_kind == "atom" else _item
    values = {
        "name": escape(outlet.name),
        "home": f"http://{outlet.host}:{port}/",
        "feed": f"http://{outlet.host}:{port}{outlet.feed_path}",
        "language": outlet.languages[0],
        "items": "\n".join(item(outlet, a, anchor, is_edited(a, anchor, night), port) for a in newest_first),
    }
    latest = feed_changed_at(articles, anchor, night)
    if outlet.feed_kind == "atom":
        return _ATOM.format(updated=_atom_time(latest), **values).encode("utf-8")
    dated = outlet.feed_kind == "rss"
    built = f"\n<lastBuildDate>{_rss_time(latest)}</lastBuildDate>" if dated else ""
    return _RSS.format(built=built, **values).encode("utf-8")


def feed_changed_at(articles: Sequence[SampleArticle], anchor: date, night: int) -> datetime:
    """When the newest of *articles* came out, or a title in the feed was changed."""
    moments = [published_at(article, anchor) for article in articles]
    for article in articles:
        if article.edited is not None and is_edited(article, anchor, night):
            moments.append(instant(anchor, article.edited.day, article.edited.time))
    return max(moments, default=instant(anchor, -7, datetime.min.time()))


def _item(outlet: Outlet, article: SampleArticle, anchor: date, edited: bool, port: int) -> str:
    title, lead, _ = wording(article, anchor, edited)
    url = escape(address(outlet, article, port))
    dated = outlet.feed_kind == "rss"
    date_line = f"<pubDate>{_rss_time(published_at(article, anchor))}</pubDate>\n" if dated else ""
    return (
        f"<item>\n<title>{escape(title)}</title>\n<link>{url}</link>\n"
        f'<guid isPermaLink="true">{url}</guid>\n{date_line}'
        f"<dc:creator>{escape(outlet.byline)}</dc:creator>\n"
        f"<description><![CDATA[{lead}]]></description>\n</item>"
    )


def _entry(outlet: Outlet, article: SampleArticle, anchor: date, edited: bool, port: int) -> str:
    title, lead, _ = wording(article, anchor, edited)
    url = escape(address(outlet, article, port))
    moment = _atom_time(published_at(article, anchor))
    return (
        f'<entry>\n<title>{escape(title)}</title>\n<link href="{url}"/>\n<id>{url}</id>\n'
        f"<published>{moment}</published>\n<updated>{moment}</updated>\n"
        f"<author><name>{escape(outlet.byline)}</name></author>\n"
        f'<summary type="text">{escape(lead)}</summary>\n</entry>'
    )


def _rss_time(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _atom_time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
