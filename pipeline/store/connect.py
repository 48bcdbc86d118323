"""The store: a DuckDB file or a lake, opened for one transaction and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from pipeline.records.days import require_aware
from pipeline.store.file_backend import FileBackend
from pipeline.store.lake.backend import LakeBackend
from pipeline.store.migrate import bring_up_to_date, is_current, shipped
from pipeline.store.place import LakeAddress, StoreAddress
from pipeline.store.queries import queries
from pipeline.store.tx import Stamp, Tx

__all__ = ["Stamp", "Store", "Tx"]


class Store:
    """A store file, or a lake.  Making one opens nothing; no connection outlives its transaction.

    *patience_seconds*: how long to wait while another process has the file open, or writes into the lake.
    """

    def __init__(self, address: StoreAddress, patience_seconds: float = 60.0) -> None:
        self.address = address
        self.patience_seconds = patience_seconds
        self._backend = (
            LakeBackend(address, patience_seconds)
            if isinstance(address, LakeAddress)
            else FileBackend(address, patience_seconds)
        )

    @property
    def path(self) -> Path:
        """The store's file; :class:`TypeError` where it is a lake."""
        if isinstance(self.address, LakeAddress):
            raise TypeError(f"{self.address} is no file")
        return self.address

    @contextmanager
    def transaction(self, stamp: Stamp) -> Iterator[Tx]:
        """One write transaction; all of it is kept, or nothing where the block raises.

        The store is made or brought up to date first.  Raises :class:`StoreBusy`,
        :class:`StoreTooNew`, or :class:`LamroError` where disk or database fail; :class:`ValueError` for a
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
        """Whether there is a file with something in it, or a lake; raises :class:`StoreUnreachable`."""
        return self._backend.exists()

    @contextmanager
    def opened(
        self, read_only: bool, settle: str = "settle", sealed: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """The bare connection, for this room only: *settle* names the script that prepares it, *sealed* keeps
        statements from all other files."""
        with self._backend.opened(read_only, settle, sealed) as connection:
            yield connection
