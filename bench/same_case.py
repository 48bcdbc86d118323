"""Two processes open a case on the same flag at the same moment: one case each time, and one unbroken audit chain.

``python -m bench.same_case 500`` on a DuckDB file; ``--postgres`` also on DuckLake, on a PostgreSQL server of its
own; ``--lake URL`` on a server that is there (an empty database for this purpose: the cases stay in it).
The processes run the step of the night that opens cases, with clocks, drafts and audit entries; each has its own
instant, so that what either of them writes has an id of its own.  Every flag is about another agency; every ten begin
a new store.  The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from threading import Barrier

from bench.flag_records import raise_flag
from bench.postgres_server import postgres_server
from flows.jobs import known_agencies
from flows.steps.cases import open_cases
from flows.steps.law import office_law
from pipeline.cases.audit import verify
from pipeline.records.cases import CaseEventKind
from pipeline.records.office import ProfileKind
from pipeline.store import audit, cases
from pipeline.store.connect import Stamp, Store
from pipeline.store.place import store_address

ROUNDS = 500
A_STORE = 10
NOW = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
_PATIENCE = 120.0


def opener(number: int, tasks: SimpleQueue[tuple[str, str]], start: Barrier, done: Barrier) -> None:
    """Open the cases of an agency in the store named, each time that all are at the *start*; until the name is
    empty."""
    law, known = office_law(ProfileKind.PROVINCE), known_agencies()
    step = 0
    while (task := tasks.get())[0]:
        address, agency = task
        step += 1
        stamp = Stamp(f"opener-{number}-{step}", NOW + timedelta(minutes=step, milliseconds=number))
        store = Store(store_address(address), _PATIENCE)
        start.wait(_PATIENCE)
        open_cases(store, (agency,), 0.5, law, known, stamp)
        done.wait(_PATIENCE)


def race(rounds: int, new_store: Callable[[int], str]) -> dict[str, object]:
    """*rounds* flags, each opened by two processes at once; what came of it.  *new_store* gives the address of the
    n-th store."""
    spawn = multiprocessing.get_context("spawn")
    start, done = spawn.Barrier(3), spawn.Barrier(3)
    lines = [spawn.SimpleQueue() for _ in range(2)]
    workers = [spawn.Process(target=opener, args=(n, line, start, done)) for n, line in enumerate(lines)]
    for worker in workers:
        worker.start()
    agencies = sorted(known_agencies().values(), key=lambda one: one.id)
    found: Counter[str] = Counter()
    began, racing = time.perf_counter(), 0.0
    for first in range(0, rounds, A_STORE):
        address = new_store(first // A_STORE)
        flags = []
        for number in range(first, min(first + A_STORE, rounds)):
            agency = agencies[number % len(agencies)]
            flags.append(raise_flag(Store(store_address(address), _PATIENCE), agency, number, NOW))
            for line in lines:
                line.put((address, agency.id))
            start.wait(_PATIENCE)
            at = time.perf_counter()
            done.wait(_PATIENCE)
            racing += time.perf_counter() - at
        found += looked_at(Store(store_address(address), _PATIENCE), flags)
        print(f"  {len(flags) + first}: {dict(found)}, {time.perf_counter() - began:.0f} s", file=sys.stderr)
    for line in lines:
        line.put(("", ""))
    for worker in workers:
        worker.join(_PATIENCE)
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a process that opens cases failed")
    return {
        "cases": found["cases"],
        "doubled": found["doubled"],
        "lost": found["lost"],
        "chain_ok": not found["broken"],
        "seconds": round(time.perf_counter() - began, 1),
        "ms_a_race": round(racing / rounds * 1000),
    }


def looked_at(store: Store, flags: list[str]) -> Counter[str]:
    """The cases of *store*; what of case, opening, clock, statement or audit entry is there twice, or not at all."""
    found: Counter[str] = Counter()
    with store.reading() as tx:
        every = cases.all_cases(tx)
        chain = audit.entries(tx)
        opened: Counter[str] = Counter()
        for case in every:
            events = cases.events_of(tx, case.case_id)
            opened.update(event.ref for event in events if event.kind is CaseEventKind.OPENED)
            rows = [one.statement_id for one in cases.dossier_rows(tx, case.case_id)]
            counts = (len(cases.clocks_of(tx, case.case_id)), *Counter(rows).values())
            found["doubled"] += sum(max(0, count - 1) for count in counts) + len(events) - 1
            found["lost"] += counts[0] == 0 or not rows
    told = Counter(entry.subject for entry in chain if entry.action == "case.opened")
    found["cases"] += len(every)
    found["doubled"] += sum(max(0, opened[flag] - 1) for flag in flags)
    found["doubled"] += sum(max(0, told[case.case_id] - 1) for case in every) + len(every) - len(opened)
    found["lost"] += sum(opened[flag] == 0 for flag in flags) + sum(told[case.case_id] == 0 for case in every)
    found["broken"] += not verify(chain).ok
    return found


def main(arguments: list[str] | None = None) -> int:
    """One JSON object on the last line of stdout; exit 1 where a case is doubled or lost, or a chain broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", type=int, nargs="?", default=ROUNDS)
    parser.add_argument("--lake", help="ducklake:postgresql://...?data=...")
    parser.add_argument("--postgres", action="store_true", help="start a PostgreSQL server for the lake")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lamro-same-case-")))
        print("a DuckDB file", file=sys.stderr)
        result = {"rounds": options.rounds, **race(options.rounds, lambda n: str(folder / f"{n}" / "lamro.duckdb"))}
        new_lake: Callable[[int], str] | None = None
        if options.postgres:
            server = stack.enter_context(postgres_server())

            def new_lake(number: int) -> str:
                server.make_database(f"lake{number}")
                return server.by_socket(f"lake{number}", folder / f"lake{number}" / "data")

        elif options.lake:
            new_lake = lambda _: str(options.lake)  # noqa: E731
        if new_lake is not None:
            print("DuckLake on PostgreSQL", file=sys.stderr)
            result |= {f"lake_{name}": value for name, value in race(options.rounds, new_lake).items()}
    print(json.dumps(result))
    bad = ("doubled", "lost", "lake_doubled", "lake_lost")
    return int(any(result.get(name) for name in bad) or not result["chain_ok"] or not result.get("lake_chain_ok", True))


if __name__ == "__main__":
    raise SystemExit(main())
