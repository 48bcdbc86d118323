"""What persons do to a case: read it, let the case room decide, write it back with its audit entry."""

from __future__ import annotations

from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_correction import begin_correction
from flows.steps.case_file import CaseFile, open_file
from flows.steps.case_finding import note_finding, take_back_finding
from flows.steps.case_primary import primary_of
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told
from pipeline.cases.life import decide
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.signoff import fingerprint, standing
from pipeline.cases.submission import refuse_unfit
from pipeline.errors import IllegalTransition
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, DossierStatement
from pipeline.store import audit, cases
from pipeline.store.connect import Stamp, Store, Tx

__all__ = ["CaseFile", "approve", "close", "open_file", "submit", "take_event"]

_OWN_DOORS = {  # they look at more than the case, or write more than an event
    CaseEventKind.SUBMITTED: "lamro case submit",
    CaseEventKind.APPROVED: "lamro case approve",
    CaseEventKind.EVIDENCE: "lamro case add",
    CaseEventKind.MERGED: "lamro case merge",
    CaseEventKind.ISSUED: "lamro case issue",
    CaseEventKind.ASSIGNED: "lamro case assign",
    CaseEventKind.ATTACHED: "lamro case attach",
    CaseEventKind.RENAMED: "lamro case edit",
    CaseEventKind.FORCE_CONFIRMED: "lamro case in-force",
    CaseEventKind.STORY_LINKED: "lamro case link",
    CaseEventKind.STORY_UNLINKED: "lamro case unlink",
}
_TAKES_BACK = (CaseEventKind.WITHDRAWN, CaseEventKind.PRESS_WAS_RIGHT)


def take_event(
    store: Store, id_prefix: str, kind: CaseEventKind, reason: str, ref: str, actor: str, now: datetime
) -> tuple[CaseEvent, str]:
    """Add what a person decided or did; with what it took back from the official record, in words, "" for nothing.

    Raises :class:`IllegalTransition`, :class:`NotAllowed`.
    """
    if kind in _OWN_DOORS:
        raise IllegalTransition(f"Việc này đi qua lệnh {_OWN_DOORS[kind]}.")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        return _take(tx, case, cases.dossier_of(tx, case.case_id), kind, reason, ref, actor, now)


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
        refuse_unfit(cases.events_of(tx, case.case_id), dossier, law.profile.parts, primary_of(tx, case, dossier))
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
    live = cases.goes_on_in(tx, case.case_id)
    event = decide(case, past, kind, actor, reason, now, ref, dossier=dossier, live=live)
    cases.save_events(tx, [event])
    audit.append_audit(tx, now, actor, f"case.{kind.value}", case.case_id, event_told(event))
    if kind is CaseEventKind.CLOSED:
        return event, note_finding(tx, case, past, event, dossier)
    gone = take_back_finding(tx, case, event) if kind in _TAKES_BACK else 0
    if kind is CaseEventKind.PRESS_WAS_RIGHT:
        begin_correction(tx, case, dossier, actor, now)
    return event, f"{gone} kết luận đã ghi vào hồ sơ thông tin chính thức thôi có giá trị." if gone else ""
