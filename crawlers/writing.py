"""Who may write in a run's folder: one process at a time, told by a lock that dies with it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from pipeline.errors import CollectorFailed

PATIENCE_SECONDS = 10.0  # a collector whose flow was killed ends itself within half a second
_PAUSE = 0.02


class FolderHeld:
    """The kernel's lock on a run's folder itself: it leaves no file behind."""

    def __init__(self, folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """Raises :class:`CollectorFailed` where another process keeps it longer than *patience_seconds*."""
        self._handle = os.open(folder, os.O_RDONLY)
        until = monotonic() + patience_seconds
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if monotonic() > until:
                    self.release()
                    raise CollectorFailed(
                        f"Another process is still writing in {folder.name}; wait for it to end, then run this again."
                    ) from None
            sleep(_PAUSE)

    def release(self) -> None:
        os.close(self._handle)


@contextmanager
def only_writer(folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold *folder* for the time of the block; raises as :class:`FolderHeld` does."""
    held = FolderHeld(folder, patience_seconds)
    try:
        yield
    finally:
        held.release()
