"""How a store file is opened: one process at a time, after waiting for its lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.store.birth import bring_into_being
from pipeline.store.failures import make_room, plainly
from pipeline.store.queries import queries
from pipeline.store.waiting import open_when_free, turn

# DuckDB never downloads: its extensions come as wheels or not at all.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class FileBackend:
    """The DuckDB file at *address*."""

    def __init__(self, address: Path, patience_seconds: float) -> None:
        self.address = address
        self.patience_seconds = patience_seconds

    def exists(self) -> bool:
        """Whether there is a file with something in it."""
        try:
            return self.address.stat().st_size > 0
        except FileNotFoundError:
            return False
        except OSError:
            return True  # opening it will say what is wrong

    @contextmanager
    def opened(self, read_only: bool, settle: str, sealed: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the file, made where it is not there.  *sealed*: no statement reaches any other file."""
        make_room(self.address)
        config = {**_CONFIG, **({"enable_external_access": False} if sealed else {})}
        with turn(self.address, self.patience_seconds), plainly(self.address):
            bring_into_being(self.address)
            connection = open_when_free(self.address, self.patience_seconds, read_only, config)
            try:
                getattr(queries(), settle)(connection)
                yield connection
            finally:
                connection.close()
