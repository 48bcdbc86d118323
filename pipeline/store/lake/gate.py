"""One writer at a time over all machines: an advisory lock of PostgreSQL, held from before a write transaction
takes its snapshot until after its commit.

DuckLake finds out about two writers only when the second commits; by then that transaction has read, decided and
written on an old snapshot, and would have to be done again.  Behind the gate no second writer ever begins.  The lock
belongs to a connection: where a process is killed, PostgreSQL lets go of it; where its machine dies, after
about a minute (TCP keepalives).
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb

from pipeline.errors import StoreBusy
from pipeline.store.lake.catalogue import attach_gate
from pipeline.store.place import LakeAddress
from pipeline.store.queries import queries

_FIRST_PAUSE = 0.005
_LONGEST_PAUSE = 0.2


@contextmanager
def gate(engine: duckdb.DuckDBPyConnection, address: LakeAddress, patience_seconds: float) -> Iterator[None]:
    """Be the only writer of the lake at *address* for this block.

    Raises :class:`StoreBusy` naming who is after *patience_seconds*; :class:`duckdb.Error` where PostgreSQL fails.
    """
    attach_gate(engine, address)
    holder = engine.cursor()
    try:
        holder.begin()
        _pass(holder, address, patience_seconds)
        yield
    finally:
        with suppress(duckdb.Error):  # a lost connection holds no lock
            holder.rollback()
        holder.close()
    queries().leave_gate(engine)


def _pass(holder: duckdb.DuckDBPyConnection, address: LakeAddress, patience_seconds: float) -> None:
    deadline = time.monotonic() + patience_seconds
    pause = _FIRST_PAUSE
    while not queries().pass_gate(holder):
        if time.monotonic() + pause > deadline:
            raise StoreBusy(
                f"Kho dữ liệu {address} đang được ghi bởi {_who(holder)}; đã chờ {patience_seconds:g} giây. "
                "Hãy đợi việc đó xong rồi chạy lại lệnh, hoặc dừng tiến trình ấy nếu nó bị treo."
            )
        time.sleep(pause * random.uniform(0.7, 1.3))
        pause = min(pause * 1.6, _LONGEST_PAUSE)


def _who(holder: duckdb.DuckDBPyConnection) -> str:
    """Who holds the lock: process and machine as they named themselves, and PostgreSQL's own session."""
    found = queries().gate_holder(holder).to_pylist()
    if not found:
        return "một tiến trình khác (vừa xong)"
    one = found[0]
    return f"{one['application'] or 'một tiến trình'} (phiên PostgreSQL {one['session']}, từ {one['since']})"
