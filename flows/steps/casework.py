"""What persons do to a case: read it, let the case room decide, write it back with its audit entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.clockwork import new_run_id
from flows.steps.case_correction import begin_correction
from flows.steps.case_file import CaseFile, open_file
from flows.steps.case_finding import note_finding, take_back_finding
from flows.steps.case_law import case_law
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told
from pipeline.cases.life import correct_notice, decide, register_notice
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.signoff import fingerprint, standing
from pipeline.cases.submission import refuse_unfit
from pipeline.errors import IllegalTransition
from pipeline.records.cases import (
    Case,
    CaseEvent,
    CaseEventKind,
    Clock,
    DossierStatement,
    Notice,
    corrected_notice_id,
    notice_id,
)
from pipeline.store import audit, cases
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.finding import only_one

__all__ = [
    "CaseFile",
    "NoticeWords",
    "approve",
    "close",
    "enter_notice",
    "mend_notice",
    "open_file",
    "submit",
    "take_event",
]

_OWN_DOORS = {  # they look at more than the case, or write more than an event
    CaseEventKind.SUBMITTED: "lamro case submit",
    CaseEventKind.APPROVED: "lamro case approve",
    CaseEventKind.EVIDENCE: "lamro case add",
    CaseEventKind.MERGED: "lamro case merge",
    CaseEventKind.ISSUED: "lamro case issue",
    CaseEventKind.ASSIGNED: "lamro case assign",
    CaseEventKind.ATTACHED: "lamro case attach",
}
_TAKES_BACK = (CaseEventKind.WITHDRAWN, CaseEventKind.PRESS_WAS_RIGHT)


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A notice as a person types it; None where a correction leaves a field as it was."""

    number: str | None
    dated: date | None
    register: str | None
    received_on: date | None
    deadline: date | None


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
    number, register_number = number.strip(), register_number.strip()
    refuse_secret(law.profile, number, register_number)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        law = case_law(tx, case)
        own = notice_id(case.case_id, number, register_number)
        notice = Notice(own, case.case_id, number, dated, register_number, received_on, deadline)
        past = cases.events_of(tx, case.case_id)
        events, clock = register_notice(case, past, notice, law.profile, law.holidays, actor, now)
        _save_notice(tx, notice, events, clock, actor, now)
    return clock


def mend_notice(
    store: Store, law: OfficeLaw, id_prefix: str, notice_prefix: str, words: NoticeWords, actor: str, reason: str,
    now: datetime,
) -> Clock:  # fmt: skip
    """Correct a notice that was typed wrongly: both stay in the log, the clock runs from the corrected receipt.

    Raises :class:`UnknownRecord` where *notice_prefix* fits none or several, :class:`IllegalTransition`.
    """
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        law = case_law(tx, case)
        notices = cases.notices_of(tx, case.case_id)
        fitting = [one for one in notices if one.notice_id.startswith(notice_prefix)]
        old = only_one("thông báo", notice_prefix, fitting)
        refuse_secret(law.profile, words.number or "", words.register or "", reason)
        new = _mended(old, words)
        past, clocks = cases.events_of(tx, case.case_id), cases.clocks_of(tx, case.case_id)
        args = (case, past, notices, clocks, old, new, law.profile, law.holidays, actor, reason, now)
        events, clock = correct_notice(*args)
        _save_notice(tx, new, events, clock, actor, now)
    return clock


def _mended(old: Notice, words: NoticeWords) -> Notice:
    new = replace(
        old,
        notice_number=old.notice_number if words.number is None else words.number.strip(),
        notice_date=words.dated or old.notice_date,
        register_number=old.register_number if words.register is None else words.register.strip(),
        received_on=words.received_on or old.received_on,
        deadline=words.deadline or old.deadline,
    )
    days = (new.notice_date, new.received_on, new.deadline)
    own = corrected_notice_id(old.notice_id, new.notice_number, new.register_number, days)
    return replace(new, notice_id=own)


def _save_notice(
    tx: Tx, notice: Notice, events: tuple[CaseEvent, ...], clock: Clock, actor: str, now: datetime
) -> None:
    cases.save_notice(tx, [notice])
    cases.save_events(tx, events)
    cases.save_clocks(tx, [clock])
    for event in events:
        told = f"{event_told(event)} | deadline: {notice.deadline or 'none'} | last_day: {clock.last_day}"
        audit.append_audit(tx, now, actor, f"case.{event.kind.value}", event.case_id, told)


def take_event(
    store: Store, id_prefix: str, kind: CaseEventKind, reason: str, ref: str, actor: str, now: datetime
) -> CaseEvent:
    """Add what a person decided or did.  Raises :class:`IllegalTransition`, :class:`NotAllowed`."""
    if kind in _OWN_DOORS:
        raise IllegalTransition(f"Việc này đi qua lệnh {_OWN_DOORS[kind]}.")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        return _take(tx, case, cases.dossier_of(tx, case.case_id), kind, reason, ref, actor, now)[0]


def close(store: Store, id_prefix: str, reason: str, ref: str, actor: str, now: datetime) -> tuple[CaseEvent, str]:
    """Close an answered case; with what it leaves on the official record, or why it leaves nothing, in words."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        return _take(tx, case, cases.dossier_of(tx, case.case_id), CaseEventKind.CLOSED, reason, ref, actor, now)


def submit(store: Store, law: OfficeLaw, id_prefix: str, reason: str, actor: str, now: datetime) -> CaseEvent:
    """Lay the dossier, or the correction, before an approver; :class:`IllegalTransition` with what is missing in it, or
    where nothing is left to say."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        dossier = cases.dossier_of(tx, case.case_id)
        refuse_unfit(cases.events_of(tx, case.case_id), dossier, law.profile.parts)
        return _take(tx, case, dossier, CaseEventKind.SUBMITTED, reason, fingerprint(dossier), actor, now)[0]


def approve(store: Store, id_prefix: str, reason: str, actor: str, now: datetime) -> CaseEvent:
    """Another login's approval of what was submitted.  Raises :class:`IllegalTransition`, :class:`NotAllowed`."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        dossier = cases.dossier_of(tx, case.case_id)
        waiting = standing(cases.events_of(tx, case.case_id))
        own = fingerprint(dossier)
        if waiting is not None and waiting.kind is CaseEventKind.SUBMITTED and waiting.ref != own:
            raise IllegalTransition("Bộ tư liệu không còn như lúc trình; hãy trả lại và trình lại.")
        wrote = cases.dossier_rows(tx, case.case_id)  # who wrote what was replaced since has drafted all the same
        return _take(tx, case, wrote, CaseEventKind.APPROVED, reason, own, actor, now)[0]


def _take(
    tx: Tx, case: Case, dossier: tuple[DossierStatement, ...], kind: CaseEventKind, reason: str, ref: str, actor: str,
    now: datetime,
) -> tuple[CaseEvent, str]:  # fmt: skip
    """The event, and what there is to say about it; "" for nothing."""
    refuse_secret(None, reason)
    past = cases.events_of(tx, case.case_id)
    event = decide(case, past, kind, actor, reason, now, ref, dossier=dossier)
    cases.save_events(tx, [event])
    audit.append_audit(tx, now, actor, f"case.{kind.value}", case.case_id, event_told(event))
    if kind is CaseEventKind.CLOSED:
        return event, note_finding(tx, case, past, event, dossier)
    if kind in _TAKES_BACK:
        take_back_finding(tx, case, event)
    if kind is CaseEventKind.PRESS_WAS_RIGHT:
        begin_correction(tx, case, dossier, actor, now)
    return event, ""
