"""DuckDB instances with the lake's extensions loaded: kept between transactions, for loading takes 0.3 s."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipeline.store.lake.extensions import NEEDED, extension_file
from pipeline.store.queries import queries, quoted

# DuckDB never downloads: its extensions come as wheels or not at all.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_KEPT = 4
"""Idle instances at most.  An idle one is attached to nothing and holds no connection."""

_idle: list[duckdb.DuckDBPyConnection] = []
_guard = threading.Lock()


def _begin_anew() -> None:
    """A forked child cannot use its parent's instances, nor close them: their threads stayed behind."""
    global _idle, _guard
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(_idle))
    _idle, _guard = [], threading.Lock()


os.register_at_fork(after_in_child=_begin_anew)


@contextmanager
def engine(keep: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """An instance for this block alone; *keep*: others may use it afterwards, unless the block fails.

    Raises :class:`ExtensionMissing`.
    """
    with _guard:
        made = _idle.pop() if keep and _idle else None
    made = made or _started()
    try:
        yield made
    except BaseException:
        made.close()
        raise
    with _guard:
        room = keep and len(_idle) < _KEPT
        if room:
            _idle.append(made)
    if not room:
        made.close()


def _started() -> duckdb.DuckDBPyConnection:
    files = [extension_file(name) for name in NEEDED]
    made = duckdb.connect(":memory:", config=_CONFIG)
    for file in files:
        made.execute(queries().load_extension.sql.replace("@FILE@", quoted(str(file))))
    return made
