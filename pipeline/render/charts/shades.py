"""Values as light and dark: readable in grey, the number written on each field in a colour that stands out."""

from __future__ import annotations

import math

import altair as alt

from pipeline.render.charts.drawing import INK

_LIGHT, _DARK = "#eaf1f8", "#123f6b"
EMPTY = "#66707c"  # the number nought: 4.5:1 and more on the lightest shade
_TURN = 0.5  # from here on the field is dark enough for white letters


def shades(most: int) -> alt.Scale:
    """From nought to *most*, by square root: few and many both stay apart."""
    return alt.Scale(type="sqrt", domain=[0, max(most, 1)], range=[_LIGHT, _DARK])


def on_shade(value: int, most: int) -> str:
    """The colour of letters on the field of *value*."""
    return "#ffffff" if math.sqrt(value / max(most, 1)) > _TURN else INK
