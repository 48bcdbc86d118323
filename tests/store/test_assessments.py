"""Claims, statements, assessments with their signals, decisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.assessment import Decision, Level
from pipeline.store import assessments
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_saving_everything_twice_adds_no_row(save: Callable[..., int], make: Make) -> None:
    article = make.article()
    verdict = make.assessment(article)
    for expected in (1, 0):
        assert save(assessments.save_claims, [make.claim(article)]) == expected
        assert save(assessments.save_statements, [make.statement(article)]) == expected
        assert save(assessments.save_assessments, [verdict]) == expected
        assert save(assessments.save_decision, make.decision(verdict, Decision.ASK)) == expected


def test_records_come_back_whole(store: Store, save: Callable[..., int], make: Make) -> None:
    article = make.article()
    verdict, claims = make.assessment(article), [make.claim(article, 30), make.claim(article, 0)]
    save(assessments.save_claims, claims)
    save(assessments.save_statements, [make.statement(article)])
    save(assessments.save_assessments, [verdict, make.assessment(make.article("hai"), Level.NONE)])
    with store.reading() as tx:
        assert assessments.claims_for(tx, [article.article_id]) == (claims[1], claims[0])
        assert assessments.statements_since(tx, date(2026, 3, 2)) == (make.statement(article),)
        assert assessments.statements_since(tx, date(2026, 3, 3)) == ()
        assert verdict in assessments.current_assessments(tx)
        assert {each.signals for each in assessments.current_assessments(tx)} == {verdict.signals, ()}


def test_the_latest_revision_is_in_force_even_where_it_was_there_before(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    article = make.article()
    flag, watch = make.assessment(article), make.assessment(article, Level.WATCH, 0.4)
    news = [save(assessments.save_assessments, [each], hours=n) for n, each in enumerate((flag, watch, flag, flag))]
    assert news == [1, 1, 1, 0]
    with store.reading() as tx:
        assert assessments.current_assessments(tx) == (flag,)


def test_the_last_of_several_revisions_in_one_batch_counts(store: Store, save: Callable[..., int], make: Make) -> None:
    flag, watch = make.assessment(make.article()), make.assessment(make.article(), Level.WATCH, 0.4)
    assert save(assessments.save_assessments, [flag, watch]) == 1
    assert save(assessments.save_assessments, [flag, watch]) == 0
    with store.reading() as tx:
        assert assessments.current_assessments(tx) == (watch,)


def test_a_beginning_of_an_id_finds_one_or_says_why_not(store: Store, save: Callable[..., int], make: Make) -> None:
    verdicts = [make.assessment(make.article(str(n))) for n in range(40)]
    save(assessments.save_assessments, verdicts)
    with store.reading() as tx:
        assert assessments.assessment(tx, verdicts[3].assessment_id[:12]) == verdicts[3]
        with pytest.raises(UnknownRecord, match="ghi thêm"):
            assessments.assessment(tx, next(c for c in "0123456789abcdef" if several(c, verdicts)))
        for unknown in ("", "zz", "%"):
            with pytest.raises(UnknownRecord, match="Không có"):
                assessments.assessment(tx, unknown)


def several(prefix: str, verdicts: list[object]) -> bool:
    return sum(str(getattr(each, "assessment_id", "")).startswith(prefix) for each in verdicts) > 1


def test_decisions_come_in_their_order(store: Store, save: Callable[..., int], make: Make) -> None:
    verdict = make.assessment(make.article())
    ask = make.decision(verdict, Decision.ASK)
    accept = make.decision(verdict, Decision.ACCEPT, make.now + timedelta(hours=1))
    save(assessments.save_decision, accept)
    save(assessments.save_decision, ask)
    with store.reading() as tx:
        assert assessments.decisions_for(tx, verdict.assessment_id) == (ask, accept)
        assert assessments.decisions_for(tx, "other") == ()
