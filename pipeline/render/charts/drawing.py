"""From a chart to a picture: SVG for pages, PNG for .docx.  The same chart gives the same bytes.

The letters are those of the package font-source-sans-pro, so that a machine without fonts draws the same: the fonts
that vl-convert carries lack the Vietnamese letters, and a word with one would be drawn in whatever the machine has.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import altair as alt
import vl_convert as vlc

FONT = "Source Sans Pro"
INK, GRID = "#1f2933", "#d9dee3"
DOMESTIC, FOREIGN = "#1f5a8a", "#c2571a"  # 7.1:1 and 4.6:1 on white; told apart by light too
_DOTS_PER_INCH = 200
_VEGA_LITE = "6.4"


def svg(chart: alt.TopLevelMixin) -> str:
    """*chart* as an SVG element: no outside reference, text as text."""
    _with_letters()
    return vlc.vegalite_to_svg(_spec(chart), vl_version=_VEGA_LITE)


def png(chart: alt.TopLevelMixin) -> bytes:
    """*chart* as a PNG at 200 dots an inch; its own pixels count as 96 an inch."""
    _with_letters()
    scale = _DOTS_PER_INCH / 96
    return vlc.vegalite_to_png(_spec(chart), vl_version=_VEGA_LITE, scale=scale, ppi=_DOTS_PER_INCH)


@cache
def _with_letters() -> None:
    vlc.register_font_directory(str(files("font_source_sans_pro") / "files"))


def _spec(chart: alt.TopLevelMixin) -> str:
    """The chart as Vega-Lite with the house's look, keys in a fixed order."""
    spec = chart.to_dict()
    own = spec.get("config", {})  # altair's own holds sizes of the view only
    spec["config"] = {**_LOOK, **own, "view": {**own.get("view", {}), **_LOOK["view"]}}
    return json.dumps(spec, sort_keys=True, ensure_ascii=False)


_LOOK: dict[str, Any] = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": INK, "gridColor": GRID, "domainColor": GRID, "tickColor": GRID,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "orient": "top", "title": None},
    "title": {"color": INK, "fontSize": 13, "anchor": "start"},
}  # fmt: skip
