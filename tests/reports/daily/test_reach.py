"""From where to where a page tells: pages join without a gap and without telling anything twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.daily import Collection, PagesBefore
from pipeline.reports.daily.reach import is_running, reach_of, settled

CUTOFF = datetime(2026, 3, 2, 23, 15, tzinfo=UTC)  # 06:15 on 3 March in Viet Nam
DAY = date(2026, 3, 3)
NIGHT = Collection(CUTOFF - timedelta(hours=5), "", "")


def test_without_a_page_before_a_day_is_looked_back() -> None:
    reach = reach_of(DAY, CUTOFF, PagesBefore(None, CUTOFF - timedelta(hours=1)), None, None)
    assert (reach.since, reach.told, reach.until) == (CUTOFF - timedelta(days=1), reach.since, CUTOFF)
    assert reach.first_day == DAY - timedelta(days=1)


def test_after_days_without_a_page_the_days_between_are_not_late() -> None:
    reach = reach_of(DAY, CUTOFF, PagesBefore(CUTOFF - timedelta(days=4), None), None, None)
    assert reach.first_day == DAY - timedelta(days=4)
    near = reach_of(DAY, CUTOFF, PagesBefore(CUTOFF - timedelta(hours=3), None), None, None)
    assert near.first_day == DAY - timedelta(days=1)  # yesterday's articles are in time


def test_what_a_running_collection_brings_is_for_the_next_page() -> None:
    assert settled(NIGHT, CUTOFF) < NIGHT.started_at
    for ended in ("finished", "partial", "failed"):
        assert settled(Collection(NIGHT.started_at, ended, ""), CUTOFF) == CUTOFF
    killed = Collection(CUTOFF - timedelta(hours=13), "", "")
    assert not is_running(killed, CUTOFF)
    assert settled(killed, CUTOFF) == CUTOFF
    assert settled(None, CUTOFF) == CUTOFF


@given(st.lists(st.tuples(st.integers(1, 50), st.none() | st.integers(0, 30)), min_size=1, max_size=8))
def test_pages_join_whatever_runs_between_them(steps: list[tuple[int, int | None]]) -> None:
    """Each page begins with the instant at which the one before ended."""
    cutoff, known, before = CUTOFF, None, None
    for hours, ago in steps:
        running_before, cutoff_before = known, cutoff
        cutoff += timedelta(hours=hours)
        known = Collection(cutoff - timedelta(hours=ago), "", "") if ago is not None else None
        pages = PagesBefore(cutoff_before, None)
        reach = reach_of(DAY, cutoff, pages, running_before, known)
        if before is not None:
            assert reach.told == before.until
        before = reach
