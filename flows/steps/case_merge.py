"""A case goes on in another one, with its flags and with what the ministry's notices still ask."""

from __future__ import annotations

from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_acts import add_event, save_event
from flows.steps.case_notices import log_events, notice_book, save_notice
from flows.steps.law import OfficeLaw
from pipeline.cases.merging import flags_to_attach, refuse_merger
from pipeline.cases.notice_move import fetches, move_notices
from pipeline.cases.secrets import refuse_secret
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, case_event_id
from pipeline.store import cases
from pipeline.store.connect import Stamp, Store, Tx

KIND = CaseEventKind


def merge(
    store: Store, law: OfficeLaw, id_prefix: str, into_prefix: str, reason: str, actor: str, now: datetime
) -> tuple[Case, int]:
    """Let a case go on in another one, with all its flags; the other, and how many notices went on in it.

    A notice that waits for an answer goes along and its clock runs on; one that was left behind in a case that had
    been merged before is fetched by naming the case in which that goes on.  Raises :class:`IllegalTransition`.
    """
    refuse_secret(law.profile, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case, into = cases.case(tx, id_prefix), cases.case(tx, into_prefix)
        own, other = notice_book(tx, case), notice_book(tx, into)
        moved = move_notices(own, other, actor, now)
        left_behind = fetches(own, into, moved)
        if not left_behind:
            refuse_merger(case, into, other.events)
        cases.save_events(tx, moved.leaving)
        log_events(tx, moved.leaving, f"into: {into.case_id}", actor, now)
        if not left_behind:
            add_event(tx, case, KIND.MERGED, reason, into.case_id, actor, now)
            _attach_flags(tx, case, into, (own.events, other.events), reason, actor, now)
        for notice, event, clock in moved.entered:
            save_notice(tx, notice, [event], clock, actor, now)
    return into, len(moved.entered)


def _attach_flags(
    tx: Tx, case: Case, into: Case, past: tuple[tuple[CaseEvent, ...], tuple[CaseEvent, ...]], reason: str, actor: str,
    now: datetime,
) -> None:  # fmt: skip
    words = f"Gộp từ vụ việc {case.case_id[:8]}: {reason.strip()}"
    for ref in flags_to_attach(*past):
        own = case_event_id(into.case_id, KIND.FLAG_ATTACHED, ref, None)
        save_event(tx, CaseEvent(own, into.case_id, KIND.FLAG_ATTACHED, now, actor, words, ref))
