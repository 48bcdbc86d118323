"""The digest as one self-contained HTML page: no outside request, readable on a phone and in print."""

from __future__ import annotations

import json

from pipeline.render.charts.figure import inline_svg
from pipeline.render.charts.of_digest import AFTER_TABLES, figures_of
from pipeline.render.figures_file import scope_json
from pipeline.render.markup import comment_html
from pipeline.render.numbering import numbered
from pipeline.render.pages import environment, stylesheet
from pipeline.reports.digest import Digest

# These fit on a narrow screen; the others scroll there.
_NARROW = frozenset({"coverage", "groups", "shares", "addresses", "annex"})


def render_digest_html(digest: Digest) -> str:
    """*digest* as an HTML document; the same digest gives the same text.

    Every number stands in a ``<data>`` element (in a chart: a ``<text>``) with its value, its query and its row's key;
    the queries' full text stands in comments at the end.
    """
    made = environment()
    made.filters |= {"drawn": inline_svg, "comment": comment_html}
    return made.get_template("digest.html").render(
        digest=digest,
        sections=numbered(digest.sections),
        charts=figures_of(digest),
        scope=json.dumps(scope_json(digest.scope), ensure_ascii=False),
        css=stylesheet("digest.css"),
        narrow=_NARROW,
        after_tables=AFTER_TABLES,
    )
