"""Cases that were closed and resemble this one: the same agency, or the same words of the matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.cases.transitions import STATE_WORDS, apply, in_order
from pipeline.records.cases import Case, CaseEventKind, CaseState
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import Precedent, StandingCase

MOST = 3
ENDED = (CaseState.CLOSED, CaseState.PRESS_WAS_RIGHT)
_WORD = re.compile(r"\w+")
_LEAST = 0.25  # of the words of the shorter title; below, two titles share only what all titles share
_PREFIX = "Làm rõ: "
_EMPTY = frozenset(
    "và của ở tại bị được cho với từ trong ngoài sau trước do về là có không những các một người".split()
)


def similar(case: Case, others: Iterable[StandingCase]) -> tuple[Precedent, ...]:
    """The at most three most similar of *others* that have ended, the most similar first.

    Similar: at least a quarter of the words of the shorter title (without the empty ones) are shared; the same agency
    counts as one word more.  Withdrawn cases are our own mistakes and dismissed
    ones had nothing to clarify: neither is a precedent; merged ones went on elsewhere.
    """
    own = words(case.title)
    found: list[tuple[float, Precedent]] = []
    for one in others:
        if one.case.case_id == case.case_id or apply(one.events) not in ENDED:
            continue
        score = likeness(own, words(one.case.title), same_agency=one.case.agency_id == case.agency_id)
        if score >= _LEAST:
            found.append((score, _precedent(one)))
    found.sort(key=lambda pair: (-pair[0], -pair[1].closed_on.toordinal(), pair[1].case_id))
    return tuple(precedent for _, precedent in found[:MOST])


def words(title: str) -> frozenset[str]:
    """The words of a case's title that say what it is about."""
    return frozenset(_WORD.findall(title.removeprefix(_PREFIX).casefold())) - _EMPTY


def likeness(own: frozenset[str], other: frozenset[str], *, same_agency: bool) -> float:
    """The share (0 upwards) of words that two titles have in common; 0 where they share none."""
    shared = len(own & other)
    least = min(len(own), len(other))
    return (shared + same_agency) / least if shared and least else 0.0


def _precedent(one: StandingCase) -> Precedent:
    events = in_order(one.events)
    last = events[-1]
    said = next((e.reason for e in reversed(events) if e.kind is CaseEventKind.SPOKE), "")
    state = apply(events)
    ended = next((e for e in reversed(events) if e.kind.value == state.value), last)
    press_right = any(e.kind is CaseEventKind.PRESS_WAS_RIGHT for e in events)
    if press_right:
        state = CaseState.PRESS_WAS_RIGHT
    elif state is CaseState.CLOSED:  # that it has ended is told by its day
        state = CaseState.RESPONDED
    how = STATE_WORDS[state]
    outcome = f"{how}; đã trả lời: {said.rstrip('.')}" if said else how
    return Precedent(one.case.case_id, one.case.title, outcome, day_in_vietnam(ended.happened_at))
