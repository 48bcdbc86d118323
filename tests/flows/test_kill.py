"""Nights killed at random points: nothing is lost, nothing comes twice.  The bench kills two hundred."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sample_house import own_port

KILLS = 4
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.timeout(900)
def test_kills_cost_nothing(model: Path) -> None:
    own_port(("127.77.9.1",))  # skips where the system has no such addresses
    command = [sys.executable, "-m", "bench.kill", str(KILLS), "--model", str(model)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=800)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["kills"], found["lost"], found["doubled"]) == (KILLS, 0, 0)
