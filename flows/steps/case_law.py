"""The law of one case: that of the body which it is about, whatever the office's own profile."""

from __future__ import annotations

from flows.steps.law import OfficeLaw, law_of, office_law
from pipeline.records.cases import Case
from pipeline.records.office import ProfileKind
from pipeline.store import press
from pipeline.store.connect import Tx


def case_law(tx: Tx, case: Case) -> OfficeLaw:
    """What binds the body of *case*: a ministry watched by a province's office goes by the ministries' circular."""
    body = next((one for one in press.all_agencies(tx) if one.id == case.agency_id), None)
    if body is not None:
        return law_of(body)
    return office_law(ProfileKind.PROVINCE if case.by_choice else ProfileKind.MINISTRY)
