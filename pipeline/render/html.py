"""The digest as one self-contained HTML page: no outside request, readable on a phone and in print."""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.render.charts.figure import inline_svg
from pipeline.render.charts.of_digest import figures_of
from pipeline.render.clean import clean
from pipeline.render.figures_file import scope_json
from pipeline.render.markup import comment_html, html_of, number_html
from pipeline.render.numbering import numbered
from pipeline.reports.digest import Digest

_TEMPLATES = Path(__file__).parent / "templates"
# On a narrow screen these keep their columns; the others become a list of cards.
_NARROW = frozenset({"coverage", "groups", "shares", "shares_all", "annex"})


def render_digest_html(digest: Digest) -> str:
    """*digest* as an HTML document; the same digest gives the same text.

    Every number stands in a ``<data>`` element (in a chart: a ``<text>``) with its value, its query and its row's key;
    the queries' full text stands in comments at the end.
    """
    template = _environment().get_template("digest.html")
    return template.render(
        digest=digest,
        sections=numbered(digest.sections),
        charts=figures_of(digest),
        scope=json.dumps(scope_json(digest.scope), ensure_ascii=False),
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
    environment.filters["drawn"] = inline_svg
    environment.filters["comment"] = comment_html
    return environment


def _finalize(value: object) -> object:
    """Plain text is cleaned on its way out; what is marked up already was cleaned when it was made."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
