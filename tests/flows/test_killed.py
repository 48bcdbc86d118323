"""``kill -9`` in the middle of a night, then the night again: the same tables as if nothing had happened."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from killed_driver import COLLECTING, FEW, POINTS
from sample_house import ANCHOR, House, handful, settle

from flows.demo.server import serve
from flows.night import run_night
from flows.screen import Quiet

DRIVER = Path(__file__).with_name("killed_driver.py")
OTHERS = tuple(point for point in POINTS if point != COLLECTING)


@pytest.fixture
def house(tmp_path: Path, model: Path, port: int) -> House:
    return settle(tmp_path / "house", model, handful(FEW), port)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, model: Path, port: int) -> dict[str, list[str]]:
    """The tables after a night that nobody disturbed."""
    house = settle(tmp_path_factory.mktemp("undisturbed"), model, handful(FEW), port)
    assert house.night(1).complete
    return compared(house)


@pytest.mark.parametrize("points", [(COLLECTING,), OTHERS], ids=["collecting", "later"])
def test_a_killed_night_is_made_good(points: tuple[str, ...], house: House, undisturbed: dict[str, list[str]]) -> None:
    with serve(house.press, ANCHOR, 1, house.port):
        kill_at(house, *points)
        assert run_night(house.plan(1), Quiet()).complete
    found = compared(house)
    assert {name: len(rows) for name, rows in found.items()} == {name: len(r) for name, r in undisturbed.items()}
    assert found == undisturbed
    assert house.counts()["case_openings"] > 0
    events = dict(house.rows("select event, count(*) from run_events group by event"))
    assert events == {"started": len(points) + 1, "finished": 1}


def compared(house: House) -> dict[str, list[str]]:
    """All tables but the catalogue: the collection that is killed half-way is given slower sources."""
    return {name: rows for name, rows in house.contents().items() if name != "sources"}


def kill_at(house: House, *points: str) -> None:
    """Run ``lamro nightly --direct`` until it dies, once at each of *points*."""
    command = [sys.executable, str(DRIVER), str(house.place.folder), str(house.port), *points]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=150, check=False)
    told = [line for line in ended.stdout.splitlines() if line.startswith("ended by")]
    assert told == [f"ended by signal {int(signal.SIGKILL)}"] * len(points), ended.stderr
    if points == (COLLECTING,):
        lines = (next(house.place.spool.iterdir()) / "fetches.jsonl").read_text(encoding="utf-8").splitlines()
        fetched = sum('"record":"fetch"' in line and '"kind":"page"' in line for line in lines)
        assert fetched < len(house.pages()), "it was to be killed half-way"
