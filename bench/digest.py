"""One weekly digest over a year of an invented press: ``python -m bench.digest [ARTICLES] [--keep FOLDER]``.

Makes a store in bulk (bench/digest_store.sql), then in processes of their own: the digest of one province and the one
about all provinces together, each with its time and peak memory, and the check of the first.  The triage queue is
answered over and over as ``lamro triage list`` asks for it.  One JSON line last; times are wall-clock seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from bench.memory import high_water
from flows.jobs import known_agencies
from flows.office_file import write_office
from flows.replay_office import office_for_replay
from flows.workplace import Workplace, workplace
from pipeline.store import press, views
from pipeline.store.connect import Stamp, Store

ARTICLES = 1_000_000
CUTOFF = datetime(2026, 1, 5, tzinfo=UTC)  # Monday 07:00 in Viet Nam, after the last week
BEGAN = datetime(2025, 1, 5, 20, tzinfo=UTC)
WEEK = "2026-W01"
ANSWERS = 40
SCRIPT = Path(__file__).with_name("digest_store.sql")


@dataclass(frozen=True, slots=True)
class Ran:
    """A command in a process of its own."""

    seconds: float
    cpu_seconds: float  # user and system: what a machine with other work would need on its own
    peak_mib: float
    said: str


def make_store(place: Workplace, articles: int) -> None:
    """The store of *articles* articles with all that hangs on them, and its office, which watches every province."""
    store = Store(place.store_path)
    known = known_agencies()
    with store.transaction(Stamp("bench", BEGAN)) as tx:
        press.save_agencies(tx, known.values())
    with store.opened(read_only=False) as connection:
        connection.execute(SCRIPT.read_text(encoding="utf-8").replace("@N@", str(articles)))
    write_office(place.office_path, office_for_replay(known, CUTOFF))


def run(place: Workplace, *words: str) -> Ran:
    """``lamro`` with *words* on the store; raises SystemExit where it fails."""
    command = [sys.executable, "-m", "flows.cli", "--store", str(place.store_path), *words]
    before, started = _cpu_of_children(), time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while child.poll() is None:
        peak = max(peak, high_water(child.pid))
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    cpu = _cpu_of_children() - before
    said = child.communicate()[0].strip()
    if child.returncode:
        raise SystemExit(f"{' '.join(words)}: {said}")
    return Ran(seconds, cpu, peak, said)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def queue_ms(place: Workplace) -> list[float]:
    """How long each of ANSWERS answers of the triage queue took, the opening of the store included."""
    store = Store(place.store_path)
    taken: list[float] = []
    for _ in range(ANSWERS):
        started = time.perf_counter()
        with store.reading() as tx:
            rows = views.queue(tx, CUTOFF, decided_too=False)
        taken.append(1000 * (time.perf_counter() - started))
        assert rows, "an invented year leaves something to decide"
    return taken


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=ARTICLES)
    parser.add_argument("--keep", type=Path, help="keep the store in this folder; one that is there is used again")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = (options.keep or Path(folder)) / "lamro.duckdb"
        place = workplace(path, None)
        started = time.perf_counter()
        if not path.exists():
            place.folder.mkdir(parents=True, exist_ok=True)
            make_store(place, options.articles)
        made = time.perf_counter() - started
        at = ("--week", WEEK, "--at", CUTOFF.isoformat())
        one = run(place, "weekly", "--agency", "dak-lak", *at)
        together = run(place, "weekly", "--together", *at)
        check = run(place, "weekly", "--check", one.said.splitlines()[0])
        print(check.said, file=sys.stderr)
        before = time.process_time()
        answers = queue_ms(place)
        cpu_ms = 1000 * (time.process_time() - before) / ANSWERS
        result = {
            "articles": options.articles,
            "seconds": round(one.seconds, 1),
            "peak_rss_mb": round(one.peak_mib),
            "triage_p95_ms": round(quantiles(answers, n=20)[-1]),
            "triage_median_ms": round(sorted(answers)[len(answers) // 2]),
            "cpu_seconds": round(one.cpu_seconds, 1),
            "triage_cpu_ms": round(cpu_ms),
            "together_seconds": round(together.seconds, 1),
            "together_peak_rss_mb": round(together.peak_mib),
            "check_seconds": round(check.seconds, 1),
            "store_mb": round(path.stat().st_size / 2**20),
            "store_made_seconds": round(made),
        }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
