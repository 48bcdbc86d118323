"""What goes out was complete, unchanged since, and approved by another login."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from case_hands import APPROVER, OFFICER, complete, some_case, staff
from sample_house import House

import flows.actor
from flows.actor import login
from flows.clockwork import right_now
from flows.steps.case_draft import add_statement
from flows.steps.casework import approve, submit, take_event
from flows.steps.law import office_law
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import CaseEventKind
from pipeline.records.office import ProfileKind, Role
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
TUESDAY = datetime(2025, 11, 25, 3, tzinfo=UTC)


def test_the_way_of_a_case_through_several_hands(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    own, me = some_case(copied), login()
    staff(copied, {Role.OFFICER: (OFFICER, me), Role.APPROVER: (APPROVER, me)})

    def act(who: str, word: str) -> tuple[int, str]:
        monkeypatch.setattr(flows.actor, "login", lambda: who)
        code, said, errors = lamro("case", word, own[:8], "--reason", "đã trao đổi", house=copied)
        return code, said + errors

    assert act(me, "confirm")[0] == 0
    code, said = act(OFFICER, "submit")
    assert code == 1
    assert [letter for letter in "abcdđ" if f"phần {letter} (" in said] == list("bcdđ")
    complete(copied, own, right_now(), me)
    assert act(OFFICER, "submit")[0] == 0
    refused = [(OFFICER, "approve", "vai trò"), (me, "approve", "đăng nhập khác"), (OFFICER, "spoke", "không thể")]
    for who, word, why in refused:
        code, said = act(who, word)
        assert (code, why in said) == (1, True), said
    assert act(APPROVER, "approve")[0] == 0
    assert act(APPROVER, "spoke")[0] == 1  # to speak is the officer's
    for word in ("spoke", "copied", "close"):
        code, said = act(OFFICER, word)
        assert code == 0, said
    assert copied.rows(f"select state from cases where case_id = '{own}'") == [("closed",)]


def test_a_dossier_that_was_submitted_stays_as_it_is(copied: House) -> None:
    own, store, law = some_case(copied), Store(copied.place.store_path), office_law(ProfileKind.PROVINCE)
    hour = timedelta(hours=1)
    take_event(store, own, CaseEventKind.CONFIRMED, "sai", "", OFFICER, TUESDAY)
    complete(copied, own, TUESDAY)
    submit(store, law, own, "trình", OFFICER, TUESDAY + hour)
    with pytest.raises(IllegalTransition, match="bộ tư liệu giữ nguyên"):
        add_statement(store, law, own, "b", "Ảnh hưởng uy tín.", (), "chi.le", TUESDAY + hour)
    for kind in (CaseEventKind.SUBMITTED, CaseEventKind.APPROVED):
        with pytest.raises(IllegalTransition, match=r"lệnh lamro case (submit|approve)"):
            take_event(store, own, kind, "đồng ý", "", APPROVER, TUESDAY + hour)
    take_event(store, own, CaseEventKind.RETURNED, "thiếu số liệu", "", APPROVER, TUESDAY + 2 * hour)
    add_statement(store, law, own, "b", "Ảnh hưởng uy tín.", (), "chi.le", TUESDAY + 2 * hour)
    submit(store, law, own, "trình lại", OFFICER, TUESDAY + 3 * hour)
    with pytest.raises(NotAllowed, match="đăng nhập khác"):
        approve(store, own, "đồng ý", "chi.le", TUESDAY + 4 * hour)
    approve(store, own, "đồng ý", APPROVER, TUESDAY + 4 * hour)
    assert copied.rows(f"select state from cases where case_id = '{own}'") == [("approved",)]
    ((told,),) = copied.rows(
        "select payload from audit_log join audit_payloads using (payload_hash) where action = 'case.approved'"
    )
    ((print_,),) = copied.rows("select ref from case_events where kind = 'approved'")
    assert f"ref: {print_}" in told
