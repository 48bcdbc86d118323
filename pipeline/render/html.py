"""The digest as one self-contained HTML page: no outside request, readable on a phone and in print."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.render import chart
from pipeline.render.clean import clean
from pipeline.render.markup import html_of, number_html
from pipeline.render.numbering import numbered
from pipeline.reports.digest import Digest

_TEMPLATES = Path(__file__).parent / "templates"
# On a narrow screen these keep their columns; the others become a list of cards.
_NARROW = frozenset({"coverage"})


def render_digest_html(digest: Digest) -> str:
    """*digest* as an HTML document; the same digest gives the same text.

    Every number stands in a ``<data>`` element with its value, its query and its row's key.
    """
    template = _environment().get_template("digest.html")
    return template.render(
        digest=digest,
        sections=numbered(digest.sections),
        chart=chart.coverage_chart(digest.coverage),
        plot=chart,
        css=Markup((_TEMPLATES / "digest.css").read_text(encoding="utf-8")),
        narrow=_NARROW,
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters["phrase"] = html_of
    environment.filters["number"] = number_html
    return environment


def _finalize(value: object) -> object:
    """Plain text is cleaned on its way out; what is marked up already was cleaned when it was made."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
