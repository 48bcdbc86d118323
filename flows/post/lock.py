"""One sender at a time on a machine: a lock that dies with its process."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import RunInProgress

_PAUSE_SECONDS = 0.05


@contextmanager
def one_sender(path: Path, patience_seconds: float) -> Iterator[None]:
    """Hold *path*.  Whoever holds it knows that every letter in another sender's hands was left there by a dead one.

    Raises :class:`RunInProgress` where another process has it for longer than *patience_seconds*.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(handle, time.monotonic() + patience_seconds)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                raise RunInProgress(
                    "Một lượt gửi thư khác đang chạy; thư đã xếp hàng sẽ đi trong lượt đó hoặc lượt sau."
                ) from None
            time.sleep(_PAUSE_SECONDS)
