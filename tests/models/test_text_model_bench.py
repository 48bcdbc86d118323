"""The bench keeps sites apart and compares like with like."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bench.text_model import Item, main, read_items, splits_of, truth_of, within


def items(count: int = 30) -> list[Item]:
    return [Item(f"Tít {n}", "", f"Nội dung {n}", n % 2 == 0, f"site{n % 6}") for n in range(count)]


def test_no_site_is_on_both_sides() -> None:
    some = items()
    for seed in (None, 1):
        splits = splits_of(some, seed)
        assert sorted(place for _, test in splits for place in test) == list(range(len(some)))
        for learn, test in splits:
            assert not {some[place].site for place in learn} & {some[place].site for place in test}


def test_within_compares_inside_a_fold_only() -> None:
    truth = np.array([True, False, True, False])
    splits = [(np.array([2, 3]), np.array([0, 1])), (np.array([0, 1]), np.array([2, 3]))]
    assert within(np.array([0.2, 0.1, 0.9, 0.8]), truth, splits) == 1.0
    assert within(np.array([0.2, 0.1, 0.8, 0.9]), truth, splits) == 0.5


def test_a_file_of_the_form_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loud, calm = "Sốc! Nghe nói cầu số {} sắp sập, ai cũng biết", "Sở Xây dựng cho biết cầu số {} sửa xong ngày 12/3"
    rows = [
        {
            "label": "fake" if n % 2 else "real", "title": (loud if n % 2 else calm).format(n), "description": None,
            "maintext": (loud if n % 2 else calm).format(n) + ".",
            "source_domain": None if n < 4 else f"site{n // 4}.vn",
        }
        for n in range(48)
    ]  # fmt: skip
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert truth_of(read_items(path)).sum() == 24
    assert main([str(path)]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (result["items"], result["sites"]) == (48, 12)
    assert result["auc"] > 0.9
    assert result["tfidf_auc"] > 0.9
    assert result["shipped_auc"] > 0.9
