"""What all HTML pages are made with: templates that escape and clean what goes through them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.render.clean import clean
from pipeline.render.markup import html_of, number_html
from pipeline.reports.spelling import unit_words

_TEMPLATES = Path(__file__).parent / "templates"


def environment() -> Environment:
    """Everything is escaped and cleaned on its way out; an undefined name is refused."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    made.filters["phrase"] = html_of
    made.filters["number"] = number_html
    made.filters["unit"] = unit_words
    return made


def stylesheet(name: str) -> Markup:
    """The style sheet *name*, as it stands inside a page."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))


def _finalize(value: object) -> object:
    """Plain text is cleaned on its way out; what is marked up already was cleaned when it was made."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
