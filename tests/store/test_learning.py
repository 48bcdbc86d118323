"""What is read for learning and measuring, and statements brought in by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.assessment import Decision, Level
from pipeline.records.cases import CaseEventKind
from pipeline.records.learning import ImportedStatement
from pipeline.records.press import SourceKind
from pipeline.store import assessments, cases, imported, learning, press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

Save = Callable[..., int]


@pytest.fixture
def judged(store: Store, make: Make, save: Save) -> list[str]:
    """Three articles: a flag, a watch, nothing; their assessment ids."""
    articles = [make.article(name) for name in ("a", "b", "c")]
    save(press.save_agencies, [make.agency()])
    save(press.save_articles, articles)
    save(assessments.save_claims, [make.claim(one) for one in articles])
    levels = (Level.FLAG, Level.WATCH, Level.NONE)
    made = [make.assessment(one, level) for one, level in zip(articles, levels, strict=True)]
    save(assessments.save_assessments, made)
    return [one.assessment_id for one in made]


def test_evidence_of_the_article_itself_contradicts_nothing(
    store: Store, make: Make, save: Save, judged: list[str]
) -> None:
    own, other = make.claim(make.article("a")), make.claim(make.article("b"))
    flag = make.assessment(make.article("a"))
    for hours, ids in enumerate(((), (own.claim_id, make.article("a").article_id), (own.claim_id, other.claim_id))):
        made = make.decision(flag, Decision.ACCEPT, make.now + timedelta(hours=hours))
        save(assessments.save_decision, replace(made, evidence=ids))
    with store.reading() as tx:
        found = learning.decided_items(tx)
    assert [one.contradicted for one in found] == [False, False, True]
    assert {(one.title, one.actor, one.press_was_right) for one in found} == {("Tiêu đề a", "lan", False)}


def test_a_case_in_which_the_press_was_right_is_known(store: Store, make: Make, save: Save, judged: list[str]) -> None:
    flag, case = make.assessment(make.article("a")), make.case()
    save(assessments.save_decision, make.decision(flag, Decision.ACCEPT))
    save(cases.save_events, [make.event(case, CaseEventKind.OPENED, ref=flag.assessment_id)])
    save(cases.save_events, [make.event(case, CaseEventKind.PRESS_WAS_RIGHT)])
    with store.reading() as tx:
        assert [one.press_was_right for one in learning.decided_items(tx)] == [True]


def test_only_flags_and_watches_without_a_decision_are_open(
    store: Store, make: Make, save: Save, judged: list[str]
) -> None:
    flag = make.assessment(make.article("a"))
    with store.reading() as tx:
        found = learning.open_items(tx)
    assert {one.assessment_id for one in found} == set(judged[:2])
    assert {one.story_decided for one in found} == {False}
    save(assessments.save_decision, make.decision(flag, Decision.ASK))
    with store.reading() as tx:
        assert len(learning.open_items(tx)) == 2
    save(assessments.save_decision, make.decision(flag, Decision.REJECT, make.now + timedelta(hours=1)))
    with store.reading() as tx:
        (left,) = learning.open_items(tx)
    assert (left.assessment_id, left.signals) == (judged[1], ("official_denial", "figure_conflict"))


def test_levels_are_counted_and_no_outlet_is_named(store: Store, make: Make, save: Save, judged: list[str]) -> None:
    save(assessments.save_decision, make.decision(make.assessment(make.article("a")), Decision.REJECT))
    with store.reading() as tx:
        (row,) = learning.level_counts(tx, date(2026, 1, 1), make.now + timedelta(days=1))
        assert learning.level_counts(tx, date(2026, 3, 4), make.now + timedelta(days=1)) == ()
    assert (row.source_kind, row.language, row.agency_name, row.week) == (
        SourceKind.NATIONAL, "vi", "Đắk Lắk", date(2026, 3, 2),
    )  # fmt: skip
    assert (row.assessed, row.flags, row.watches, row.decided, row.rejected) == (3, 1, 1, 1, 1)
    assert row.spoken == 3
    assert row.probability == pytest.approx(0.61)


def test_an_assessment_is_found_by_its_own_id_its_article_s_and_a_claim_s(
    store: Store, make: Make, save: Save, judged: list[str]
) -> None:
    article = make.article("a")
    with store.reading() as tx:
        for own in (judged[0], judged[0][:8], article.article_id[:8], make.claim(article).claim_id[:10]):
            assert [one.assessment_id for one in learning.assessments_about(tx, own)] == [judged[0]]
        for wrong in ("", "zzzz"):
            with pytest.raises(UnknownRecord):
                learning.assessments_about(tx, wrong)


def test_imported_statements_come_in_once(store: Store, make: Make, save: Save) -> None:
    statement = make.statement(make.article("a"))
    origin = ImportedStatement(statement.statement_id, "12/BC-UBND", "0" * 64, 2, "lan")
    for new in (1, 0):
        with store.transaction(make.stamp()) as tx:
            assert imported.save_imported(tx, [statement], [origin]) == new
    save(assessments.save_statements, [make.statement(make.article("b"))])  # found in the press
    with store.reading() as tx:
        assert imported.imported_since(tx, date(2026, 3, 2)) == (statement,)
        assert imported.imported_since(tx, date(2026, 3, 3)) == ()
        assert imported.imported_from(tx, [statement.statement_id, "x"]) == (origin,)
