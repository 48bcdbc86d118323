"""The speed bench runs the true pipeline on a file of items."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.assess_speed import main


def test_a_file_of_items_is_timed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {
            "id": str(n), "title": f"Đắk Lắk: mưa lũ làm {n + 2} người chết ở xã số {n}", "source": f"bao-{n % 3}",
            "summary": f"UBND tỉnh Đắk Lắk cho biết mưa lũ làm {n + 2} người chết.", "day": f"2025-11-0{n // 4 + 1}",
        }
        for n in range(12)
    ]  # fmt: skip
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert main([str(path), "--from", "2025-11-02"]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert result["items"] == 8
    assert result["assessments"] == 4 + 8  # the second evening weighs the first day's again
    assert result["texts_segmented"] == 8  # each only once
    assert 0 < result["segmentation_share"] < result["segmentation_share_of_assessing"] < 1
