"""Rows and numbers of a digest as of its cut-off; thresholds on record; a view that need not be there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.office import Thresholds
from pipeline.records.weekly import NamedValue, Scope
from pipeline.store import digests
from pipeline.store.connect import Stamp, Store

AT = datetime(2025, 12, 1, tzinfo=UTC)
SCOPE = Scope(("dak-lak",), ("dak-lak", "hue"), date(2025, 11, 24), date(2025, 11, 30), date(2025, 10, 6), AT)
FOLLOWUP = """
create or replace macro case_followup_at(t) as table
select * from (values
    ('c1', 'dak-lak', date '2025-11-27', 'a1', 'Bài một', 'origin', 'edited', timestamptz '2025-11-28 05:00:00+00',
        26.5, false),
    ('c1', 'dak-lak', date '2025-11-27', 'a2', 'Bài hai', 'copy', 'none', null, null, false),
    ('c1', 'dak-lak', date '2025-11-27', 'a3', 'Bài ba', 'other', 'none', null, null, false),
    ('c1', 'dak-lak', date '2025-11-27', 'a6', 'Bài sáu', 'other', 'none', null, null, true),
    ('c2', 'hue', date '2025-11-27', 'a4', 'Bài bốn', 'origin', 'none', null, null, false),
    ('c3', 'dak-lak', date '2025-11-20', 'a5', 'Bài năm', 'origin', 'none', null, null, false),
    ('c4', 'dak-lak', date '2025-11-20', 'a7', 'Bài bảy', 'origin', 'withdrawn', timestamptz '2025-11-30 16:59:00+00',
        250.0, false),
    ('c4', 'dak-lak', date '2025-11-20', 'a8', 'Bài tám', 'origin', 'back', timestamptz '2025-11-30 17:01:00+00',
        251.0, false)
) rows (case_id, agency_id, response_day, article_id, title, relation, seen_change, changed_at, hours_after, picked_up),
(select 'https://x.example/1' as url)
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "lamro.duckdb")


def test_thresholds_are_those_of_the_cut_off(store: Store) -> None:
    for days, thresholds in ((0, Thresholds(0.5, 0.7)), (1, Thresholds(0.5, 0.7)), (2, Thresholds(0.6, 0.7))):
        with store.transaction(Stamp(f"night-{days}", AT + timedelta(days=days))) as tx:
            assert digests.save_thresholds(tx, thresholds) == (2, 0, 1)[days]
    with store.reading() as tx:
        assert digests.thresholds_known(tx, AT - timedelta(days=1)) == ()
        assert digests.thresholds_known(tx, AT) == (NamedValue("case", 0.7), NamedValue("flag", 0.5))
        assert digests.thresholds_known(tx, AT + timedelta(days=2))[1] == NamedValue("flag", 0.6)


def test_every_number_query_runs_on_an_empty_store_and_says_what_it_counts(store: Store) -> None:
    with store.reading() as tx:
        for query in digests.number_queries():
            assert query.name.startswith("digest_")
            assert "select" in query.sql
            digests.numbers(tx, query.name, SCOPE)
        assert digests.numbers(tx, "digest_week", SCOPE)[""]["total"] == 0
        assert len(digests.numbers(tx, "digest_days", SCOPE)) == 7


def test_only_the_digests_own_queries_can_be_named(store: Store) -> None:
    with store.reading() as tx, pytest.raises(UnknownRecord, match="Không có truy vấn số liệu"):
        digests.numbers(tx, "purge_statement", SCOPE)


def test_what_followed_the_weeks_answers_and_in_the_week_earlier_ones(store: Store) -> None:
    """Pages of the claim, its copies and those that took up the answer; by days in Viet Nam."""
    with store.reading() as tx:
        assert digests.followed(tx, SCOPE) == ()
    with store.opened(read_only=False) as connection:
        connection.execute(FOLLOWUP)
    with store.reading() as tx:
        pages = digests.followed(tx, SCOPE)
        assert [(one.title, one.seen_change, one.hours_after) for one in pages] == [
            ("Bài một", "edited", 26.5), ("Bài hai", "none", None), ("Bài sáu", "none", None),
            ("Bài bảy", "withdrawn", 250.0),
        ]  # fmt: skip
        told = {one.key: {"hours": one.hours_after} for one in pages if one.hours_after}
        given = digests.numbers(tx, "digest_followed", SCOPE)
        assert {key: given[key] for key in told} == told
