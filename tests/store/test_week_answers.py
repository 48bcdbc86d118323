"""What a week's paper counts as an answer: a form of the circular, and words spoken without naming one; each once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.records.case_acts import ResponseEntry, Stage, response_entry_id, response_id
from pipeline.records.cases import CaseEventKind
from pipeline.records.weekly import Scope
from pipeline.store import case_acts, cases, digests, press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

MONDAY = date(2026, 3, 2)
KIND = CaseEventKind


def test_who_speaks_without_naming_a_form_has_answered_too(store: Store, make: Make) -> None:
    case, day = make.case(), date(2026, 3, 3)
    own = response_id(case.case_id, "a", "Thông cáo mẫu", day)
    one = response_entry_id(own, Stage.DONE, day, "")
    entry = ResponseEntry(one, own, case.case_id, "a", Stage.DONE, day, "", "", "Thông cáo mẫu", "lan")
    now = make.stamp(1).recorded_at
    with store.transaction(make.stamp(1)) as tx:
        press.save_agencies(tx, [make.agency()])
        cases.save_cases(tx, [case])
        cases.save_events(tx, [make.event(case, KIND.OPENED, ref="a1")])
        case_acts.save_responses(tx, [entry])
        cases.save_events(tx, [make.event(case, KIND.SPOKE, now, one), make.event(case, KIND.SPOKE, now)])
    scope = Scope(("dak-lak",), ("dak-lak",), MONDAY, MONDAY + timedelta(days=6), date(2026, 1, 5), now)
    with store.reading() as tx:
        told = [(row.letter, row.words) for row in digests.responses(tx, scope)]
        counted = digests.numbers(tx, "digest_responses", scope)
    assert sorted(told) == [("", "lý do"), ("a", "Thông cáo mẫu")]
    assert counted[""]["done"] == 2
