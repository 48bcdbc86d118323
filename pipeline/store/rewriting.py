"""The store written anew: DuckDB leaves deleted words in free blocks of its file, where anyone could read them."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from pipeline.errors import StoreBusy
from pipeline.store.connect import Store
from pipeline.store.failures import plainly
from pipeline.store.lake.upkeep import scrub
from pipeline.store.place import LakeAddress
from pipeline.store.queries import queries
from pipeline.store.waiting import held_still, turn

_TRIES = 20
_NAME = "rewritten"  # of the copy: the query names it so


def rewrite(store: Store) -> None:
    """Put a copy of *store* that holds only what stands in it into its place, rows in the same order; of a lake, the
    files with deleted rows.

    Raises :class:`StoreBusy` where others keep writing; then the store stays as it was.
    """
    if isinstance(store.address, LakeAddress):
        scrub(store)
        return
    part = store.path.with_name(f"{_NAME}.duckdb")
    for _ in range(_TRIES):
        with store.opened(read_only=False):
            pass  # closing it writes the log into the file
        try:
            before = _copy(store, part)
            with (
                turn(store.path, store.patience_seconds),
                held_still(store.path, store.patience_seconds, alone=True),
            ):
                if _state(store.path) == before:
                    os.replace(part, store.path)
                    return
        finally:
            part.unlink(missing_ok=True)
    raise StoreBusy(f"Kho {store.path} đang được ghi liên tục: hãy chạy lại lệnh xóa khi không còn việc nào khác chạy.")


def _copy(store: Store, part: Path) -> tuple[int, int, bool]:
    """Write the copy while nobody can write; what the file looked like meanwhile."""
    part.unlink(missing_ok=True)
    with turn(store.path, store.patience_seconds), plainly(store.path), duckdb.connect(str(part)) as connection:
        quoted = str(store.path).replace("'", "''")
        connection.execute(queries().attach_old.sql.replace("@PATH@", quoted))
        before = _state(store.path)
        queries().copy_old(connection)
        queries().detach_old(connection)
    return before


def _state(path: Path) -> tuple[int, int, bool]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, path.with_name(f"{path.name}.wal").exists()
