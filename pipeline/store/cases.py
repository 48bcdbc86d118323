"""Clarification cases: openings, events, notices, clocks, alerts, dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from pipeline.records.alerts import Alert
from pipeline.records.case_acts import CaseTitle
from pipeline.records.cases import Case, CaseEvent, Clock, DossierStatement, Notice
from pipeline.records.facts import StandingCase
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx


# Each save_ function appends what the store does not hold yet and returns the number of new rows.
def save_cases(tx: Tx, cases: Iterable[Case]) -> int:
    return tx.append("case_openings", cases)


def save_events(tx: Tx, events: Iterable[CaseEvent]) -> int:
    return tx.append("case_events", events)


def save_title(tx: Tx, case_id: str, title: str, actor: str, at: datetime) -> int:
    """The title of a case from now on."""
    return tx.append("case_titles", [CaseTitle(case_id, title, actor, at)])


def save_notice(tx: Tx, notices: Iterable[Notice]) -> int:
    return tx.append("notices", notices)


def save_clocks(tx: Tx, clocks: Iterable[Clock]) -> int:
    return tx.append("clocks", clocks)


def save_alerts(tx: Tx, alerts: Iterable[Alert]) -> int:
    return tx.append("alerts", alerts)


def save_dossier(tx: Tx, statements: Iterable[DossierStatement]) -> int:
    return tx.append("dossier_statements", statements)


def all_cases(tx: Tx) -> tuple[Case, ...]:
    """By (opened_at, case_id)."""
    return tx.records(Case, "all_cases")


def case(tx: Tx, id_prefix: str) -> Case:
    """The one whose id begins so; :class:`UnknownRecord` where none or several do."""
    return only_one("vụ việc", id_prefix, tx.records(Case, "cases_like", prefix=id_prefix))


def goes_on_in(tx: Tx, case_id: str) -> str:
    """The id of the case in which a merged one goes on, through every merger; *case_id* where it was not merged."""
    return str(next(iter(tx.rows("goes_on_in", case_id=case_id)))[0])


def entered_at(tx: Tx, case_id: str) -> dict[str, datetime]:
    """When each event of the case was entered, by its id: for what is dated back, later than it happened."""
    return {event: entered for event, entered in tx.rows("entries_of", case_id=case_id)}


def events_of(tx: Tx, case_id: str) -> tuple[CaseEvent, ...]:
    """In the order in which they happened; what happened at one instant, as it was written."""
    return tx.records(CaseEvent, "events_of", case_id=case_id)


def standing_cases(tx: Tx) -> tuple[StandingCase, ...]:
    """Every case with its events: by (opened_at, case_id), the events as :func:`events_of`."""
    return _with_events(all_cases(tx), tx.records(CaseEvent, "all_case_events"))


def answered_cases(tx: Tx) -> tuple[StandingCase, ...]:
    """As :func:`standing_cases`, those that were ever closed or decided for the press."""
    events = tx.records(CaseEvent, "events_of_answered_cases")
    ended = {event.case_id for event in events}
    return _with_events((one for one in all_cases(tx) if one.case_id in ended), events) if ended else ()


def _with_events(found: Iterable[Case], events: Iterable[CaseEvent]) -> tuple[StandingCase, ...]:
    by_case = {own: tuple(rows) for own, rows in groupby(events, key=lambda event: event.case_id)}
    return tuple(StandingCase(one, by_case.get(one.case_id, ())) for one in found)


def clocks_of(tx: Tx, case_id: str) -> tuple[Clock, ...]:
    """Those that count, by (kind, started_on): without the clocks of notices that were corrected."""
    return tx.records(Clock, "clocks_of", case_id=case_id)


def notices_of(tx: Tx, case_id: str) -> tuple[Notice, ...]:
    """By (received_on, register_number)."""
    return tx.records(Notice, "notices_of", case_id=case_id)


def alerts_of(tx: Tx, case_id: str) -> tuple[Alert, ...]:
    """By the instant from which they hold."""
    return tx.records(Alert, "alerts_of", case_id=case_id)


def all_alerts(tx: Tx) -> tuple[Alert, ...]:
    """Every warning given, by the instant from which it holds."""
    return tx.records(Alert, "all_alerts")


def dossier_of(tx: Tx, case_id: str) -> tuple[DossierStatement, ...]:
    """The dossier as it stands, by (part, position); what the machine no longer says is left out."""
    return tx.records(DossierStatement, "dossier_of", case_id=case_id)


def dossier_rows(tx: Tx, case_id: str) -> tuple[DossierStatement, ...]:
    """Every version of every statement, in the order in which they were written."""
    return tx.records(DossierStatement, "dossier_rows", case_id=case_id)


def cases_of_flag(tx: Tx, assessment_id: str) -> tuple[Case, ...]:
    """The cases that this assessment opened or joined, the oldest first."""
    return tx.records(Case, "cases_of_flag", assessment_id=assessment_id)
