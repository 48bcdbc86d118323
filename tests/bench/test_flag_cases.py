from __future__ import annotations

from pathlib import Path

import pytest

from bench import assess_config
from bench.flag_cases import Outcome, summary
from flows.demo_office import write_demo_office
from flows.office_file import load_office
from pipeline.records.assessment import Level


def outcome(label: str, sort: str, level: Level, *reasons: str) -> Outcome:
    return Outcome({"label": label, "sort": sort}, level, frozenset(reasons), ())


def test_watch_is_no_flag_and_a_wrong_reason_is_counted() -> None:
    found = summary(
        [
            outcome("misleading", "figure", Level.FLAG, "figure_conflict"),
            outcome("misleading", "figure", Level.WATCH, "figure_conflict"),
            outcome("misleading", "place", Level.FLAG, "figure_conflict"),
            outcome("misleading", "unattributed", Level.WATCH, "unattributed"),
            outcome("misleading", "unattributed", Level.FLAG, "figure_conflict"),
            outcome("sound", "update", Level.FLAG, "figure_conflict"),
            outcome("sound", "update", Level.WATCH),
        ]
    )
    assert found["recall"] == pytest.approx(3 / 5)
    assert found["recall_figure_place_reversal_rumour"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["false_flag_rate"] == pytest.approx(1 / 2)
    assert found["right_reason"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["by_sort"] == {"figure": "1/2", "place": "1/1", "unattributed": "1/2", "update": "1/2"}


def test_the_mark_changes_with_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    before = assess_config.config_hash()
    assert len(before) == 12
    assert assess_config.config_hash() == before
    monkeypatch.setattr("pipeline.assessment.assess.WATCH_FROM", 0.21)
    assert assess_config.config_hash() != before


def test_the_benches_flag_from_where_an_office_does(tmp_path: Path) -> None:
    write_demo_office(tmp_path / "office.yml", ("dak-lak",))
    assert load_office(tmp_path / "office.yml", frozenset({"dak-lak"})).thresholds.flag == assess_config.FLAG_FROM
