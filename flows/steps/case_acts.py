"""What persons do in a case beside its dossier: assign, comment, merge, issue a paper."""

from __future__ import annotations

from datetime import date, datetime

from flows.clockwork import new_run_id
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told
from pipeline.cases.documents import refuse_paper
from pipeline.cases.life import apply, decide
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.signoff import standing
from pipeline.cases.transitions import STATE_WORDS, TABLE, outcome
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.case_acts import IssuedPaper, paper_id
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, case_event_id
from pipeline.records.days import day_in_vietnam
from pipeline.records.documents import DocumentKind
from pipeline.records.office import Office, Role
from pipeline.store import audit, case_acts, cases
from pipeline.store.connect import Stamp, Store, Tx

KIND = CaseEventKind
_FLAGS = (KIND.OPENED, KIND.FLAG_ATTACHED)
_PAPERS = {
    DocumentKind.NOTICE: "công văn thông báo",
    DocumentKind.DOSSIER: "công văn gửi tư liệu",
    DocumentKind.PRESS_RELEASE: "thông cáo báo chí",
    DocumentKind.MINISTRY_COPY: "công văn đồng gửi",
}


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
        raise NotAllowed(f"Đăng nhập {login!r} không phải cán bộ xử lý (officer) trong office.yml.")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        words = f"Giao {login}: {reason.strip()}" if reason.strip() else ""
        return add_event(tx, cases.case(tx, id_prefix), KIND.ASSIGNED, words, login, actor, now)


def merge(store: Store, id_prefix: str, into_prefix: str, reason: str, actor: str, now: datetime) -> Case:
    """Let a case go on in another one, with all its flags; the other.  Raises :class:`IllegalTransition`."""
    refuse_secret(None, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case, into = cases.case(tx, id_prefix), cases.case(tx, into_prefix)
        past, other = cases.events_of(tx, case.case_id), cases.events_of(tx, into.case_id)
        state = apply(other)
        if case.case_id == into.case_id or case.agency_id != into.agency_id:
            raise IllegalTransition("Chỉ gộp vào một vụ việc khác của cùng cơ quan, địa phương.")
        if KIND.MERGED not in TABLE[state]:
            raise IllegalTransition(f"Không gộp vào vụ việc “{STATE_WORDS[state]}”.")
        known = {event.ref for event in other}
        add_event(tx, case, KIND.MERGED, reason, into.case_id, actor, now)
        for ref in dict.fromkeys(e.ref for e in past if e.kind in _FLAGS and e.ref and e.ref not in known):
            words = f"Gộp từ vụ việc {case.case_id[:8]}: {reason.strip()}"
            own = case_event_id(into.case_id, KIND.FLAG_ATTACHED, ref, None)
            _save(tx, CaseEvent(own, into.case_id, KIND.FLAG_ATTACHED, now, actor, words, ref))
    return into


def issue(
    store: Store, id_prefix: str, document: DocumentKind, number: str, dated: date, actor: str, now: datetime
) -> IssuedPaper:
    """Enter the number and date that the registry gave an approved paper.

    Raises :class:`IllegalTransition` without approval or number, for a date before the approval or to come, or twice.
    """
    given = " ".join(number.split())
    refuse_secret(None, given)
    if not given:
        raise IllegalTransition("Cần ghi số, ký hiệu của văn bản.")
    if dated > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày {dated:%d/%m/%Y} còn ở tương lai.")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        past = cases.events_of(tx, case.case_id)
        refuse_paper(document, outcome(past))
        approval = standing(past)
        if approval is not None and approval.kind is KIND.APPROVED and dated < day_in_vietnam(approval.happened_at):
            raise IllegalTransition("Ngày văn bản trước ngày phê duyệt.")
        own = paper_id(case.case_id, given, dated)
        paper = IssuedPaper(own, case.case_id, document, given, dated, actor)
        if not case_acts.save_papers(tx, [paper]):
            raise IllegalTransition("Văn bản này đã được ghi.")
        words = f"Phát hành {_PAPERS[document]} số {given} ngày {dated:%d/%m/%Y}"
        add_event(tx, case, KIND.ISSUED, words, own, actor, now)
    return paper


def add_event(
    tx: Tx, case: Case, kind: CaseEventKind, reason: str, ref: str, actor: str, now: datetime,
    at: datetime | None = None,
) -> CaseEvent:  # fmt: skip
    """Decide on the event, by :func:`pipeline.cases.life.decide`, and write it with its audit entry."""
    event = decide(case, cases.events_of(tx, case.case_id), kind, actor, reason, now, ref, at)
    _save(tx, event)
    return event


def _save(tx: Tx, event: CaseEvent) -> None:
    cases.save_events(tx, [event])
    audit.append_audit(
        tx, tx.stamp.recorded_at, event.actor, f"case.{event.kind.value}", event.case_id, event_told(event)
    )
