"""A store file comes into being as a whole: DuckDB writes a new file in steps, and a kill between them would leave
one that no later run can open."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

SMALLEST = 12_288
"""Bytes of an empty DuckDB file: three headers of 4,096."""

_MAGIC, _MAGIC_AT = b"DUCK", 8


def bring_into_being(path: Path) -> None:
    """Put an empty database at *path* where there is none, or only what a killed process left of a new one.

    A file that could hold anything else stays as it is.  Raises :class:`OSError`, :class:`duckdb.Error`.
    """
    if not _is_missing(path):
        return
    with _alone(path.parent):
        if not _is_missing(path):
            return
        fresh = path.with_name(f".{path.name}.new")
        fresh.unlink(missing_ok=True)
        duckdb.connect(str(fresh)).close()
        os.replace(fresh, path)


def _is_missing(path: Path) -> bool:
    """Whether *path* is not there, is empty, or is the beginning of a database that nothing was written into."""
    try:
        size = path.stat().st_size
        if size == 0 or size >= SMALLEST:
            return size == 0
        with path.open("rb") as file:
            head = file.read(_MAGIC_AT + len(_MAGIC))
    except FileNotFoundError:
        return True
    except OSError:
        return False  # opening it will say what is wrong
    return head[_MAGIC_AT:] == _MAGIC and not path.with_name(path.name + ".wal").exists()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold *folder* while a file is put into it; the lock dies with the process."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
