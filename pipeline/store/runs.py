"""The book of runs, and the digests that were made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.records.runs import DigestPaper, RunEvent, RunEventKind
from pipeline.store.tx import Tx


def start_run(tx: Tx, kind: str, at: datetime, detail: str = "") -> RunEvent:
    """Note that the stamp's run began; *kind* is nightly, clock, weekly, replay …"""
    return _note(tx, kind, RunEventKind.STARTED, at, detail)


def end_run(tx: Tx, kind: str, event: RunEventKind, at: datetime, detail: str = "") -> RunEvent:
    """Note that the stamp's run ended: finished, partial or failed."""
    return _note(tx, kind, event, at, detail)


def last_run(tx: Tx, kind: str) -> RunEvent | None:
    """The last event of this kind of run: ``started`` where it still runs or was killed; None before the first."""
    found = tx.records(RunEvent, "run_events_of", kind=kind)
    return found[-1] if found else None


def all_runs(tx: Tx) -> tuple[RunEvent, ...]:
    """Every event, in the order in which they became known."""
    return tx.records(RunEvent, "all_run_events")


def save_digests(tx: Tx, papers: Iterable[DigestPaper]) -> int:
    """The number of new rows."""
    return tx.append("digests", papers)


def digests_of(tx: Tx, agency_id: str) -> tuple[DigestPaper, ...]:
    """By (week_start, cutoff)."""
    return tx.records(DigestPaper, "digests_of", agency_id=agency_id)


def _note(tx: Tx, kind: str, event: RunEventKind, at: datetime, detail: str) -> RunEvent:
    row = RunEvent(tx.stamp.run_id, kind, event, at, detail)
    tx.append("run_events", [row])
    return row
