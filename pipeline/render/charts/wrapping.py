"""Headlines in the narrow margin of a chart."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from pipeline.render.clean import clean

# The axis of such labels: left-aligned, a line break where :func:`wrapped` put one.
LABELS: dict[str, Any] = {
    "domain": False, "ticks": False, "labelLimit": 230, "labelFontSize": 11.5, "labelLineHeight": 13,
    "labelExpr": "split(datum.label, '\\n')", "labelBaseline": "middle", "labelAlign": "left", "labelPadding": 190,
}  # fmt: skip


def wrapped(text: str, letters: int, lines: int) -> str:
    """*text* cleaned, in at most *lines* of *letters* each, joined by line breaks; what is cut ends in an ellipsis."""
    told = wrap(clean(text), letters, break_on_hyphens=False) or [""]
    if len(told) > lines:
        last = told[lines - 1]
        told = [*told[: lines - 1], f"{last[: letters - 1].rstrip(' .,;:')}…"]
    return "\n".join(told)
