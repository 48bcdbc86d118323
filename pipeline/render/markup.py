"""Phrases as HTML: every word escaped, every number with the query it comes from."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from pipeline.render.address import safe_address
from pipeline.render.clean import clean
from pipeline.reports.phrase import Link, Number, Part, Phrase

_NUMBER = Markup('<data value="{value}" data-query="{query}"{key}>{text}</data><!-- {comment} -->')
_DASHES = re.compile("-{2,}")
_LINK = Markup('<a href="{href}" rel="noopener noreferrer"{whole}><bdi>{text}</bdi></a>')


def html_of(phrase: Phrase) -> Markup:
    words = Markup().join(_part(part) for part in phrase.parts)
    return Markup("<strong>{}</strong>").format(words) if phrase.important else words


def number_html(number: Number) -> Markup:
    key = Markup(' data-key="{}"').format(clean(number.key)) if number.key else Markup()
    comment = comment_html(f"{number.query} {number.key}".strip())
    return _NUMBER.format(value=number.value, query=clean(number.query), key=key, text=number.text, comment=comment)


def comment_html(text: str) -> Markup:
    """*text* fit to stand inside a comment: it cannot end one, nor begin another."""
    told = "\n".join(clean(line) for line in text.splitlines())
    return Markup(_DASHES.sub("-", told).replace("<!", "<").replace(">", "&gt;"))


def _part(part: Part) -> Markup:
    if isinstance(part, Number):
        return number_html(part)
    if isinstance(part, Link):
        return _link(part)
    return escape(clean(part))


def _link(link: Link) -> Markup:
    text = clean(link.text) or "(không có tiêu đề)"
    href = safe_address(link.url)
    whole = Markup(' title="{}"').format(clean(link.whole)) if link.whole else Markup()
    return _LINK.format(href=href, text=text, whole=whole) if href else Markup("<bdi{}>{}</bdi>").format(whole, text)
