"""Sentences of running press text, as spans."""

from __future__ import annotations

import re
from dataclasses import dataclass

# After these a full stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "tp ts ths pgs gs bs ks ls nxb p q h tx tt st kp khóm ông bà mr mrs ms dr st no vs inc ltd u.s jan feb mar apr"
    " jun jul aug sep sept oct nov dec gen col sgt prof rep sen gov cv vd tr đ.c".split()
)
_BREAK = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*(?P<next>\w))|[。！？]+[」』”]*|[។]+|\n+")
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*)$")


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of *text* as half-open character spans, without surrounding white space.

    A line break always ends a sentence; a full stop does not where an abbreviation (TP., PGS.), an initial
    or a lower-case word stands around it.  Lao, which writes no stops, is split at line breaks only.
    """
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(text):
        following = match.group("next") or ""
        if following.islower() or (match.group().startswith(".") and _is_abbreviated(text[start : match.start()])):
            continue
        _keep(text, start, match.end(), spans)
        start = match.end()
    _keep(text, start, len(text), spans)
    return tuple(spans)


def _is_abbreviated(before: str) -> bool:
    word = _LAST_WORD.search(before[-12:])
    if word is None:
        return False
    last = word.group(1)
    return last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper())


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))
