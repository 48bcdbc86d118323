"""The store: one DuckDB file, opened for one transaction and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from pipeline.records.days import require_aware
from pipeline.store.birth import bring_into_being
from pipeline.store.failures import make_room, plainly
from pipeline.store.migrate import bring_up_to_date, is_current, shipped
from pipeline.store.queries import queries
from pipeline.store.tx import Stamp, Tx
from pipeline.store.waiting import open_when_free, turn

__all__ = ["Stamp", "Store", "Tx"]

# DuckDB never downloads: its extensions come as wheels or not at all.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class Store:
    """A store file.  Making one opens nothing; no connection outlives its transaction.

    *patience_seconds*: how long to wait while another process has the file open.
    """

    def __init__(self, path: Path, patience_seconds: float = 60.0) -> None:
        self.path = path
        self.patience_seconds = patience_seconds

    @contextmanager
    def transaction(self, stamp: Stamp) -> Iterator[Tx]:
        """One write transaction; all of it is kept, or nothing where the block raises.

        The file is made or brought up to date first.  Raises :class:`StoreBusy`,
        :class:`StoreTooNew`, or :class:`LamroError` where the disk fails; :class:`ValueError` for a
        stamp without time zone.
        """
        require_aware(stamp.recorded_at)
        with self.opened(read_only=False) as connection:
            bring_up_to_date(connection, shipped())
            connection.begin()
            try:
                queries().take_write_lock(connection, recorded_at=stamp.recorded_at, run_id=stamp.run_id)
                yield Tx(connection, stamp)
                connection.commit()
            except BaseException:
                with suppress(duckdb.Error):  # a failed commit has rolled back already
                    connection.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """One transaction that only reads; others may read at the same time.  Raises as above."""
        with ExitStack() as stack:
            yield Tx(self._current(stack), None)

    def _current(self, stack: ExitStack) -> duckdb.DuckDBPyConnection:
        if self.exists():
            connection = stack.enter_context(self.opened(read_only=True))
            if is_current(connection, shipped()):
                connection.begin()
                return connection
            stack.close()
        with self.opened(read_only=False) as writer:
            bring_up_to_date(writer, shipped())
        connection = stack.enter_context(self.opened(read_only=True))
        connection.begin()
        return connection

    def exists(self) -> bool:
        """Whether there is a file with something in it."""
        try:
            return self.path.stat().st_size > 0
        except FileNotFoundError:
            return False
        except OSError:
            return True  # opening it will say what is wrong

    @contextmanager
    def opened(self, read_only: bool, settle: str = "settle", **config: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        """The bare connection, for this room only: *settle* names the script that prepares it."""
        make_room(self.path)
        with turn(self.path, self.patience_seconds), plainly(self.path):
            bring_into_being(self.path)
            connection = open_when_free(self.path, self.patience_seconds, read_only, {**_CONFIG, **config})
            try:
                getattr(queries(), settle)(connection)
                yield connection
            finally:
                connection.close()
