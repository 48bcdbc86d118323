"""Which week's paper tells a flag: by when it was raised, each exactly once, the open ones again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from pipeline.records.assessment import Assessment, Decision, Level
from pipeline.records.weekly import Scope
from pipeline.reports.period import period
from pipeline.store import assessments, digests, press
from pipeline.store.connect import Stamp, Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

MONDAY = date(2026, 3, 2)
PAPER = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # Monday 07:00 in Viet Nam
WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)


def scope(monday: date, at: datetime) -> Scope:
    return Scope(("dak-lak",), ("dak-lak",), monday, monday + timedelta(days=6), date(2026, 1, 5), at)


def told(store: Store, monday: date, at: datetime | None = None) -> dict[str, str]:
    """Part by assessment in the paper of the week from *monday*, made on its own Monday where no instant is given."""
    cutoff = at or PAPER + (monday - MONDAY) + WEEK
    with store.reading() as tx:
        rows = digests.flags(tx, scope(monday, cutoff))
        keys = digests.numbers(tx, "digest_flags", scope(monday, cutoff))
        counted = digests.numbers(tx, "digest_flag_counts", scope(monday, cutoff))
    assert {row.assessment_id for row in rows if row.part != "later"} == set(keys)
    assert counted["all"]["flags"] == sum(row.part == "week" for row in rows)
    waits = [row for row in rows if row.part == "before" and row.decision in ("", "ask")]
    assert counted["before"]["flags"] == len(waits)
    assert counted["settled"]["flags"] == sum(row.part == "before" for row in rows) - len(waits)
    assert counted["later"]["flags"] == sum(row.part == "later" for row in rows)
    return {row.assessment_id: row.part for row in rows}


@pytest.fixture
def raised(store: Store, make: Make) -> Callable[..., Assessment]:
    """Raise a flag at an instant on an article of a day."""

    def flag(name: str, at: datetime, published: datetime, level: Level = Level.FLAG, score: float = 0.8) -> Assessment:
        article = make.article(name, published_at=published)
        assessment = make.assessment(article, level, score)
        with store.transaction(Stamp(f"run-{name}-{at}", at)) as tx:
            press.save_articles(tx, [article])
            assessments.save_assessments(tx, [assessment])
        return assessment

    return flag


def test_a_flag_raised_after_its_articles_week_is_told_in_the_week_in_which_it_was_raised(
    store: Store, raised: Callable[..., Assessment]
) -> None:
    """An article of Sunday, denied on Wednesday: news of the week after, although its day lies before it."""
    late = raised("muon", PAPER + timedelta(days=2), PAPER - timedelta(days=1, hours=3))
    assert told(store, MONDAY - WEEK) == {}
    assert told(store, MONDAY) == {late.assessment_id: "week"}
    assert told(store, MONDAY + WEEK) == {late.assessment_id: "before"}


def test_the_bounds_are_seven_on_monday_and_each_side_belongs_to_one_week(
    store: Store, raised: Callable[..., Assessment]
) -> None:
    """What is known to the Monday paper itself is in it; a minute later it is the next one's."""
    night = raised("dem", PAPER - timedelta(hours=5), PAPER - timedelta(hours=20))
    sharp = raised("dung", PAPER, PAPER - timedelta(hours=20))
    after = raised("sau", PAPER + MINUTE, PAPER - timedelta(hours=20))
    assert told(store, MONDAY - WEEK) == {night.assessment_id: "week", sharp.assessment_id: "week"}
    news = {own for own, part in told(store, MONDAY).items() if part == "week"}
    assert news == {after.assessment_id}


def test_a_paper_made_late_says_what_was_raised_later_and_leaves_it_to_the_next(
    store: Store, raised: Callable[..., Assessment]
) -> None:
    late = raised("muon", PAPER + timedelta(days=2), PAPER - timedelta(days=1))
    assert told(store, MONDAY - WEEK, PAPER + timedelta(days=3)) == {late.assessment_id: "later"}
    assert told(store, MONDAY, PAPER + timedelta(days=3)) == {late.assessment_id: "week"}


def test_open_ones_are_told_again_until_decided_and_once_more_with_the_outcome(
    store: Store, raised: Callable[..., Assessment], make: Make
) -> None:
    one = raised("cho", PAPER - timedelta(days=2), PAPER - timedelta(days=3))
    decided = PAPER + timedelta(days=9)
    with store.transaction(Stamp("ask", PAPER + timedelta(days=1))) as tx:
        assessments.save_decision(tx, make.decision(one, Decision.ASK, PAPER + timedelta(days=1)))
    with store.transaction(Stamp("end", decided)) as tx:
        assessments.save_decision(tx, make.decision(one, Decision.REJECT, decided))
    own = one.assessment_id
    assert [told(store, MONDAY + n * WEEK) for n in (-1, 0, 1, 2)] == [
        {own: "week"}, {own: "before"}, {own: "before"}, {},
    ]  # fmt: skip
    with store.reading() as tx:
        (row,) = digests.flags(tx, scope(MONDAY + WEEK, PAPER + 2 * WEEK))
        taken = digests.numbers(tx, "digest_decisions", scope(MONDAY + WEEK, PAPER + 2 * WEEK))
        rows = digests.decisions(tx, scope(MONDAY + WEEK, PAPER + 2 * WEEK))
    assert row.decision == "reject"
    assert (taken["reject"]["decisions"], taken["ask"]["decisions"]) == (1, 0)
    assert [(one.decision, one.decisions) for one in rows] == [("reject", 1)]


def test_a_flag_that_was_watched_in_between_is_new_only_once(store: Store, raised: Callable[..., Assessment]) -> None:
    first = raised("lai", PAPER - timedelta(days=2), PAPER - timedelta(days=3))
    raised("lai", PAPER + timedelta(days=1), PAPER - timedelta(days=3), Level.WATCH)
    assert told(store, MONDAY, PAPER + timedelta(days=1)) == {}
    raised("lai", PAPER + timedelta(days=2), PAPER - timedelta(days=3), score=0.9)
    assert told(store, MONDAY) == {first.assessment_id: "before"}


def test_monday_papers_together_tell_each_flag_once(store: Store, make: Make) -> None:
    """Whenever flags were raised, around the bounds too, and however late the papers were made."""
    chance = Random(20260302)
    minutes = {chance.randint(-14 * 1440, 14 * 1440) for _ in range(5)}
    minutes |= {7 * 1440 * week + near for week in (-1, 0, 1) for near in (-1, 0, 1)}
    for minute in minutes:
        at = PAPER + timedelta(minutes=minute)
        article = make.article(f"bai{minute}", published_at=at - timedelta(hours=30))
        with store.transaction(Stamp(f"run{minute}", at)) as tx:
            press.save_articles(tx, [article])
            assessments.save_assessments(tx, [make.assessment(article)])
    for late in (timedelta(0), timedelta(days=5)):
        seen: list[str] = []
        for n in range(-3, 3):
            with store.reading() as tx:
                rows = digests.flags(tx, scope(MONDAY + n * WEEK, PAPER + (n + 1) * WEEK + late))
            seen += [row.assessment_id for row in rows if row.part == "week"]
        assert len(seen) == len(set(seen)) == len(minutes)


def test_store_and_words_mean_the_same_bounds(store: Store) -> None:
    """The rule that a paper tells in its method is the one by which its numbers are counted."""
    since, until = period(MONDAY, MONDAY + timedelta(days=6)).raised
    told = run_query(store, f"select paper_at(date '{MONDAY}'), paper_at(date '{MONDAY}' + 7)").rows
    assert told == ((since, until),) == ((PAPER, PAPER + WEEK),)
