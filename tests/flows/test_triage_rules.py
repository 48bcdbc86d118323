"""What may be decided about a flag, on which evidence, and what follows for its case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sample_house import House, at_night

from flows.steps.triage import cases_of, decide
from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.assessment import Decision
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
NOW = at_night(1) + timedelta(hours=4)
WHO = "an.nguyen"


def cased_flag(house: House) -> tuple[str, str]:
    """A flag and the case that it opened."""
    ((flag, case),) = house.rows("select ref, case_id from case_events where kind = 'opened' order by case_id limit 1")
    return str(flag), str(case)


def test_evidence_is_expanded_to_whole_ids_and_must_exist(copied: House) -> None:
    store, (flag, _) = Store(copied.place.store_path), cased_flag(copied)
    ((statement, claim),) = copied.rows("select min(statement_id), (select min(claim_id) from claims) from statements")
    for wrong in (("zzzzzzzzzz",), (statement[:4],), (statement, "0000000000")):
        with pytest.raises(UnknownRecord):
            decide(store, flag, Decision.ACCEPT, "trái thông báo", wrong, WHO, NOW)
    assert copied.counts()["triage_decisions"] == 0
    made = decide(store, flag, Decision.ACCEPT, "trái thông báo", (statement[:12], claim[:12], statement), WHO, NOW)
    assert made.evidence == (statement, claim)


def test_nothing_is_decided_twice(copied: House) -> None:
    store, (flag, _) = Store(copied.place.store_path), cased_flag(copied)
    hours = iter(range(1, 20))

    def say(decision: Decision) -> None:
        decide(store, flag, decision, "lý do", (), WHO, NOW + timedelta(hours=next(hours)))

    say(Decision.ACCEPT)
    with pytest.raises(IllegalTransition, match="đã được quyết định như vậy"):
        say(Decision.ACCEPT)
    say(Decision.ASK)  # asks for more; what was accepted stays accepted
    with pytest.raises(IllegalTransition, match="đã được quyết định như vậy"):
        say(Decision.ACCEPT)
    say(Decision.WITHDRAW)
    with pytest.raises(IllegalTransition, match="Chỉ rút lại nội dung đã chấp nhận"):
        say(Decision.WITHDRAW)
    say(Decision.ACCEPT)
    say(Decision.REJECT)
    with pytest.raises(IllegalTransition):
        say(Decision.REJECT)
    assert copied.rows("select decision from triage_decisions order by decided_at") == [
        (word,) for word in ("accept", "ask", "withdraw", "accept", "reject")
    ]


def test_what_has_no_sign_of_error_is_not_accepted(copied: House) -> None:
    ((sound,),) = copied.rows("select min(assessment_id) from assessments where level = 'none'")
    with pytest.raises(IllegalTransition, match="không có dấu hiệu"):
        decide(Store(copied.place.store_path), sound, Decision.ACCEPT, "lý do", (), WHO, NOW)


def test_a_rejected_flag_leads_to_its_case(copied: House, lamro: Lamro) -> None:
    flag, case = cased_flag(copied)
    store = Store(copied.place.store_path)
    others = [
        own
        for (own,) in copied.rows(f"select ref from case_events where kind = 'flag_attached' and case_id = '{case}'")
    ]
    (found,) = cases_of(store, flag)
    assert (found.case.case_id, found.other_flags) == (case, len(others))
    for other in others:
        said = lamro("triage", "reject", other, "--reason", "bài nêu đúng", house=copied)[1]
        assert f"vụ việc {case[:8]}" in said
    code, said, errors = lamro("triage", "reject", flag, "--reason", "bài nêu đúng", house=copied)
    assert (code, errors) == (0, "")
    assert f"lamro case dismiss {case[:8]}" in said
    assert "chờ xác nhận" in said


def test_show_speaks_vietnamese_and_viet_nam_s_time(copied: House, lamro: Lamro) -> None:
    flag, _ = cased_flag(copied)
    decide(Store(copied.place.store_path), flag, Decision.ASK, "hỏi thêm", (), WHO, NOW)
    said = lamro("triage", "show", flag, house=copied)[1]
    assert "08:00 ngày 23/11/2025: hỏi thêm" in said
    assert "mức cần kiểm chứng" in said
    for word in ("UTC", "official_denial", "figure_conflict", "(statement)", "(claim)", "flag"):
        assert word not in said
