"""Dossiers grow by versions; a replaced clock and the states of a case in the views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.cases import Basis, CaseEventKind, ClockKind, DossierStatement
from pipeline.store import assessments, audit, case_evidence, cases, press, views
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

K = CaseEventKind


def test_a_statement_is_renewed_superseded_and_comes_back(store: Store, save: Callable[..., int], make: Make) -> None:
    one = DossierStatement("s1", make.case().case_id, "b", 1, "3 bài", Basis.EVIDENCE, "lamro", ("a1", "a2"))
    person = replace(one, statement_id="s2", position=2, text="nhận định", author="lan")
    gone = replace(one, basis=Basis.SUPERSEDED)
    renewed = replace(one, evidence=("a1", "a2", "a3"))
    assert save(cases.save_dossier, [one, person]) == 2
    assert save(cases.save_dossier, [one, person]) == 0
    for hours, row, standing in ((1, renewed, [renewed, person]), (2, gone, [person]), (3, one, [one, person])):
        assert save(cases.save_dossier, [row], hours=hours) == 1
        assert save(cases.save_dossier, [row], hours=hours) == 0
        with store.reading() as tx:
            assert list(cases.dossier_of(tx, one.case_id)) == standing
    with store.reading() as tx:
        assert cases.dossier_rows(tx, one.case_id) == (one, person, renewed, gone, one)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((K.CONFIRMED, K.SUBMITTED), "submitted"),
        ((K.CONFIRMED, K.SUBMITTED, K.RETURNED), "evidence"),
        ((K.CONFIRMED, K.SUBMITTED, K.APPROVED), "approved"),
        ((K.CONFIRMED, K.SUBMITTED, K.APPROVED, K.COPIED_MINISTRY), "approved"),
        ((K.CONFIRMED, K.SUBMITTED, K.APPROVED, K.SPOKE), "responded"),
        ((K.DISMISSED, K.SUBMITTED, K.APPROVED, K.SPOKE), "dismissed"),
        ((K.PRESS_WAS_RIGHT, K.SUBMITTED, K.APPROVED, K.SPOKE, K.CLOSED), "closed"),
    ],
)
def test_the_view_s_state_is_that_of_the_events(
    store: Store, save: Callable[..., int], make: Make, kinds: tuple[CaseEventKind, ...], state: str
) -> None:
    case = make.case()
    save(cases.save_cases, [case])
    events = [make.event(case, kind, make.now + timedelta(hours=n)) for n, kind in enumerate((K.OPENED, *kinds))]
    save(cases.save_events, events)
    with store.reading() as tx:
        (row,) = views.case_rows(tx, "dak-lak", make.now + timedelta(days=1))
        assert row.state == state


def test_a_replaced_clock_is_left_out(store: Store, save: Callable[..., int], make: Make) -> None:
    case = make.case()
    wrong = make.clock(case, ClockKind.STATUTORY)
    right = make.clock(case, ClockKind.STATUTORY, wrong.started_on + timedelta(days=1))
    save(cases.save_cases, [case])
    save(cases.save_clocks, [wrong])
    save(cases.save_clocks, [right], hours=1)
    save(cases.save_events, [make.event(case, K.CLOCK_REPLACED, make.now, wrong.clock_id)], hours=1)
    with store.reading() as tx:
        assert cases.clocks_of(tx, case.case_id) == (right,)
        before = views.clock_rows(tx, "dak-lak", make.now)
        after = views.clock_rows(tx, "dak-lak", make.now + timedelta(hours=1))
    assert [row.last_day for row in before] == [wrong.last_day]
    assert [row.last_day for row in after] == [right.last_day]


def test_evidence_by_the_beginning_of_its_id(store: Store, save: Callable[..., int], make: Make) -> None:
    article = make.article()
    page = make.capture(article.url)
    article = replace(article, capture_id=page.capture_id)
    claim, statement = make.claim(article), make.statement(article)
    save(press.save_captures, [page])
    save(press.save_articles, [article])
    save(assessments.save_claims, [claim])
    save(assessments.save_statements, [statement])
    ids = (page.capture_id, article.article_id, claim.claim_id, statement.statement_id)
    with store.reading() as tx:
        assert case_evidence.expand(tx, [f" {own[:10].upper()}" for own in (*ids, *ids)]) == ids
        for wrong in ("", ids[0][:5], "f" * 32):
            with pytest.raises(UnknownRecord):
                case_evidence.expand(tx, [wrong])
        told = {one.id: one for one in case_evidence.told(tx, [*ids, "02/2019/TT-BTTTT 6.3.a"])}
        assert set(told) == set(ids)
        assert {one.url for one in told.values()} == {page.url}
        assert told[claim.claim_id].words == claim.sentence
        assert told[article.article_id].words == article.title
        assert case_evidence.claims_by_id(tx, [claim.claim_id, "none"]) == (claim,)


def test_the_cases_of_a_flag(store: Store, save: Callable[..., int], make: Make) -> None:
    case, other = make.case(), make.case("story-2")
    save(cases.save_cases, [case, other])
    save(cases.save_events, [make.event(case, K.OPENED, ref="a1"), make.event(other, K.OPENED, ref="a2")])
    with store.reading() as tx:
        assert cases.cases_of_flag(tx, "a1") == (case,)
        assert cases.cases_of_flag(tx, "a9") == ()


def test_the_last_entry_about_a_subject(store: Store, make: Make) -> None:
    with store.transaction(make.stamp()) as tx:
        audit.append_audit(tx, make.now, "lan", "office.recorded", "office", "một")
        second = audit.append_audit(tx, make.now, "lan", "office.changed", "office", "hai")
        third = audit.append_audit(tx, make.now, "lan", "case.opened", "c1", "ba")
    with store.reading() as tx:
        assert audit.last_of(tx, "office") == second
        assert audit.last_of(tx, "none") is None
        assert audit.payloads(tx)[third.payload_hash] == "ba"
        assert len(audit.payloads(tx)) == 3
