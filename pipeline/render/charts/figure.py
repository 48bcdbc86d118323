"""A chart with its words, and the chart as it stands inside a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from markupsafe import Markup, escape

from pipeline.render.charts.drawing import FONT, svg
from pipeline.render.clean import clean
from pipeline.reports.phrase import Number

_SIZE = re.compile(r'^<svg [^>]*viewBox="([^"]+)"[^>]*>')
_TAGGED = re.compile(r' aria-label="@([^"|]+)\|([^"|]*)\|([^"|]*)"')
_UNHEARD = re.compile(r' (?:role|class|pointer-events|aria-[a-z]+|xmlns:xlink|font-family)="[^"]*"')
_EMPTY = re.compile(r'<path(?: display="none"| d=""| d="M0,0h0v0h0Z"){2,}/>|<path d="M0,0h0v0h0Z"/>')
_ID = re.compile(r'( id="|url\(#|href="#)')


@dataclass(frozen=True, slots=True)
class Figure:
    """``name`` is a slug of its own in a page; ``description`` says what it shows to those who do not see it."""

    name: str
    chart: alt.TopLevelMixin
    title: str
    description: str
    note: str = ""  # how to read it
    width_mm: float = 150.0  # on paper
    narrow: alt.TopLevelMixin | None = None  # the same for a phone: drawn small, so that its letters are not


def chart_of(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A chart on *rows*, which go into the drawing."""
    return alt.Chart(alt.Data(values=list(rows)))  # type: ignore[no-untyped-call]


def tag(number: Number) -> str:
    """What makes the written *number* of a chart's text mark checkable: the mark's description."""
    return f"@{number.query}|{number.key}|{number.value}"


def inline_svg(figure: Figure) -> Markup:
    """The chart as an SVG element that scales with the page: names of its own, its words for a screen reader.

    Where it is also drawn for narrow screens both are there, and the style sheet shows one.  Numbers that carry a
    :func:`tag` keep their query, key and value as data attributes.
    """
    if figure.narrow is None:
        return _drawn(figure, figure.chart, figure.name, "")
    return _drawn(figure, figure.chart, figure.name, "wide") + _drawn(
        figure, figure.narrow, f"{figure.name}-hep", "narrow"
    )


def _drawn(figure: Figure, chart: alt.TopLevelMixin, name: str, kind: str) -> Markup:
    drawn = svg(chart)
    found = _SIZE.match(drawn)
    assert found is not None, "vl-convert draws one svg element with a viewBox"
    body = drawn[found.end() :]
    body = _TAGGED.sub(r' data-query="\1" data-key="\2" data-value="\3"', body)
    body = _EMPTY.sub("", _UNHEARD.sub("", body))
    body = _ID.sub(rf"\1{name}-", body)
    marked = f'class="{kind}" ' if kind else ""
    head = (
        f'<svg {marked}xmlns="http://www.w3.org/2000/svg" viewBox="{found[1]}" role="img" '
        f"font-family=\"'{FONT}', Arial, sans-serif\" "
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(clean(figure.title))}</title>'
        f'<desc id="{name}-desc">{escape(clean(figure.description))}</desc>'
    )
    return Markup(head + body)  # our own drawing, its words escaped by vl-convert and above
