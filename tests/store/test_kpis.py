"""The view of indicators over invented rows: what is counted, when, and that nothing is told where nothing was."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records.assessment import Decision, Level
from pipeline.records.cases import CaseEventKind, ClockKind
from pipeline.records.feeds import Roster
from pipeline.records.kpis import Indicator, IndicatorPeriod, KpiRow
from pipeline.store import assessments, cases, kpis, press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

Save = Callable[..., int]
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
LATER = datetime(2026, 4, 30, tzinfo=UTC)


def told(store: Store, agency: str = "dak-lak", at: datetime = LATER) -> dict[str, KpiRow]:
    with store.reading() as tx:
        return {row.kpi: row for row in kpis.of_period(tx, agency, FIRST, LAST, at)}


def test_an_empty_store_tells_nothing(store: Store) -> None:
    assert told(store) == {}
    with store.reading() as tx:
        assert tx._connection.execute("select count(*) from kpis").fetchone() == (0,)


def test_before_the_first_collection_nothing_was_watched(store: Store, save: Save, make: Make) -> None:
    """By days in Viet Nam, as known then."""
    with store.reading() as tx:
        assert kpis.watched_since(tx, LATER) is None
    first = datetime(2026, 3, 9, 18, tzinfo=UTC)
    save(press.save_fetches, [make.fetch("https://a.example/1", at=at) for at in (first + timedelta(days=1), first)])
    with store.reading() as tx:
        assert kpis.watched_since(tx, LATER) == date(2026, 3, 10)
        assert kpis.watched_since(tx, datetime(2000, 1, 1, tzinfo=UTC)) is None


def test_coverage_counts_an_article_once_for_each_agency_and_once_for_all(store: Store, save: Save, make: Make) -> None:
    one, two = make.article("mot"), make.article("hai", country="US")
    save(press.save_articles, [one, two])
    save(press.save_mentions, [make.mention(one), make.mention(one, "ha-noi"), make.mention(two)])
    assert (told(store)["articles"].value, told(store, "ha-noi")["articles"].value) == (2, 1)
    assert (told(store, "")["articles"].value, told(store, "")["articles"].n) == (2, 2)
    assert "articles" not in told(store, "lam-dong")


def test_sources_that_delivered_of_those_expected(store: Store, save: Save, make: Make) -> None:
    """By the catalogue of that day; a source of which no page is expected is left out, so is one added later."""
    sources = [make.source("bao-a"), make.source("bao-b"), make.source("bao-c", expected_min=0)]
    save(press.save_sources, sources)
    roster = Roster("r1", ("bao-a", "bao-b", "bao-c"))
    with store.transaction(make.stamp(-5)) as tx:
        tx.append("rosters", [roster])
    save(press.save_fetches, [make.fetch("https://bao-a.example/1"), make.fetch("https://bao-a.example/2")])
    save(press.save_fetches, [make.fetch("https://bao-b.example/1", "bao-b", status=500)])
    row = told(store)["sources_delivered"]
    assert (row.value, row.numerator, row.denominator, row.agency_id, row.unit) == (50.0, 1, 2, "", "%")
    with store.transaction(make.stamp(48)) as tx:
        tx.append("sources", [make.source("bao-d")])
        tx.append("rosters", [Roster("r2", ("bao-a", "bao-b", "bao-c", "bao-d"))])
    assert told(store)["sources_delivered"].denominator == 2


def flagged(make: Make, name: str, seen_before: float = 0) -> tuple[object, object]:
    article = make.article(name, first_seen_at=make.now - timedelta(hours=seen_before))
    return article, make.assessment(article)


def test_hours_to_a_flag_and_to_the_first_decision(store: Store, save: Save, make: Make) -> None:
    """An article seen 10 hours before; a flag decided 6 hours after; asking for more is no decision."""
    article, flag = flagged(make, "mot", 10)
    save(press.save_articles, [article])
    save(assessments.save_assessments, [flag])
    save(assessments.save_decision, make.decision(flag, Decision.ASK, make.now + timedelta(hours=1)), hours=1)
    assert "flag_to_decision_median" not in told(store)
    save(assessments.save_decision, make.decision(flag, Decision.REJECT, make.now + timedelta(hours=6)), hours=6)
    save(assessments.save_decision, make.decision(flag, Decision.ACCEPT, make.now + timedelta(hours=9)), hours=9)
    rows = told(store)
    assert (rows["seen_to_flag_median"].value, rows["seen_to_flag_p90"].value) == (10.0, 10.0)
    assert (rows["flag_to_decision_median"].value, rows["flag_to_decision_median"].n) == (6.0, 1)
    assert rows["flag_to_decision_median"].few
    then = told(store, at=make.now + timedelta(hours=6))
    assert (then["false_flags"].value, rows["false_flags"].value) == (100.0, 0.0)


def test_a_verdict_that_fell_again_still_took_its_time(store: Store, save: Save, make: Make) -> None:
    article, flag = flagged(make, "mot", 3)
    save(press.save_articles, [article])
    save(assessments.save_assessments, [flag])
    save(assessments.save_assessments, [make.assessment(article, Level.WATCH, 0.3)], hours=4)
    assert told(store)["seen_to_flag_median"].value == 3.0


def test_withdrawn_and_rejected_flags_are_told_apart(store: Store, save: Save, make: Make) -> None:
    decisions = (Decision.ACCEPT, Decision.REJECT, Decision.WITHDRAW, Decision.ASK)
    for place, decision in enumerate(decisions):
        article, flag = flagged(make, f"bai-{place}")
        save(press.save_articles, [article])
        save(assessments.save_assessments, [flag])
        save(assessments.save_decision, make.decision(flag, decision))
    rows = told(store)
    assert (rows["false_flags"].numerator, rows["false_flags"].denominator) == (1, 2)
    assert (rows["withdrawn_flags"].value, rows["withdrawn_flags"].denominator) == (1.0, 3)
    assert told(store, "")["withdrawn_flags"].value == 1.0


def answered(make: Make, save: Save, story: str, kind: ClockKind, after_days: float | None) -> None:
    own = make.case(story)
    save(cases.save_cases, [own])
    save(cases.save_clocks, [make.clock(own, kind)])
    if after_days is not None:
        at = make.now + timedelta(days=after_days)
        kinds = (CaseEventKind.SPOKE, CaseEventKind.COPIED_MINISTRY)
        save(cases.save_events, [make.event(own, each, at) for each in kinds], hours=24 * after_days)


def test_share_in_time_keeps_statutory_and_internal_apart(store: Store, save: Save, make: Make) -> None:
    """Clocks that start on 3 March end after the 10th; one runs out unanswered and is missed on that day."""
    for place, days in enumerate((2.0, 6.0, 9.0, None)):
        answered(make, save, f"s{place}", ClockKind.STATUTORY, days)
    answered(make, save, "i", ClockKind.INTERNAL, 1.0)
    rows = told(store)
    assert (rows["in_time_statutory"].numerator, rows["in_time_statutory"].denominator) == (2, 4)
    assert (rows["in_time_internal"].value, rows["in_time_internal"].n) == (100.0, 1)
    assert rows["notice_to_response_median"].value == 6.0
    early = told(store, at=make.now + timedelta(days=3))
    assert (early["in_time_statutory"].numerator, early["in_time_statutory"].denominator) == (1, 1)


def test_months_stand_apart_and_a_month_without_events_has_no_row(store: Store, save: Save, make: Make) -> None:
    for day in (date(2026, 1, 15), date(2026, 3, 2)):
        article = make.article(f"ngay-{day}", day=day)
        save(press.save_articles, [article])
        save(press.save_mentions, [make.mention(article)])
    with store.reading() as tx:
        rows = kpis.by_month(tx, "dak-lak", date(2026, 1, 1), LAST, LATER)
        assert kpis.by_month(tx, "dak-lak", date(2026, 1, 16), date(2026, 2, 28), LATER) == ()
    assert [(row.period_start, row.period_end, row.value) for row in rows] == [
        (date(2026, 1, 1), date(2026, 1, 31), 1.0),
        (FIRST, LAST, 1.0),
    ]


HOURS = st.lists(st.floats(0, 5000, allow_nan=False), min_size=2, max_size=12)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=HOURS)
def test_percentiles_are_those_of_statistics_quantiles_inclusive(store: Store, make: Make, hours: list[float]) -> None:
    """Type 7: linear between neighbours.  Each example is an agency of its own."""
    agency = f"noi-{abs(hash(tuple(hours)))}"
    articles = [
        make.article(f"{agency}-{place}", first_seen_at=make.now - timedelta(hours=each))
        for place, each in enumerate(hours)
    ]
    with store.transaction(make.stamp()) as tx:
        press.save_articles(tx, articles)
        assessments.save_assessments(tx, [make.assessment(each, agency=agency) for each in articles])
    cuts = statistics.quantiles(hours, n=10, method="inclusive")
    rows = told(store, agency)
    assert rows["seen_to_flag_median"].value == pytest.approx(statistics.median(hours), abs=1e-4)
    assert rows["seen_to_flag_p90"].value == pytest.approx(cuts[-1], abs=1e-4)
    assert rows["seen_to_flag_p90"].n == len(hours)


ASKED = Indicator("TTDN-01", "Phát hiện nhầm", "%", "≤ 30", IndicatorPeriod.YEAR, "12/VB", "false_flags")


def test_an_imported_indicator_is_renewed_and_measured_by_ours(store: Store, save: Save, make: Make) -> None:
    article, flag = flagged(make, "mot")
    save(press.save_articles, [article])
    save(assessments.save_assessments, [flag])
    save(assessments.save_decision, make.decision(flag, Decision.REJECT))
    assert save(kpis.save_indicators, [ASKED, replace(ASKED, code="TTDN-02", measured_by="")]) == 2
    assert save(kpis.save_indicators, [ASKED], hours=1) == 0
    assert save(kpis.save_indicators, [replace(ASKED, target="≤ 20")], hours=2) == 1
    assert save(kpis.save_indicators, [ASKED], hours=3) == 1
    rows = told(store)
    assert (rows["TTDN-01"].value, rows["TTDN-01"].origin) == (100.0, "12/VB")
    assert rows["false_flags"].origin == "nội bộ"
    assert "TTDN-02" not in rows
    with store.reading() as tx:
        assert [one.target for one in kpis.indicators(tx, make.now + timedelta(hours=2))] == ["≤ 20", "≤ 30"]
