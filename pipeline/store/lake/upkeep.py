"""The lake's files: many small ones made few, what was purged gone from them too."""

from __future__ import annotations

import duckdb

from pipeline.store.connect import Store
from pipeline.store.place import LakeAddress
from pipeline.store.queries import queries


def tidy(store: Store) -> None:
    """Join the small files of a lake and remove those that nobody has needed for a day; a store file stays as it is.

    Every insert leaves one Parquet file.  No row changes, and none changes its place.  Raises as
    :meth:`Store.transaction`.
    """
    if not isinstance(store.address, LakeAddress):
        return
    with store.opened(read_only=False) as connection:
        queries().join_files(connection)
        _forget(connection, "1 day")


def scrub(store: Store) -> None:
    """Remove deleted rows from the files of a lake, its history and its catalogue, at once.

    Who is reading at that instant is told that a file is gone, and reads again.  PostgreSQL's own log and copies made
    before are out of reach.
    """
    with store.opened(read_only=False) as connection:
        queries().rewrite_files(connection)
        _forget(connection, "0 seconds")
        queries().blur_bounds(connection)


def _forget(connection: duckdb.DuckDBPyConnection, age: str) -> None:
    """Give up the states of the lake older than *age*, and the files that only they need."""
    queries().forget_states(connection, age=age)
    queries().remove_files(connection, age=age)
