"""One nightly run at a time: a lock that dies with its process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import RunInProgress


@contextmanager
def only_one(lock_path: Path) -> Iterator[None]:
    """Hold *lock_path* for the time of a run.  Raises :class:`RunInProgress` where another process has it.

    The lock is the kernel's (flock): a killed run leaves none behind.
    """
    lock_path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 64, 0).decode("ascii", "replace").strip() or "unknown"
            raise RunInProgress(
                f"Một lượt chạy khác đang làm việc trên kho này (tiến trình {holder}). Đợi lượt đó xong rồi chạy lại. "
                f"[another run holds {lock_path.name}, process {holder}]"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
        yield
    finally:
        os.close(handle)
