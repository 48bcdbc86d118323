"""How far two analysts agree on the same reports: Cohen's kappa.

Over several pairs of analysts the mean of their kappas, weighted by the reports that they share (Light 1971).  It
measures how clear the question is; nobody is named or ranked by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.records.assessment import Decision
from pipeline.records.learning import DecidedItem

_SAYS = {Decision.ACCEPT: True, Decision.REJECT: False, Decision.WITHDRAW: False}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Items on which at least two analysts have decided."""

    items: int
    disputed: tuple[str, ...]  # assessment ids on which they differ, by id
    pairs: int  # of analysts who share an item
    kappa: float | None  # -1..1; None where no pair shares an item or chance alone explains all


def agreement(decided: Iterable[DecidedItem]) -> Agreement:
    """What each analyst said last of each item; asking for more says nothing, taking back says that it was sound."""
    said: dict[str, dict[str, bool]] = defaultdict(dict)
    for one in decided:
        if one.decision in _SAYS:
            said[one.assessment_id][one.actor] = _SAYS[one.decision]
    shared = {item: by for item, by in said.items() if len(by) > 1}
    disputed = tuple(sorted(item for item, by in shared.items() if len(set(by.values())) > 1))
    votes: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for by in shared.values():
        for first, second in combinations(sorted(by), 2):
            votes[first, second].append((by[first], by[second]))
    measured = [(len(pair), value) for pair in votes.values() if (value := cohen_kappa(pair)) is not None]
    weight = sum(count for count, _ in measured)
    kappa = sum(count * value for count, value in measured) / weight if weight else None
    return Agreement(len(shared), disputed, len(votes), kappa)


def cohen_kappa(votes: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen (1960) for two raters; None where both always say the same one thing, and for no votes."""
    if not votes:
        return None
    observed = sum(one == other for one, other in votes) / len(votes)
    first, second = (sum(vote[side] for vote in votes) / len(votes) for side in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return None if chance == 1 else (observed - chance) / (1 - chance)
