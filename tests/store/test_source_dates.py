"""The days of an outlet in the store, also in one that was made before they were known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.store import press
from pipeline.store.connect import Store
from pipeline.store.migrate import Schema, bring_up_to_date, shipped

if TYPE_CHECKING:
    from tests.store.conftest import Make

BEFORE = 5  # the last migration before the days came


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that is still to be made."""
    return Store(tmp_path / "kho" / "lamro.duckdb", patience_seconds=20)


def test_days_come_back_and_a_changed_day_is_a_new_row(store: Store, save: Callable[..., int], make: Make) -> None:
    open_end = make.source()
    ended = replace(open_end, valid_from=date(1990, 1, 1), valid_to=date(2025, 6, 30))
    assert [save(press.save_sources, [each], hours=n) for n, each in enumerate((open_end, open_end, ended))] == [
        1,
        0,
        1,
    ]
    with store.reading() as tx:
        assert press.all_sources(tx) == (ended,)


def test_an_older_store_gets_the_columns_and_keeps_its_rows(store: Store, save: Callable[..., int], make: Make) -> None:
    today = shipped()
    with store.opened(read_only=False) as connection:
        bring_up_to_date(connection, Schema(today.migrations[:BEFORE], "select 1", "0"))
        connection.execute(
            "insert into sources select 'bao-cu', 'Báo Cũ', 'national', 'VN', ['vi'], [], ['https://cu.example/rss'],"
            " [], [], ['cu.example'], 1.0, 0, 9, null, timestamptz '2026-03-01 00:00:00+00', 'run-0'"
        )
    assert save(press.save_sources, [make.source()]) == 1
    with store.reading() as tx:
        new, old = press.all_sources(tx)  # by id
    assert (old.id, old.valid_from, old.valid_to) == ("bao-cu", None, None)
    assert save(press.save_sources, [old, replace(new, valid_to=date(2026, 3, 31))], hours=1) == 1
    with store.opened(read_only=True) as connection:
        assert connection.execute("select count(*) from source_health").fetchall() == [(2,)]


def test_an_entry_with_a_date_comes_before_one_without(store: Store, save: Callable[..., int], make: Make) -> None:
    dated = make.entry("https://bao-a.example/1")
    listed = replace(dated, entry_id="e" * 32, feed_url="https://bao-a.example/thoi-su", published_at=None)
    assert save(press.save_entries, [dated, listed]) == 2
    assert save(press.save_entries, [replace(listed, entry_id="f" * 32)], hours=24) == 1
    with store.reading() as tx:
        assert press.entries_for_urls(tx, [dated.url]) == (dated,)
