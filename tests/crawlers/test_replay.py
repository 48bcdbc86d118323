"""Recorded nights, run again over the real files where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crawlers.collect import collect
from crawlers.job import CrawlJob
from crawlers.recover import recover
from crawlers.replay import scan_replay
from pipeline.records.press import Fetch, FetchKind

PRESS = Path(os.environ.get("LAMRO_PRESS", Path(__file__).resolve().parents[3] / "shared" / "press"))


@pytest.mark.parametrize(
    ("name", "pages", "feeds"),
    [("night-2025-11-23", 493, 3), ("nights-2025-11-24-to-26", 1660, 3), ("real-press", 46, 37)],
)
def test_a_recorded_night_is_collected_whole_and_twice_the_same(
    tmp_path: Path, name: str, pages: int, feeds: int
) -> None:
    warc = PRESS / f"{name}.warc.gz"
    if not warc.exists():
        pytest.skip(f"the recorded press is not at hand ({warc.name}); set LAMRO_PRESS to its folder")
    assert len(scan_replay(warc).feeds) == feeds
    runs = []
    for turn in ("first", "second") if name == "night-2025-11-23" else ("first",):
        outcome = collect(CrawlJob("replay", tmp_path / turn, (), "a@b.vn", replay_warc=warc))
        assert (outcome.fetched, outcome.failed, outcome.exit_code) == (pages, 0, 0)
        runs.append(recover(tmp_path / turn))
    fetches = [record for record in runs[0].records if isinstance(record, Fetch)]
    assert sum(fetch.kind is FetchKind.PAGE for fetch in fetches) == pages
    assert runs[0] == runs[-1]
