"""The demo, as shipped, against its key of planted truth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sample_house import House, at_night

from flows.demo.score import scores
from flows.workplace import SAMPLE

Lamro = Callable[..., tuple[int, str, str]]


def test_a_demo_takes_no_store_of_the_user_s(tmp_path: Path, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins by making its folder anew: what was named must not be thought used, still less be removed."""
    own = tmp_path / "kho.duckdb"
    own.write_bytes(b"x")
    code, said, errors = lamro("--store", str(own), "demo", "--direct")
    assert (code, said) == (1, "")
    assert "không nhận --store" in errors
    assert own.read_bytes() == b"x"


def test_the_planted_truth(demo: House) -> None:
    found = {(score.label, score.sort): score for score in scores(demo.place, SAMPLE)}
    assert sum(score.flagged for (label, _), score in found.items() if label == "sound") == 0
    assert sum(score.items for (label, _), score in found.items() if label == "sound") > 100
    figure, rumour = found["misleading", "figure"], found["misleading", "rumour"]
    assert figure.flagged == figure.items >= 4
    assert rumour.items == 6
    assert rumour.flagged >= 4


def test_both_nights_were_partial_for_the_broken_outlet_only(demo: House) -> None:
    events = demo.rows("select kind, event, \"at\", detail from run_events where event <> 'started' order by rowid")
    assert [event[:3] for event in events] == [
        ("nightly", "partial", at_night(1)),
        ("nightly", "partial", at_night(2)),
        ("clock", "finished", at_night(2) + timedelta(hours=3)),
        ("weekly", "finished", at_night(2) + timedelta(hours=3)),
    ]
    assert [event[3] for event in events[:2]] == ["nothing from: suong-mu"] * 2


def test_what_is_broken_on_purpose_is_on_record(demo: House) -> None:
    kinds = {kind for (kind,) in demo.rows("select kind from problems")}
    assert kinds >= {"bad_status", "robots_forbidden"}
    assert demo.rows("select count(*) from articles where url like '%/noi-bo/%'") == [(0,)]
    versions = demo.rows("select canonical_url from articles group by canonical_url having count(*) > 1")
    edited = [a.id for _, a in demo.pages(2) if a.edited is not None]
    assert any(own in url for (url,) in versions for own in edited)  # the silent edit is a second version
