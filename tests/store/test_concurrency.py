"""Processes that write at once: each id is there once, and no commit is lost."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime, timedelta

from pipeline.records.audit import GENESIS
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, case_event_id, case_id
from pipeline.records.press import problem
from pipeline.store import audit, cases, press
from pipeline.store.connect import Stamp, Store
from pipeline.store.place import StoreAddress, store_address

NOW = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)


def open_cases(path: str, process: int, times: int = 40) -> None:
    """Time and again: open the same case, each process with its own clock."""
    store = Store(store_address(path))
    case = Case(case_id("dak-lak", "s", "g"), "dak-lak", "s", "g", "Vụ việc", "tt-02-2019", True, NOW)
    event = CaseEvent(
        case_event_id(case.case_id, CaseEventKind.OPENED, "a1", None), case.case_id, CaseEventKind.OPENED, NOW,
        "lamro", "", "a1",
    )  # fmt: skip
    for n in range(times):
        with store.transaction(Stamp(f"run-{process}", NOW + timedelta(seconds=n))) as tx:
            if cases.save_cases(tx, [case]):
                audit.append_audit(tx, NOW, "lamro", "case_opened", case.case_id, "{}")
            cases.save_events(tx, [event])


def write_own(path: str, process: int) -> None:
    """Ten commits, each with one row of its own, one that all share, and an audit entry."""
    store = Store(store_address(path))
    for n in range(10):
        with store.transaction(Stamp(f"run-{process}", NOW)) as tx:
            own = problem("collect", f"{process}-{n}", "timeout", "")
            press.save_problems(tx, [own, problem("collect", "chung", "timeout", "")])
            audit.append_audit(tx, NOW, f"p{process}", "noted", own.problem_id, "{}")


def together(target: object, where: StoreAddress, processes: int, *more: int) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=target, args=(str(where), n, *more)) for n in range(processes)]  # type: ignore[arg-type]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0] * processes


def test_two_processes_opening_the_same_case_time_and_again_leave_one(store: Store) -> None:
    together(open_cases, store.path, 2)
    with store.reading() as tx:
        (case,) = cases.all_cases(tx)
        assert len(cases.events_of(tx, case.case_id)) == 1
        assert len(audit.entries(tx)) == 1


def test_four_writers_at_once_lose_nothing_and_keep_one_chain(store: Store) -> None:
    together(write_own, store.path, 4)
    with store.reading() as tx:
        assert len(press.all_problems(tx)) == 41
        chain = audit.entries(tx)
    assert [entry.seq for entry in chain] == list(range(1, 41))
    assert [entry.previous for entry in chain] == [GENESIS, *(entry.entry_hash for entry in chain[:-1])]
