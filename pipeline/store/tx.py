"""What a transaction offers to the subject modules: named queries and appends, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from pipeline.store.codec import from_arrow, to_arrow
from pipeline.store.queries import queries
from pipeline.store.rows import TABLES, Table

R = TypeVar("R")

BATCH = 10_000
"""Rows a batch: bounds the memory that an append takes."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and by which run a row became known; *recorded_at* is the passed ``now``, aware."""

    run_id: str
    recorded_at: datetime


class Tx:
    """One open transaction.  Handed out by :class:`pipeline.store.connect.Store`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, stamp: Stamp | None) -> None:
        self._connection = connection
        self._stamp = stamp

    @property
    def stamp(self) -> Stamp:
        """The stamp of a write transaction; :class:`RuntimeError` in one that only reads."""
        if self._stamp is None:
            raise RuntimeError("this transaction only reads")
        return self._stamp

    def append(self, table: str, records: Iterable[object]) -> int:
        """Insert those *records* that *table* does not hold yet; the number of new rows.

        The same records a second time add nothing.  Raises :class:`KeyError` for an unknown table.
        """
        stamp, kind = self.stamp, TABLES[table]
        rows = _distinct(kind, records)
        insert = getattr(queries(), f"append_{table}")
        new = 0
        for start in range(0, len(rows), BATCH):
            with self._named("incoming", to_arrow(kind.record, rows[start : start + BATCH])):
                new += insert(self._connection, recorded_at=stamp.recorded_at, run_id=stamp.run_id)
        return new

    def records(
        self, record: type[R], query: str, wanted: Iterable[str] | None = None, **parameters: object
    ) -> tuple[R, ...]:
        """The rows of a named *query* as records of type *record*, matched by column name.

        *wanted*: ids or addresses that the query finds as ``wanted(id)``; as a parameter, a list of
        20,000 would take over a second.
        """
        ask = getattr(queries(), query)
        if wanted is None:
            return from_arrow(record, ask(self._connection, **parameters))
        with self._named("wanted", pa.table({"id": pa.array(list(wanted), pa.string())})):
            return from_arrow(record, ask(self._connection, **parameters))

    def rows(self, query: str, **parameters: object) -> list[tuple[Any, ...]]:
        """The rows of a named *query* as plain tuples."""
        table = getattr(queries(), query)(self._connection, **parameters)
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def mappings(self, query: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of a named *query* by column name: for callers that learn the columns from the query."""
        rows: list[dict[str, Any]] = getattr(queries(), query)(self._connection, **parameters).to_pylist()
        return rows

    def run(self, query: str, **parameters: object) -> Any:
        """What a named *query* returns: a value (``$``) or the number of rows written (``!``)."""
        return getattr(queries(), query)(self._connection, **parameters)

    @contextmanager
    def _named(self, name: str, table: pa.Table) -> Iterator[None]:
        """Let statements see an Arrow *table* under *name*."""
        self._connection.register(name, table)
        try:
            yield
        finally:
            with suppress(duckdb.Error):  # after a failure the transaction is void, the view with it
                self._connection.unregister(name)


def _distinct(table: Table, records: Iterable[object]) -> list[object]:
    """One record a key: the first, or the last of a table whose rows are renewed."""
    rows: dict[tuple[object, ...], object] = {}
    for record in records:
        key = tuple(getattr(record, name) for name in table.key)
        if table.renewed or key not in rows:
            rows[key] = record
    return list(rows.values())
