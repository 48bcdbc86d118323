"""The briefing pack as one self-contained HTML page; in print each matter begins a page."""

from __future__ import annotations

from pipeline.render.pages import environment, stylesheet
from pipeline.reports.briefing.pack import Pack


def render_briefing_html(pack: Pack) -> str:
    """*pack* as an HTML document; the same pack gives the same text."""
    css = stylesheet("daily.css") + stylesheet("briefing.css")
    return environment().get_template("briefing.html").render(pack=pack, css=css)
