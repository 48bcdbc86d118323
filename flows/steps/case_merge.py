"""One case goes on in another: with its flags, stories, files, remarks, persons' statements, the earlier clock, and
what the ministry's notices still ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_acts import add_event, save_event
from flows.steps.case_draft import renew_draft
from flows.steps.case_notices import log_events, notice_book, save_notice
from flows.steps.flags import standing_flags
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told, statement_told
from pipeline.cases.clock_changes import changed
from pipeline.cases.life import ended_at
from pipeline.cases.merging import carried_events, carried_files, carried_statements, earlier_clock, refuse_merger
from pipeline.cases.notice_move import fetches, move_notices
from pipeline.cases.secrets import refuse_secret
from pipeline.records.agencies import Agency
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, Clock, ClockKind
from pipeline.store import audit, case_acts, cases, clock_changes
from pipeline.store.connect import Stamp, Store, Tx

KIND = CaseEventKind


def merge(
    store: Store, law: OfficeLaw, agencies: Mapping[str, Agency], id_prefix: str, into_prefix: str, reason: str,
    actor: str, now: datetime,
) -> tuple[Case, int]:  # fmt: skip
    """Let a case go on in another one; the other, drafted anew, and how many of the ministry's notices went along.

    What persons wrote and laid there is copied and names its origin; nothing of the first case is changed.  A notice
    that waits for an answer goes along and its clock runs on; one that was left behind in a case that had been merged
    before is fetched by naming the case in which that goes on.  Raises :class:`IllegalTransition`.
    """
    refuse_secret(law.profile, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case, into = cases.case(tx, id_prefix), cases.case(tx, into_prefix)
        own, other = notice_book(tx, case), notice_book(tx, into)
        moved = move_notices(own, other, actor, now)
        left_behind = fetches(own, into, moved)
        if not left_behind:
            refuse_merger(case, into, other.events)
            _keep_earlier(tx, law, case, into, reason, actor, now)
        cases.save_events(tx, moved.leaving)
        log_events(tx, moved.leaving, f"into: {into.case_id}", actor, now)
        if not left_behind:
            add_event(tx, case, KIND.MERGED, reason, into.case_id, actor, now)
            _carry(tx, law, agencies, (case, own.events), (into, other.events), reason, actor, now)
        for notice, event, clock in moved.entered:
            save_notice(tx, notice, [event], clock, actor, now)
    return into, len(moved.entered)


def _carry(
    tx: Tx, law: OfficeLaw, agencies: Mapping[str, Agency], source: tuple[Case, Sequence[CaseEvent]],
    target: tuple[Case, Sequence[CaseEvent]], reason: str, actor: str, now: datetime,
) -> None:  # fmt: skip
    """Files, flags, remarks, stories and statements of *source* into *target*: each a case with its events so far."""
    (case, past), (into, known) = source, target
    files = case_acts.attachments_of(tx, case.case_id)
    copies = carried_files(files, case, into)
    new = {copy.attachment_id for copy in copies} - {
        one.attachment_id for one in case_acts.attachments_of(tx, into.case_id)
    }
    case_acts.save_attachments(tx, copies)
    laid = [copy for copy in copies if copy.attachment_id in new]
    for event in carried_events(past, known, laid, case, into, reason, actor, now):
        save_event(tx, event)
    renew_draft(tx, into, tuple(standing_flags(tx)), law, agencies, now, actor)
    ids = {one.attachment_id: copy.attachment_id for one, copy in zip(files, copies, strict=True)}
    _carry_statements(tx, case, into, ids, actor, now)
    renew_draft(tx, into, tuple(standing_flags(tx)), law, agencies, now, actor)  # what they cite asks for its force


def _carry_statements(tx: Tx, case: Case, into: Case, files: Mapping[str, str], actor: str, now: datetime) -> None:
    old, standing = cases.dossier_of(tx, case.case_id), cases.dossier_of(tx, into.case_id)
    for one in carried_statements(old, standing, files, case, into):
        cases.save_dossier(tx, [one])
        # The words stand alone in their entry, so that a purge finds them; where they come from is told in another.
        audit.append_audit(tx, now, actor, "case.statement_added", into.case_id, statement_told(one))
        told = f"{one.statement_id} | by: {one.author} | from: {case.case_id}"
        audit.append_audit(tx, now, actor, "case.statement_carried", into.case_id, told)


def _keep_earlier(
    tx: Tx, law: OfficeLaw, case: Case, into: Case, reason: str, actor: str, now: datetime
) -> None:  # fmt: skip
    own, other = _running(tx, law, case, now), _running(tx, law, into, now)
    found = earlier_clock(case, into, own, other, reason, actor, now) if own and other else None
    if found is None:
        return
    clock, event = found
    cases.save_clocks(tx, [clock])
    cases.save_events(tx, [event])
    told = f"{event_told(event)} | last_day: {clock.last_day}"
    audit.append_audit(tx, now, actor, "case.clock_replaced", into.case_id, told)


def _running(tx: Tx, law: OfficeLaw, case: Case, now: datetime) -> Clock | None:
    """The internal clock as its changes have left it; None where it has ended."""
    events, changes = cases.events_of(tx, case.case_id), clock_changes.clock_changes_of(tx, case.case_id)
    for one in cases.clocks_of(tx, case.case_id):
        if one.kind is ClockKind.INTERNAL and ended_at(one, events) is None:
            return changed(one, changes, now, law.holidays).clock
    return None
