"""``lamro serve-flows`` for a few seconds: the schedule fires, again after a restart, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_house import House

ROOT = Path(__file__).parents[2]
DIES_WITH_US = (  # the kernel ends the command should the test's own process be killed
    "import ctypes, os, signal, sys\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background has it ignored\n"
    "sys.platform == 'linux' and ctypes.CDLL(None).prctl(1, signal.SIGKILL)\n"
    "from flows.cli import main\nmain()\n"
)


@contextmanager
def serving(house: House, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = ["--store", str(house.place.store_path), "--office", str(house.place.office_path)]
    command += ["serve-flows", "--only", "clock", "--every", "5"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PREFECT_RUNNER_POLL_FREQUENCY": "2"}
    for name in ("PREFECT_API_URL", "PREFECT_HOME"):
        environment.pop(name, None)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", DIES_WITH_US, *command],
            cwd=house.place.folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
    try:
        yield process
    finally:
        for pid in (*family(process.pid), process.pid):
            end(pid)
        process.wait(20)


def clock_runs(house: House) -> int:
    """Runs of the clock that ended well."""
    for _ in range(50):
        try:
            return int(house.rows("select count(*) from run_events where kind = 'clock' and event = 'finished'")[0][0])
        except Exception as busy:  # a run is writing just now
            if "lock" not in str(busy):
                raise
            time.sleep(0.05)
    raise AssertionError("the store is never free")


def wait_until(condition: Callable[[], bool], seconds: float, what: str, log: Path) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"{what}:\n{log.read_text(encoding='utf-8')[-3000:]}"
        time.sleep(0.25)


def family(pid: int) -> list[int]:
    """All processes that descend from *pid*."""
    try:
        threads = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    own = [int(child) for children in threads for child in children.split()]
    return own + [grandchild for child in own for grandchild in family(child)]


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are followed through /proc")
@pytest.mark.timeout(900)
def test_the_schedule_fires_and_fires_again_after_a_restart(copied: House, tmp_path: Path) -> None:
    log = tmp_path / "serve.log"
    with serving(copied, log) as process:
        wait_until(lambda: clock_runs(copied) >= 1, 200, "the clock did not run", log)
        own = family(process.pid)
        assert own, "the server is a process of its own"
        process.send_signal(signal.SIGINT)
        process.wait(100)  # a run that is under way ends first
        wait_until(lambda: not any(map(lives, own)), 60, "something is left behind by an orderly stop", log)
    before = clock_runs(copied)
    with serving(copied, log) as process:
        # a run that was stopped midway holds its place among the runs until Prefect's lease of five minutes ends
        wait_until(lambda: clock_runs(copied) > before, 400, "the clock did not run after the restart", log)
        own = family(process.pid)
        process.kill()
        process.wait(10)
        wait_until(lambda: not any(map(lives, own)), 60, "something is left behind by a kill", log)
    assert "Traceback" not in log.read_text(encoding="utf-8")
