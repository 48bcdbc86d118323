"""What the office owes, gathered: its law, its own days, the findings that persons have accepted."""

from __future__ import annotations

from flows.jobs import known_agencies, the_office
from flows.office_days import load_office_days
from flows.steps.law import office_law
from flows.workplace import Workplace
from pipeline.cases.life import apply
from pipeline.cases.obligations import all_owed
from pipeline.errors import OfficeError
from pipeline.records.cases import CaseEventKind, CaseState
from pipeline.records.days import day_in_vietnam
from pipeline.records.obligations import AcceptedFinding, Obligation
from pipeline.records.office import ProfileKind
from pipeline.store import cases
from pipeline.store.connect import Store

STATE = CaseState
NOT_OWED = frozenset(
    {STATE.OPENED, STATE.DISMISSED, STATE.PRESS_WAS_RIGHT, STATE.WITHDRAWN, STATE.MERGED, STATE.CLOSED}
)


def accepted_findings(store: Store) -> tuple[AcceptedFinding, ...]:
    """The cases that a person has confirmed and nobody has decided otherwise or closed since, by day of
    confirmation (the last one)."""
    found = []
    with store.reading() as tx:
        for standing in cases.standing_cases(tx):
            case, events = standing.case, standing.events
            accepted = [one.happened_at for one in events if one.kind is CaseEventKind.CONFIRMED]
            if accepted and apply(events) not in NOT_OWED:
                day = day_in_vietnam(max(accepted))
                found.append(AcceptedFinding(case.case_id, case.agency_id, case.title, day))
    return tuple(sorted(found, key=lambda one: (one.accepted_on, one.case_id)))


def owed(place: Workplace, year: int, agency: str | None) -> tuple[Obligation, ...]:
    """All that the office owes in *year*; with *agency*, by the law that binds that agency, and only its cases.

    Raises :class:`OfficeError` where there is no office and no agency, or an unknown agency.
    """
    store = Store(place.store_path)
    findings: tuple[AcceptedFinding, ...] = accepted_findings(store) if store.exists() else ()
    if agency is None:
        kind = the_office(place).profile
    else:
        known = known_agencies()
        if agency not in known:
            raise OfficeError(f"không có cơ quan, địa phương nào mang mã “{agency}”; xem `lamro agency`.")
        kind = ProfileKind(known[agency].kind.value)
        findings = tuple(one for one in findings if one.agency_id == agency)
    law = office_law(kind)
    return all_owed(law.profile, year, load_office_days(place.office_path), findings, law.holidays)
