"""The words of a sentence with their places, cut once per sentence."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from pipeline.text.folding import fold

_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"[.;:!?…\"“”()\n]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A folded sentence cut into words and numbers; ``keys[i]`` is the lower-case word at ``starts[i]:ends[i]``."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]
    clause: tuple[int, ...]  # rises at every stop sign

    def at(self, offset: int) -> int:
        """The index of the first token that ends behind *offset*; the number of tokens where none does."""
        return next((index for index, end in enumerate(self.ends) if end > offset), len(self.ends))


def tokens_of(sentence: str) -> Tokens:
    """The tokens of *sentence*; spans are those of the folded text, which differs only where text came decomposed."""
    text = fold(sentence).text
    found = list(_TOKEN.finditer(text))
    clause, clauses, end = 0, [], 0
    for match in found:
        clause += _STOP.search(text, end, match.start()) is not None
        clauses.append(clause)
        end = match.end()
    return Tokens(
        text,
        tuple(sys.intern(match.group().casefold()) for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        tuple(match.group()[0].isupper() for match in found),
        tuple(clauses),
    )
