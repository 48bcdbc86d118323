"""The words of a letter as plain text and as HTML that mail programs show: no picture, no link, nothing fetched."""

from __future__ import annotations

import re
import textwrap

from markupsafe import Markup, escape

from pipeline.render.clean import clean
from pipeline.render.pages import environment
from pipeline.reports.letter import LetterPart, LetterWords

_WIDTH = 76
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_NOTE = Markup(
    '\n<p style="margin:0;padding:10px 16px;border:2px solid #9b1c1c;color:#7a1616;'
    'font:bold 15px/1.4 Arial,sans-serif">{}</p>'
)


def letter_text(words: LetterWords) -> str:
    """*words* as plain text, lines of at most 76 characters where words allow it."""
    head = [*_wrapped(words.title.upper()), *(line for one in words.under for line in _wrapped(one))]
    blocks = ["\n".join(head), *(_part(part) for part in words.parts)]
    end = "\n".join(line for one in words.closing for line in _wrapped(one))
    return "\n\n".join([*blocks, f"-- \n{end}"]) + "\n"


def _part(part: LetterPart) -> str:
    lines = [part.heading.upper()]
    for number, line in enumerate(part.lines, 1):
        lines += _wrapped(line, f"{number}. " if part.numbered else "- ")
    width = max((len(clean(one.label)) for one in part.figures), default=0)
    lines += [f"  {clean(one.label):<{width}}  {clean(one.value)}" for one in part.figures]
    return "\n".join(lines)


def _wrapped(line: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        clean(line), _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False,
        break_on_hyphens=False,
    ) or [mark]  # fmt: skip


def letter_html(words: LetterWords) -> str:
    """*words* as an HTML document with its styles in place: mail programs drop style sheets."""
    return environment().get_template("mail.html").render(words=words)


def with_note(text: str, html: str, note: str) -> tuple[str, str]:
    """A letter's *text* and *html* with *note* before everything else."""
    above = "\n".join(_wrapped(note))
    marked = _NOTE.format(escape(clean(note)))
    body = _BODY.search(html)
    at = body.end() if body else 0
    return f"{above}\n\n{text}", f"{html[:at]}{marked}{html[at:]}"
