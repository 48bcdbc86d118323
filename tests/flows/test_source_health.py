"""How the health of sources is shown, and that a night with far too little fails loudly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console
from sample_house import House, at_night

from flows.night import NightResult
from flows.summary import night_summary
from pipeline.store import feeds, press
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]


def spoil(house: House) -> None:
    """A source that was asked twice and never had an item, and one that has left the catalogue."""
    now = at_night(1)
    known = house.plan(1).sources
    silent = replace(known[0], id="bao-im", name="Báo Im", feeds=("https://im.example/rss",), allowed_hosts=())
    gone = replace(silent, id="bao-cu", feeds=("https://cu.example/rss",))
    like = "select * replace (fetch_id || '{0}' as fetch_id, '{1}' as url, '{2}' as source_id, 0 as items, "
    like += (
        "null as capture_id, fetched_at - interval {3} hours as fetched_at) from fetches where kind = 'feed' limit 1"
    )
    with Store(house.place.store_path).transaction(Stamp("spoil", now)) as tx:
        press.save_sources(tx, (silent, gone))
        feeds.save_roster(tx, (source.id for source in (*known, silent)))
    import duckdb

    with duckdb.connect(str(house.place.store_path)) as connection:
        for source in (silent, gone):
            for hours in (0, 24):
                connection.execute("insert into fetches " + like.format(hours, source.feeds[0], source.id, hours))


def test_unhealthy_sources_and_their_feeds_are_listed_with_reasons(copied: House, lamro: Lamro) -> None:
    spoil(copied)
    code, out, _ = lamro("sources", "list", "--unhealthy", house=copied)
    assert code == 0
    assert "chưa từng có bài:" in out
    assert "bao-im · hỏi từ 22/11/2025, nguồn trả lời nhưng chưa từng nêu bài nào" in out
    assert "https://im.example/rss · chưa từng có bài · đã trả lời 2 lượt" in out
    assert "bao-cu" not in out
    assert "1/6 nguồn có vấn đề." in out
    assert lamro("sources", "health", house=copied)[1] == out


def test_one_source_is_shown_with_its_clock(copied: House, lamro: Lamro) -> None:
    spoil(copied)
    code, out, _ = lamro("sources", "health", "bao-im", house=copied)
    assert code == 0
    assert "bao-im · Báo Im: chưa từng có bài" in out
    assert "https://im.example/rss" in out
    assert "hỏi lại " in out
    code, out, errors = lamro("sources", "health", "bao-cu", house=copied)
    assert code == 1
    assert "bao-cu" in errors


def test_a_night_far_below_expectation_fails_loudly(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tuple(replace(source, expected_min=400) for source in house.plan(1).sources)
    result = house.night(1, sources=sources)
    assert result.complete
    assert "Chỉ thu được" in result.shortfall
    ((event, detail),) = house.rows("select event, detail from run_events where event <> 'started'")
    assert (event, detail) == ("partial", result.shortfall)
    assert "Cả đêm thu được quá ít" in summary(house, result)
    assert f"{len(sources)} ít bài hơn dự kiến (lamro sources list --unhealthy)" in summary(house, result)
    assert exit_status(house, result, monkeypatch) == 3
    assert exit_status(house, replace(result, shortfall=""), monkeypatch) == 0


def test_a_usual_night_after_usual_nights_is_no_alarm(after_a_night: House) -> None:
    with Store(after_a_night.place.store_path).reading() as tx:
        nights = feeds.pages_by_night(tx, at_night(1) + timedelta(hours=12))
    assert nights == {0: len(after_a_night.pages(1))}
    assert after_a_night.rows("select distinct event from run_events order by event") == [("finished",), ("started",)]


def summary(house: House, result: NightResult) -> str:
    page = StringIO()
    night_summary(Console(file=page, width=200), house.plan(1), result)
    return page.getvalue()


def exit_status(house: House, result: NightResult, monkeypatch: pytest.MonkeyPatch) -> int:
    import typer

    import flows.night
    from flows.commands.night import _run

    monkeypatch.setattr(flows.night, "run_night", lambda plan, shown: result)
    try:
        _run(house.plan(1), direct=True)
    except typer.Exit as ended:
        return ended.exit_code
    return 0
