"""The other stories that persons laid to a case: what is told in them belongs to its matter."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.cases.transitions import TABLE, apply, in_order
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.records.facts import StandingCase


def linked_stories(events: Iterable[CaseEvent]) -> tuple[str, ...]:
    """The ids of the stories that are linked now, in the order in which they were."""
    linked: dict[str, None] = {}
    for event in in_order(events):
        if event.kind is CaseEventKind.STORY_LINKED:
            linked[event.ref] = None
        elif event.kind is CaseEventKind.STORY_UNLINKED:
            linked.pop(event.ref, None)
    return tuple(linked)


def taken_up(standing: Iterable[StandingCase]) -> dict[tuple[str, str], str]:
    """By agency and linked story the case that takes up its flags; of several the one opened first.

    A case that has ended takes up none: what is told later about a neighbouring story is another matter.
    """
    found: dict[tuple[str, str], str] = {}
    for one in sorted(standing, key=lambda one: (one.case.opened_at, one.case.case_id)):
        if TABLE[apply(one.events)]:
            for story in linked_stories(one.events):
                found.setdefault((one.case.agency_id, story), one.case.case_id)
    return found
