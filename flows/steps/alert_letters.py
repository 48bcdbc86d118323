"""A warning as a letter: to the officers before the deadline, to the approvers after it; each once."""

from __future__ import annotations

from collections.abc import Iterable

from flows.steps.letters import add_letter, address
from flows.steps.paper_guard import refuse_words
from pipeline.errors import SecretMatter
from pipeline.records.alerts import Alert, AlertKind
from pipeline.records.cases import Case, Clock
from pipeline.records.facts import MACHINE
from pipeline.records.office import Office, Recipient, Role
from pipeline.records.outbox import Draft, LetterKind
from pipeline.render.mail_body import letter_html, letter_text
from pipeline.render.visible import visible_text
from pipeline.reports.alert_letter import alert_letter, alert_subject
from pipeline.store import case_acts
from pipeline.store.tx import Tx

NAMES = {Role.OFFICER: "Cán bộ xử lý", Role.APPROVER: "Người phê duyệt"}


def queue_alerts(tx: Tx, office: Office, found: Iterable[tuple[Case, Clock, Alert]]) -> int:
    """Queue a letter about each warning for the addresses of its role in office.yml; how many are new.

    In the transaction in which the warnings are given: none is given without its letter, none twice.  Nothing is queued
    where the office has no mail server or names no address.
    """
    if office.mail is None:
        return 0
    queued = 0
    for case, clock, alert in found:
        role = Role.APPROVER if alert.kind is AlertKind.OVERDUE else Role.OFFICER
        for email in office.alerted(role):
            draft = _draft(tx, office, case, clock, alert)
            recipient = Recipient(NAMES[role], email, None, None)
            letter = address(draft, recipient, office.mail, tx.stamp.recorded_at, 0, None)
            queued += add_letter(tx, letter, MACHINE, "")
    return queued


def _draft(tx: Tx, office: Office, case: Case, clock: Clock, alert: Alert) -> Draft:
    """With the case's title, unless there is secret matter in the case or in the words themselves."""
    if not case_acts.stubs_of(tx, case.case_id):
        draft = _told(office, case, case, clock, alert)
        try:
            refuse_words(tx, [draft.subject, draft.text, visible_text(draft.html)], draft.press)
        except SecretMatter:
            pass
        else:
            return draft
    return _told(office, case, None, clock, alert)


def _told(office: Office, case: Case, shown: Case | None, clock: Clock, alert: Alert) -> Draft:
    words = alert_letter(alert, clock.kind, shown, office.name, office.contact)
    return Draft(
        LetterKind.ALERT,
        case.agency_id,
        f"{clock.last_day.isoformat()} {case.case_id[:8]} {alert.alert_id[:8]}",
        alert_subject(alert, clock.kind),
        letter_text(words),
        letter_html(words),
    )
