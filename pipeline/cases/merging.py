"""Which case may go on in which other one."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.cases.transitions import STATE_WORDS, TABLE, apply
from pipeline.errors import IllegalTransition
from pipeline.records.cases import Case, CaseEvent, CaseEventKind

KIND = CaseEventKind
_FLAGS = (KIND.OPENED, KIND.FLAG_ATTACHED)


def refuse_merger(case: Case, into: Case, other: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where *case* cannot go on in *into*, whose events are *other*."""
    if case.case_id == into.case_id or case.agency_id != into.agency_id:
        raise IllegalTransition("Chỉ gộp vào một vụ việc khác của cùng cơ quan, địa phương.")
    state = apply(other)
    if KIND.MERGED not in TABLE[state]:
        raise IllegalTransition(f"Không gộp vào vụ việc “{STATE_WORDS[state]}”.")


def flags_to_attach(past: Iterable[CaseEvent], other: Iterable[CaseEvent]) -> tuple[str, ...]:
    """What opened or joined the one case and is not known to the other, in its order."""
    known = {event.ref for event in other}
    return tuple(dict.fromkeys(e.ref for e in past if e.kind in _FLAGS and e.ref and e.ref not in known))
