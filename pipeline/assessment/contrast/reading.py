"""All that the comparer reads in one sentence, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.assessment.contrast.days import days
from pipeline.assessment.contrast.mentions import Mention
from pipeline.assessment.contrast.names import names
from pipeline.assessment.contrast.negation import Negated, is_quietly_negated, is_under_negation, negations
from pipeline.assessment.contrast.phrases import Phrases
from pipeline.assessment.contrast.quantities import quantities
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.contrast.tokens import Tokens, tokens_of
from pipeline.assessment.contrast.turns import OPPOSITES, SCOPES

_TURNS = Phrases(OPPOSITES + SCOPES)


CACHED = 8_000  # sentences: a week of openings around one matter, some 60 MB


@dataclass(frozen=True, slots=True)
class Reading:
    tokens: Tokens
    words: frozenset[str]
    distinct: tuple[str, ...]  # the same in order: sums over them come out alike in every run
    mentions: tuple[Mention, ...]  # figures, numbers, dates, names
    turns: tuple[Mention, ...]  # wordings of a row of opposites or of scope; the value is the side
    negations: tuple[Negated, ...]
    line: str  # the words joined by blanks, to look up runs of them


@lru_cache(maxsize=CACHED)
def read(sentence: str) -> Reading:
    tokens = tokens_of(sentence)
    dates = list(days(tokens))
    counted = list(quantities(tokens, [(one.start, one.end) for one in dates]))
    return Reading(
        tokens,
        frozenset(tokens.keys),
        tuple(dict.fromkeys(tokens.keys)),
        (*dates, *counted, *names(tokens)),
        tuple(_turns(tokens)),
        negations(tokens),
        f" {' '.join(tokens.keys)} ",
    )


def _turns(tokens: Tokens) -> list[Mention]:
    found = []
    for hit in _TURNS.find(tokens):
        if is_quietly_negated(tokens, hit.first):
            continue
        kind = Kind.OPPOSITE if hit.row < len(OPPOSITES) else Kind.SCOPE
        rows = OPPOSITES + SCOPES
        side = hit.side
        if kind is Kind.OPPOSITE and is_under_negation(tokens, hit.first):
            side = 1 - side if len(rows[hit.row]) == 2 else -1 - side
        start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
        about = " / ".join(wordings[0] for wordings in rows[hit.row])
        found.append(Mention(kind, about, side, start, end, hit.first, hit.last))
    return found
