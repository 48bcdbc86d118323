"""On which day foreign press takes a story up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.foreign_pickup import foreign_pickups
from pipeline.records.days import day_in_vietnam
from pipeline.records.pickups import StoryReport

DAY = date(2026, 3, 3)
MORNING = datetime(2026, 3, 3, 1, tzinfo=UTC)


def report(name: str, country: str = "VN", hours: float = 0, dated: bool = True) -> StoryReport:
    at = MORNING + timedelta(hours=hours)
    return StoryReport(
        "s1", "dak-lak", name, f"Tin {name}", f"https://{name}.example/1", f"Báo {name}", country,
        "vi" if country == "VN" else "en", day_in_vietnam(at), at if dated else None,
    )  # fmt: skip


HOME, LATER = report("nha"), report("nha-2", hours=5)


def test_a_story_told_at_home_is_taken_up_with_its_first_report_from_abroad() -> None:
    (one,) = foreign_pickups([LATER, report("us-2", "US", 9), report("us", "US", 7), HOME], (), DAY)
    assert (one.article_id, one.country, one.day, one.first_day, one.before) == ("us", "US", DAY, DAY, 2)
    assert foreign_pickups([HOME, LATER], (), DAY) == ()


def test_a_story_that_foreign_press_told_first_is_not_taken_up_by_it() -> None:
    first = report("la", "LA", -3)
    assert foreign_pickups([first, HOME, report("la-2", "LA", 8)], (), DAY) == ()
    (one,) = foreign_pickups([first, HOME, report("la-2", "LA", 8), report("us", "US", 9)], (), DAY)
    assert (one.country, one.before) == ("US", 3)  # until then one other country had it


def test_a_report_that_joins_a_day_later_is_told_with_its_own_day() -> None:
    abroad = report("us", "US", 7)
    assert foreign_pickups([HOME], (), DAY) == ()
    (one,) = foreign_pickups([HOME, abroad], (), DAY + timedelta(days=1))
    assert one.day == DAY
    early = report("us", "US", -20)  # joined late too, but it was the first to tell
    assert foreign_pickups([HOME, early], (), DAY + timedelta(days=1)) == ()


def test_it_is_told_once_a_story_and_agency() -> None:
    abroad = report("us", "US", 7)
    both = [one for each in (HOME, abroad) for one in (each, replace(each, agency_id="gia-lai"))]
    told = foreign_pickups(both, (), DAY)
    assert [one.agency_id for one in told] == ["dak-lak", "gia-lai"]
    assert [one.agency_id for one in foreign_pickups(both, {("s1", "dak-lak")}, DAY)] == ["gia-lai"]
    assert len({one.pickup_id for one in told}) == 2


def test_an_old_report_is_no_news() -> None:
    assert foreign_pickups([HOME, report("us", "US", 7)], (), DAY + timedelta(days=8)) == ()


def test_where_only_the_day_is_known_home_was_first() -> None:
    midnight = replace(report("us", "US"), published_at=datetime(2026, 3, 2, 17, tzinfo=UTC))  # 00:00 +07
    undated = replace(report("us", "US", dated=False), day=DAY)
    for abroad in (midnight, undated):
        assert len(foreign_pickups([HOME, abroad], (), DAY)) == 1
    assert len(foreign_pickups([report("nha", hours=9, dated=False), report("us", "US", 2)], (), DAY)) == 1
    assert foreign_pickups([HOME, replace(undated, day=DAY - timedelta(days=1))], (), DAY) == ()


@given(st.lists(st.tuples(st.sampled_from(["VN", "US", "LA", "KH"]), st.integers(0, 90)), max_size=9), st.randoms())
def test_the_order_in_which_reports_come_changes_nothing(told: list[tuple[str, int]], random: object) -> None:
    reports = [report(f"n{place}", country, hours) for place, (country, hours) in enumerate(told)]
    expected = foreign_pickups(reports, (), DAY)
    random.shuffle(reports)  # type: ignore[attr-defined]
    assert foreign_pickups(reports, (), DAY) == expected
    assert len(expected) <= 1
    assert all(one.country != "VN" and one.before > 0 for one in expected)
