"""One writer at a time: threads take turns, processes wait for DuckDB's lock on the file."""

from __future__ import annotations

import fcntl
import os
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import duckdb

from pipeline.errors import StoreBusy
from pipeline.store.failures import plainly
from pipeline.store.place import StoreAddress

_HELD = re.compile(r"Could not set lock on file.*?held(?: in (?P<program>.+?))? \(PID (?P<pid>\d+)\)", re.DOTALL)
_FIRST_PAUSE = 0.01
_LONGEST_PAUSE = 0.4


class _Turns:
    """Which thread of this process has which store open."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.locks: dict[StoreAddress, threading.Lock] = {}
        self.owners: dict[StoreAddress, int] = {}


_turns = _Turns()


def _begin_anew() -> None:
    """A forked child has none of its parent's transactions."""
    global _turns
    _turns = _Turns()


os.register_at_fork(after_in_child=_begin_anew)


@contextmanager
def turn(address: StoreAddress, patience_seconds: float) -> Iterator[None]:
    """Let the threads of this process open the store at *address* one after the other.

    Raises :class:`StoreBusy` after *patience_seconds*, :class:`RuntimeError` where the same thread
    has it open already: a transaction inside a transaction would wait for itself.
    """
    key, turns = address.resolve() if isinstance(address, Path) else address, _turns
    with turns.guard:
        lock = turns.locks.setdefault(key, threading.Lock())
        if turns.owners.get(key) == threading.get_ident():
            raise RuntimeError(f"transactions on {address} do not nest")
    if not lock.acquire(timeout=patience_seconds):
        raise StoreBusy(_busy(address, patience_seconds, f"một luồng khác của tiến trình này (PID {os.getpid()})"))
    turns.owners[key] = threading.get_ident()
    try:
        yield
    finally:
        turns.owners.pop(key, None)
        lock.release()


def open_when_free(
    path: Path, patience_seconds: float, read_only: bool, config: dict[str, str | bool | int | float | list[str]]
) -> duckdb.DuckDBPyConnection:
    """Open *path*, waiting with growing pauses while another process holds its lock.

    Raises :class:`StoreBusy` naming that process after *patience_seconds*, and what
    :func:`pipeline.store.failures.plainly` makes of any other failure.
    """
    deadline = time.monotonic() + patience_seconds
    pause = _FIRST_PAUSE
    while True:
        with plainly(path):
            try:
                return duckdb.connect(str(path), read_only=read_only, config=config)
            except duckdb.IOException as error:
                held = _HELD.search(str(error))
                if held is None:
                    raise
                if time.monotonic() + pause > deadline:
                    raise StoreBusy(_busy(path, patience_seconds, _holder(held))) from None
        time.sleep(pause * random.uniform(0.7, 1.3))
        pause = min(pause * 1.6, _LONGEST_PAUSE)


@contextmanager
def held_still(path: Path, patience_seconds: float, alone: bool = False) -> Iterator[BinaryIO]:
    """Hold the lock on the file *path* that DuckDB itself would hold, without opening a database.

    Shared: others may read; *alone*: nobody else.  The file must be read through the handle that
    is yielded, for closing any other handle of this process would let go of the lock (POSIX).
    Raises :class:`StoreBusy` after *patience_seconds*.
    """
    deadline = time.monotonic() + patience_seconds
    with path.open("r+b" if alone else "rb") as file:
        while True:
            try:
                fcntl.lockf(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except (BlockingIOError, PermissionError):
                if time.monotonic() > deadline:
                    raise StoreBusy(_busy(path, patience_seconds, "một tiến trình khác")) from None
            time.sleep(_FIRST_PAUSE)
        yield file


def _busy(address: StoreAddress, patience_seconds: float, holder: str) -> str:
    return (
        f"Kho dữ liệu {address} đang được sử dụng bởi {holder}; đã chờ {patience_seconds:g} giây. "
        "Hãy đợi việc đó xong rồi chạy lại lệnh, hoặc dừng tiến trình ấy nếu nó bị treo."
    )


def _holder(held: re.Match[str]) -> str:
    """Who holds the lock: process id and command line, as far as this machine tells."""
    pid = held["pid"]
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        command = " ".join(word.decode("utf-8", "replace") for word in words if word)
    except OSError:
        command = ""
    return f"tiến trình PID {pid} ({command or held['program'] or 'không rõ lệnh'})"
