"""Article pages as outlets make them: five layouts, with all that surrounds a text on the real web."""

from __future__ import annotations

from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from flows.demo.dates import long_date, with_dates
from flows.demo.encodings import charset, encode_page
from flows.demo.sample import DEFAULT_PORT, Outlet, SampleArticle, SamplePress, published_at
from pipeline.records.days import VIETNAM


def address(outlet: Outlet, article: SampleArticle, port: int = DEFAULT_PORT) -> str:
    """The absolute address of the article's page."""
    return f"http://{outlet.host}:{port}{page_path(outlet, article)}"


def page_path(outlet: Outlet, article: SampleArticle) -> str:
    """The path of the article's page; pages that robots.txt forbids lie under /noi-bo/."""
    if article.serve == "forbidden":
        return f"/noi-bo/{article.id}.html"
    return outlet.page_path.format(id=article.id)


def wording(article: SampleArticle, anchor: date, edited: bool) -> tuple[str, str, tuple[str, ...]]:
    """Title, lead and paragraphs as a reader sees them; *edited* takes the changed wording where there is one."""
    title, lead, paragraphs = article.title, article.lead, article.paragraphs
    if edited and article.edited is not None:
        title = article.edited.title or title
        lead = article.edited.lead or lead
        paragraphs = article.edited.paragraphs or paragraphs
    return with_dates(title, anchor), with_dates(lead, anchor), tuple(with_dates(p, anchor) for p in paragraphs)


def render_page(
    article: SampleArticle,
    outlet: Outlet,
    anchor: date,
    edited: bool,
    *,
    press: SamplePress | None = None,
    port: int = DEFAULT_PORT,
) -> bytes:
    """The page's bytes, in the article's encoding; the same input gives the same bytes.

    *press* fills the list of related articles; without it the list is left out.
    """
    title, lead, paragraphs = wording(article, anchor, edited)
    published = published_at(article, anchor).astimezone(VIETNAM)
    earlier = [press.titled(other) for other in article.related] if press else []
    related = [(with_dates(a.title, anchor), page_path(outlet, a)) for a in earlier if a.serve == "page"]
    markup = (
        _layouts()
        .get_template(f"{outlet.style}.html.j2")
        .render(
            outlet=outlet,
            language=outlet.languages[0],
            charset=charset(article.encoding),
            title=title,
            lead=lead,
            paragraphs=paragraphs,
            section=article.section,
            caption=with_dates(article.caption, anchor),
            url=address(outlet, article, port),
            home=f"http://{outlet.host}:{port}/",
            published=published.isoformat(),
            day_line=long_date(published.date(), outlet.languages[0]),
            clock=published.strftime("%H:%M"),
            year=published.year,
            related=related,
        )
    )
    return encode_page(markup, article.encoding)


@cache
def _layouts() -> Environment:
    return Environment(
        loader=PackageLoader("flows.demo", "templates"),
        autoescape=select_autoescape(enabled_extensions=("j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
