"""What persons do to a case: read it, let the case room decide, write it back with its audit entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from flows.clockwork import new_run_id
from flows.steps.law import OfficeLaw
from pipeline.cases.life import apply, decide, register_notice
from pipeline.records.cases import (
    Case,
    CaseEvent,
    CaseEventKind,
    CaseState,
    Clock,
    DossierStatement,
    Notice,
    notice_id,
)
from pipeline.records.digest import ClockRow
from pipeline.store import audit, cases, views
from pipeline.store.connect import Stamp, Store


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with everything that belongs to it."""

    case: Case
    state: CaseState
    events: tuple[CaseEvent, ...]
    clocks: tuple[ClockRow, ...]
    dossier: tuple[DossierStatement, ...]


def open_file(store: Store, id_prefix: str, now: datetime) -> CaseFile:
    """Raises :class:`UnknownRecord` where *id_prefix* fits none or several."""
    with store.reading() as tx:
        case = cases.case(tx, id_prefix)
        events = cases.events_of(tx, case.case_id)
        clocks = tuple(row for row in views.clock_rows(tx, case.agency_id, now) if row.case_id == case.case_id)
        return CaseFile(case, apply(events), events, clocks, cases.dossier_of(tx, case.case_id))


def enter_notice(
    store: Store,
    law: OfficeLaw,
    id_prefix: str,
    number: str,
    dated: date,
    register_number: str,
    received_on: date,
    deadline: date | None,
    actor: str,
    now: datetime,
) -> Clock:
    """Register the ministry's notice and start the statutory clock.  Raises :class:`IllegalTransition`."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        own = notice_id(case.case_id, number, register_number)
        notice = Notice(own, case.case_id, number, dated, register_number, received_on, deadline)
        past = cases.events_of(tx, case.case_id)
        events, clock = register_notice(case, past, notice, law.profile, law.holidays, actor, now)
        cases.save_notice(tx, [notice])
        cases.save_events(tx, events)
        cases.save_clocks(tx, [clock])
        audit.append_audit(tx, now, actor, "case.notice_received", case.case_id, events[0].reason)
    return clock


def take_event(
    store: Store, id_prefix: str, kind: CaseEventKind, reason: str, ref: str, actor: str, now: datetime
) -> CaseEvent:
    """Add what a person decided or did.  Raises :class:`IllegalTransition`, :class:`NotAllowed`."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        event = decide(case, cases.events_of(tx, case.case_id), kind, actor, reason, now, ref)
        cases.save_events(tx, [event])
        audit.append_audit(tx, now, actor, f"case.{kind.value}", case.case_id, event.reason)
    return event
