"""The morning's summary as one self-contained page (A4 in print, readable on a phone), and as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from pipeline.render.address import safe_address
from pipeline.render.clean import clean
from pipeline.render.pages import environment, stylesheet
from pipeline.reports.daily.block import Block
from pipeline.reports.daily.page import DailyPage
from pipeline.reports.phrase import Link, Phrase

WIDTH = 76  # characters a line of the text


def render_daily_html(page: DailyPage) -> str:
    """*page* as an HTML document; the same page gives the same text.

    Each number stands in ``<data>`` with its query.
    """
    return environment().get_template("daily.html").render(page=page, css=stylesheet("daily.css"))


def daily_text(page: DailyPage) -> str:
    """*page* as plain text for a mail: the same words, addresses below their headlines."""
    lines = [page.title.upper(), page.day_words, "", *_wrapped(page.reach.text), "", "CẦN BIẾT NGAY"]
    lines += [line for one in page.urgent for line in _wrapped(one.text, "! " if one.important else "- ")]
    for block in page.blocks:
        lines += ["", block.heading.upper(), *_block(block)]
    if page.absent:
        lines += ["", *_wrapped(page.absent)]
    return "\n".join(clean(line) for line in (*lines, "", *_wrapped(page.foot))) + "\n"


def _block(block: Block) -> Iterator[str]:
    if block.note:
        yield from _wrapped(block.note.text)
    for place, item in enumerate(block.items, start=1):
        head = f"{place}. "
        yield from _wrapped(item.lines[0].text, head)
        for line in item.lines[1:]:
            yield from _wrapped(line.text, "   ")
        for url in _links(item.lines):
            yield f"   {url}"
    if block.hidden.value:
        yield f"Còn {block.hidden.text} {block.more}."


def _links(lines: tuple[Phrase, ...]) -> Iterator[str]:
    for line in lines:
        for part in line.parts:
            if isinstance(part, Link) and (url := safe_address(part.url)):
                yield url


def _wrapped(text: str, first: str = "") -> list[str]:
    rest = " " * len(first)
    return wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
