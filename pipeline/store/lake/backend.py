"""How a lake is opened: for a writer behind the gate, for a reader at once, for an analyst sealed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import duckdb

from pipeline.store.lake.catalogue import attach_lake, introduce, is_there, require_folder
from pipeline.store.lake.engines import engine
from pipeline.store.lake.failures import plainly
from pipeline.store.lake.gate import gate
from pipeline.store.place import LakeAddress
from pipeline.store.queries import queries, quoted
from pipeline.store.waiting import turn


class LakeBackend:
    """The lake at *address*.  Writers wait for one another for *patience_seconds*; readers wait for nobody."""

    def __init__(self, address: LakeAddress, patience_seconds: float) -> None:
        self.address = address
        self.patience_seconds = patience_seconds
        self._seen = False

    def exists(self) -> bool:
        """Whether there is a lake's catalogue in the database; raises :class:`StoreUnreachable`."""
        if not self._seen:  # a catalogue that is there does not go
            with plainly(self.address), engine(keep=True) as made:
                introduce(made, self.address)
                self._seen = is_there(made, self.address)
        return self._seen

    @contextmanager
    def opened(self, read_only: bool, settle: str, sealed: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection on which the lake's tables have their plain names.

        A writer is the only one on all machines until the block ends.  *sealed*: no statement reaches any file but the
        lake's.  Raises what :func:`pipeline.store.lake.failures.plainly` says, :class:`StoreBusy`,
        :class:`ExtensionMissing`; :class:`RuntimeError` where this thread is writing already.
        """
        with ExitStack() as stack:
            stack.enter_context(plainly(self.address))
            if not read_only:
                stack.enter_context(turn(self.address, self.patience_seconds))
            made = stack.enter_context(engine(keep=not sealed))
            introduce(made, self.address)
            if not read_only:
                stack.enter_context(gate(made, self.address, self.patience_seconds))
                require_folder(made, self.address)
            attach_lake(made, self.address, read_only)
            connection = made.cursor()
            try:
                queries().enter_lake(connection)
                if sealed:
                    connection.execute(queries().seal_lake.sql.replace("@DATA@", quoted(str(self.address.data))))
                getattr(queries(), settle)(connection)
                yield connection
            finally:
                with suppress(duckdb.Error):  # nothing is open, or the failure has ended it
                    connection.rollback()
                connection.close()
            if not sealed:
                queries().leave_lake(made)
