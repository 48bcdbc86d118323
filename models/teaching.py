"""Which waiting items a decision teaches most about.

An item teaches where the rules or the text model are undecided, where the two contradict each other, and where its
story has not been decided about yet; several of one story teach little more than one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.records.learning import OpenItem

NEAR, UNSURE, APART, NEW_STORY = 0.35, 0.25, 0.25, 0.15  # weights, together 1
AGAIN = 0.4  # what another item of a chosen story is worth
SIDE = 0.5  # a text model that says more thinks the wording misleading


class Why(StrEnum):
    NEAR = "near"  # the score lies near the office's threshold
    UNSURE = "unsure"  # the text model lies near 0.5
    APART = "apart"  # rules and text model contradict each other
    NEW_STORY = "new_story"  # nothing of the story was decided yet


@dataclass(frozen=True, slots=True)
class Teaching:
    item: OpenItem
    worth: float  # 0..1
    why: tuple[Why, ...]  # what makes up at least half of its kind's weight


def teach_most(items: Sequence[OpenItem], flag_from: float, most: int) -> tuple[Teaching, ...]:
    """The *most* items worth a decision, the best first; *flag_from* is the office's threshold (0..1)."""
    left = {one.assessment_id: (one, _parts(one, flag_from)) for one in items}
    chosen: list[Teaching] = []
    stories: Counter[str] = Counter()
    while left and len(chosen) < most:
        ranked = (
            (round(sum(parts.values()) * AGAIN ** stories[one.story_id], 6), own) for own, (one, parts) in left.items()
        )
        worth, own = max(ranked, key=lambda pair: (pair[0], pair[1]))
        item, parts = left.pop(own)
        stories[item.story_id] += 1
        why = tuple(name for name, value in parts.items() if value >= _WEIGHTS[name] / 2)
        chosen.append(Teaching(item, worth, why))
    return tuple(chosen)


_WEIGHTS = {Why.NEAR: NEAR, Why.UNSURE: UNSURE, Why.APART: APART, Why.NEW_STORY: NEW_STORY}


def _parts(one: OpenItem, flag_from: float) -> dict[Why, float]:
    reach = max(flag_from, 1 - flag_from)
    near = max(0.0, 1 - abs(one.score - flag_from) / reach)
    unsure = apart = 0.0
    if one.probability is not None:
        unsure = 1 - 2 * abs(one.probability - SIDE)
        differ = (one.score >= flag_from) != (one.probability >= SIDE)
        apart = abs(one.probability - SIDE) * 2 if differ else 0.0
    return {
        Why.NEAR: NEAR * near,
        Why.UNSURE: UNSURE * unsure,
        Why.APART: APART * apart,
        Why.NEW_STORY: 0.0 if one.story_decided else NEW_STORY,
    }
