"""The labelled headlines: the agreed mark is held, and the bench prints what it promises."""

import json
from pathlib import Path

import pytest

from bench.locate import main, micro_f1

DEV = Path(__file__).resolve().parents[3] / "shared" / "bench" / "locate" / "dev.jsonl"


def test_micro_f1() -> None:
    one, two = frozenset({"a", "b"}), frozenset({"a"})
    assert micro_f1([(one, one)]) == 1.0
    assert micro_f1([(one, two)]) == pytest.approx(2 / 3)
    assert micro_f1([(frozenset(), frozenset())]) == 1.0


def test_last_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = {"summary": "", "source": "x", "day": "2025-11-01"}
    rows = [
        {"id": "1", "title": "Lũ ở Huế", "agencies": ["hue"], "hard": False, **common},
        {"id": "2", "title": "Bộ Y tế Lào họp", "agencies": [], "hard": True, **common},
    ]
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert main([str(path)]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert result["micro_f1"] == 1.0
    assert result["substring_micro_f1"] < 1.0
    assert {"hard_micro_f1", "items_per_s"} <= result.keys()


def test_labelled_headlines(capsys: pytest.CaptureFixture[str]) -> None:
    if not DEV.exists():
        pytest.skip("the labelled set is not on this machine")
    main([str(DEV)])
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert result["micro_f1"] >= 0.97
    assert result["hard_micro_f1"] >= 0.90
