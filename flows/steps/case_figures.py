"""The two figures that a ``figure_conflict`` is about, out of all that stand in the two sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.articles.figures import agree, same_kind
from pipeline.records.assessment import Claim, Figure, Signal, Statement
from pipeline.records.facts import FactFigure

NAME = "figure_conflict"


def conflicting_pairs(
    signals: Iterable[Signal], claims: Mapping[str, Claim], statements: Mapping[str, Statement]
) -> Iterator[FactFigure]:
    """For each piece of evidence of each figure conflict the pair that disagrees: same unit, same thing counted.

    The signal quotes its own pair in its explanation; where a sentence holds several such pairs, that one is meant.
    """
    for signal in (one for one in signals if one.name == NAME and one.claim_id in claims):
        for evidence in signal.evidence:
            other = statements.get(evidence.id) or claims.get(evidence.id)
            pair = _pair(signal, claims[signal.claim_id].figures, other.figures) if other else None
            if pair:
                yield FactFigure(signal.claim_id, pair[0].text, evidence.id, pair[1].text)


def _pair(signal: Signal, own: Iterable[Figure], others: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    quoted = [figure for figure in own if _quoted(signal, figure)] or list(own)
    pairs = [(a, b) for a in quoted for b in others if same_kind(a, b) and not agree(a, b)]
    return min(pairs, key=lambda pair: (not _quoted(signal, pair[1]), -_ratio(*pair), pair[0].start), default=None)


def _quoted(signal: Signal, figure: Figure) -> bool:
    return f"“{figure.text}”" in signal.explanation


def _ratio(one: Figure, other: Figure) -> float:
    low, high = sorted((abs(one.low + one.high), abs(other.low + other.high)))
    return high / max(low, 1e-9)
