"""A thing in a sentence that can stand against a thing of the same family in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.assessment.contrast.records import Kind, Words
from pipeline.assessment.contrast.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """``value`` is compared within a ``family`` of one kind; ``first:last`` are its tokens."""

    kind: Kind
    family: str  # "" stands against any family of its kind
    value: object
    start: int
    end: int
    first: int
    last: int

    def words(self, tokens: Tokens) -> Words:
        return Words(tokens.text[self.start : self.end], self.start, self.end)


Reader = Callable[[Tokens], list[Mention]]


def mention(tokens: Tokens, kind: Kind, family: str, value: object, start: int, end: int) -> Mention:
    """The mention at the characters ``start:end``."""
    first = tokens.at(start)
    last = first
    while last < len(tokens.starts) and tokens.starts[last] < end:
        last += 1
    return Mention(kind, family, value, start, end, first, last)
