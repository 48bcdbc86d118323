"""A recorded night: ``python -m bench.night WARC [--prefect]``.

Runs ``lamro replay`` on a fresh store and measures the CPU time of everything behind the collector against
the unavoidable part on the same pages in the same run: trafilatura with metadata in its default mode, once,
plus one ``word_tokenize`` of title and text; both sides warm, loading of libraries and models left out.
``--prefect`` runs the night a second time as a Prefect flow and states what that adds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console

from bench.floor import Floor, floor_of
from crawlers.catalogue import load_catalogue
from crawlers.replay import scan_replay
from flows.jobs import known_agencies
from flows.night import NightPlan, NightResult, plainly, run_night
from flows.replay_office import office_for_replay
from flows.screen import Quiet
from flows.steps.collect import Way
from flows.steps.model import model_in_use
from flows.workplace import SOURCES, Workplace, workplace
from pipeline.store import overview
from pipeline.store.connect import Store

T = TypeVar("T")


def main() -> None:
    """Print progress to stderr and one JSON object on the last line of stdout."""
    arguments = _arguments()
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        place = workplace(Path(folder) / "night" / "lamro.duckdb", None)
        plan = _plan(arguments.warc, place)
        assert plan.now is not None
        model = model_in_use(place.model_folder, plan.now).model
        assert model is not None
        model.probabilities(["Câu mở đầu để bộ tách từ sẵn sàng."])  # warm, as the floor is
        meter = CpuMeter()
        started = time.perf_counter()
        result = run_night(plan, Quiet(), meter)
        seconds = time.perf_counter() - started
        with Store(place.store_path).reading() as tx:
            counts = overview.counts(tx)
        console.print(f"CPU by step: {meter.by_step}", highlight=False)
        floor = floor_of(place.spool)
        console.print(f"floor: {floor}", highlight=False)
        adds = _prefect_adds(arguments.warc, Path(folder), seconds) if arguments.prefect else None
    print(json.dumps(_row(result, counts, seconds, meter, floor, adds), ensure_ascii=False))


class CpuMeter:
    """Runs a step and keeps the CPU seconds that it and its children took."""

    def __init__(self) -> None:
        self.by_step: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], T]) -> T:
        before = os.times()
        done = plainly(name, work)
        self.by_step[name] = round(_cpu(os.times()) - _cpu(before), 3)
        return done

    @property
    def processing(self) -> float:
        """All steps but the collector's."""
        return sum(seconds for name, seconds in self.by_step.items() if name != "collect")


def _cpu(times: os.times_result) -> float:
    return times.user + times.system + times.children_user + times.children_system


def _plan(warc: Path, place: Workplace) -> NightPlan:
    recorded = scan_replay(warc, load_catalogue(SOURCES))
    office = office_for_replay(known_agencies(), recorded.now)
    return NightPlan("replay", place, office, recorded.sources, Way(replay=warc.resolve()), recorded.now)


def _prefect_adds(warc: Path, folder: Path, direct_seconds: float) -> float:
    from flows.prefect_env import prepare

    place = workplace(folder / "prefect-night" / "lamro.duckdb", None)
    plan = _plan(warc, place)
    assert plan.now is not None
    model_in_use(place.model_folder, plan.now)
    started = time.perf_counter()
    prepare(place.prefect_home)
    from flows.prefect_flows import night_flow

    night_flow(plan, Quiet())
    return round(time.perf_counter() - started - direct_seconds, 2)


def _row(
    result: NightResult,
    counts: overview.Counts,
    seconds: float,
    meter: CpuMeter,
    floor: Floor,
    adds: float | None,
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "pages": result.fetched,
        "articles": counts.articles,
        "linked": counts.linked,
        "stories": counts.stories,
        "flags": counts.flags,
        "cases": counts.cases,
        "seconds": round(seconds, 2),
        "ratio_to_floor": round(meter.processing / floor.seconds, 3),
        "peak_rss_mb": round(_peak_mb()),
        "processing_cpu_s": round(meter.processing, 2),
        "floor_cpu_s": round(floor.seconds, 2),
    }
    return row if adds is None else row | {"prefect_adds_s": adds}


def _peak_mb() -> float:
    """The largest resident set of this process and of any child, in MB (Linux counts in KiB)."""
    scale = 1024 if sys.platform == "linux" else 1024 * 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / scale


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("warc", type=Path, help="a recorded night (.warc.gz)")
    parser.add_argument("--prefect", action="store_true", help="also state what Prefect adds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
