"""What persons do in a case beside its dossier: assign, comment, issue a paper."""

from __future__ import annotations

from datetime import date, datetime

from flows.clockwork import new_run_id
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told
from pipeline.cases.documents import refuse_paper
from pipeline.cases.issuing import issued_paper, issued_words
from pipeline.cases.life import decide
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.transitions import outcome
from pipeline.errors import NotAllowed
from pipeline.records.case_acts import IssuedPaper
from pipeline.records.cases import Case, CaseEvent, CaseEventKind
from pipeline.records.documents import DocumentKind
from pipeline.records.office import Office, Role
from pipeline.store import audit, case_acts, cases
from pipeline.store.connect import Stamp, Store, Tx

KIND = CaseEventKind


def comment(store: Store, law: OfficeLaw, id_prefix: str, text: str, actor: str, now: datetime) -> CaseEvent:
    """A remark for those who work on the case.  Raises :class:`SecretMatter`, :class:`IllegalTransition`."""
    refuse_secret(law.profile, text)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        return add_event(tx, cases.case(tx, id_prefix), KIND.COMMENTED, text, "", actor, now)


def assign(
    store: Store, office: Office, id_prefix: str, login: str, reason: str, actor: str, now: datetime
) -> CaseEvent:
    """Give the case to *login*.  Raises :class:`NotAllowed` where the office knows no such officer."""
    refuse_secret(None, reason)
    if not office.may(login, Role.OFFICER):
        raise NotAllowed(f"Đăng nhập “{login}” không phải cán bộ xử lý (officer) trong office.yml.")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        words = f"Giao {login}: {reason.strip()}" if reason.strip() else ""
        return add_event(tx, cases.case(tx, id_prefix), KIND.ASSIGNED, words, login, actor, now)


def issue(
    store: Store, id_prefix: str, document: DocumentKind, number: str, dated: date, actor: str, now: datetime
) -> tuple[IssuedPaper, tuple[IssuedPaper, ...]]:
    """Enter the number and date that the registry gave an approved paper; with those of its kind that went out before.

    Raises :class:`IllegalTransition` without approval, and as :func:`pipeline.cases.issuing.issued_paper`.
    """
    refuse_secret(None, number)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        past, known = cases.events_of(tx, case.case_id), case_acts.papers_of(tx, case.case_id)
        refuse_paper(document, outcome(past))
        paper = issued_paper(case, past, known, document, number, dated, actor, now)
        case_acts.save_papers(tx, [paper])
        add_event(tx, case, KIND.ISSUED, issued_words(paper), paper.paper_id, actor, now)
    return paper, tuple(one for one in known if one.document is document)


def add_event(
    tx: Tx, case: Case, kind: CaseEventKind, reason: str, ref: str, actor: str, now: datetime,
    at: datetime | None = None,
) -> CaseEvent:  # fmt: skip
    """Decide on the event, by :func:`pipeline.cases.life.decide`, and write it with its audit entry."""
    live = cases.goes_on_in(tx, case.case_id)
    event = decide(case, cases.events_of(tx, case.case_id), kind, actor, reason, now, ref, at, live=live)
    save_event(tx, event)
    return event


def save_event(tx: Tx, event: CaseEvent) -> None:
    """Write an event that was decided, with its audit entry."""
    cases.save_events(tx, [event])
    audit.append_audit(
        tx, tx.stamp.recorded_at, event.actor, f"case.{event.kind.value}", event.case_id, event_told(event)
    )
