"""What a case can take now: an event that is dated back is judged against the present state as well."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.cases.case_commands import COMMANDS
from pipeline.cases.transitions import EVENT_WORDS, allowed, apply, step
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState


def refuse_now(events: Iterable[CaseEvent], kind: CaseEventKind, live: str = "") -> None:
    """Raises :class:`IllegalTransition` where the case of *events* cannot take *kind* as it stands today.

    A merged case names the one that goes on, with the command to type: *live* where that one was merged again.
    """
    past = list(events)
    state = apply(past)
    if state is CaseState.MERGED and kind not in allowed(state):
        own = (live or next(one.ref for one in past if one.kind is CaseEventKind.MERGED))[:8]
        raise IllegalTransition(
            f"Vụ việc này đã gộp vào vụ việc {own} nên không thể {EVENT_WORDS[kind]} ở đây. Hãy ghi vào vụ việc đó: "
            f"lamro case {COMMANDS.get(kind, 'show')} {own}"
        )
    step(state, kind)
