"""``lamro nightly --direct`` on the sample press, in processes that kill themselves (-9), each at a named point.

Run as a script: FOLDER PORT POINT...  The command line, the collector and the store are the real ones; only the
catalogue and the clock are the sample's.  Each night is a fork of this process, which has everything loaded; its end
(``ended by signal 9``) is told, a line each, when its collector has noticed too.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from sample_house import House, handful, slowed

import flows.jobs
import flows.night
import flows.steps.assess
import flows.steps.cases
import flows.steps.extract
import flows.steps.load
from flows.cli import main
from flows.workplace import workplace

FEW = ("canh-dieu-tin", "lua-vang", "cong-dak-lak-mau")
BATCH = 12  # pages, so that a night on few outlets has several batches


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _dies_after(home: Any, name: str, times: int = 1) -> None:
    """Die when ``home.name`` returns for the *times*-th time."""
    work: Callable[..., Any] = getattr(home, name)
    calls = []

    def replaced(*arguments: Any, **options: Any) -> Any:
        done = work(*arguments, **options)
        calls.append(name)
        if len(calls) == times:
            die()
        return done

    setattr(home, name, replaced)


def _dies_in_progress(name: str) -> None:
    """Die when the step ``name`` first says how far it is."""
    work: Callable[..., Any] = getattr(flows.night, name)

    def replaced(*arguments: Any) -> Any:
        return work(*arguments[:-1], die)

    setattr(flows.night, name, replaced)


COLLECTING = "while collecting"
POINTS: dict[str, Callable[[], None]] = {
    COLLECTING: lambda: _dies_in_progress("collect_night"),
    "in the transaction of loading": lambda: _dies_after(flows.steps.load.press, "save_entries"),
    "in a batch": lambda: _dies_after(flows.steps.extract.press, "save_mentions", times=2),
    "between batches": lambda: _dies_in_progress("extract_new"),
    "in the assessment": lambda: _dies_after(flows.steps.assess, "_log_flag"),
    "while opening cases": lambda: _dies_after(flows.steps.cases.cases, "save_clocks"),
}


def run(folder: Path, port: int, point: str) -> None:
    place = workplace(folder / "lamro.duckdb", folder / "office.yml")
    plan = House(place, handful(FEW), port).plan(1)
    plan = slowed(plan) if point == COLLECTING else plan
    flows.jobs.nightly_plan = lambda *_: plan
    flows.steps.extract.BATCH = BATCH
    POINTS[point]()
    sys.argv = ["lamro", "--store", str(place.store_path), "nightly", "--direct"]
    main()


def forked(folder: Path, port: int, point: str) -> int:
    """The signal that ended the night which was to die at *point*."""
    child = os.fork()
    if child == 0:
        run(folder, port, point)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    until = time.monotonic() + 15
    while _collectors(folder):
        if time.monotonic() > until:
            sys.exit(f"{point}: the collector of a killed night lives on")
        time.sleep(0.05)
    return os.WTERMSIG(status)


def _collectors(folder: Path) -> list[Path]:
    """Processes whose command line names this house's spool."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder / "spool").encode() in (entry / "cmdline").read_bytes():
                found.append(entry)
        except OSError:  # it has just ended
            continue
    return found


if __name__ == "__main__":
    for chosen in sys.argv[3:]:
        ended = forked(Path(sys.argv[1]), int(sys.argv[2]), chosen)
        sys.stdout.write(f"\nended by signal {ended}\n")
        sys.stdout.flush()
