"""The backtest knows nothing of the days to come and ends with its keys."""

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.warnings import main

FIRST = date(2025, 8, 20)


def items(path: Path, days: int, flood: int) -> Path:
    """Two items a day about Gia Lai, fifteen on the day number *flood*; some about nobody."""
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        for n in range(days):
            day = FIRST + timedelta(days=n)
            titles = [f"Gia Lai ngày {n} chuyện {k}" for k in range(15 if n == flood else 2)]
            for k, title in enumerate([*titles, *(f"Giá vàng phiên {n} lần {k}" for k in range(20))]):
                row = {
                    "id": f"{n}-{k}",
                    "title": title,
                    "summary": "",
                    "source": f"Báo {k % 3}",
                    "day": day.isoformat(),
                }
                stream.write(json.dumps(row) + "\n")
    return path


def test_the_backtest_raises_the_flood_on_its_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = items(tmp_path / "items.jsonl.gz", 60, 55)
    first, last = FIRST + timedelta(days=48), FIRST + timedelta(days=59)
    assert main([str(path), "--from", first.isoformat(), "--to", last.isoformat(), "--list"]) == 0
    *lines, last_line = capsys.readouterr().out.strip().splitlines()
    result = json.loads(last_line)
    assert {"raised", "days", "items_per_s"} <= set(result)
    assert (result["of_agencies"], result["days"]) == (1, 12)
    assert [line[:17] for line in lines if " agency " in line] == [f"{FIRST + timedelta(days=55)} agency"]
