"""One run of the sender in a process that kills itself (-9) at a named point.  Run as a script: FOLDER POINT.

Sender, server and store are the real ones; only the point of the kill is ours.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from post_office import NOW

from flows.post.book import Book
from flows.post.job import run_post
from flows.post.journal import Journal
from flows.workplace import workplace


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _after(home: type, name: str) -> None:
    work: Callable[..., Any] = getattr(home, name)

    def replaced(*arguments: Any) -> None:
        work(*arguments)
        die()

    setattr(home, name, replaced)


TAKEN = "taken, nothing said to the server"
LAST_LINE = "the last line is not sent"
ACCEPTED = "the server has accepted, nothing is noted"
NOTED = "its answer is on disk, not in the store"
POINTS: dict[str, Callable[[], None]] = {
    TAKEN: lambda: _after(Book, "open_run"),
    LAST_LINE: lambda: _after(Book, "mark_handing"),
    ACCEPTED: lambda: setattr(Journal, "note", die),
    NOTED: lambda: _after(Journal, "note"),
}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    POINTS[sys.argv[2]]()
    run_post(workplace(folder / "lamro.duckdb", folder / "office.yml"), NOW)
