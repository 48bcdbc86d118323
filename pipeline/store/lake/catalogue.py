"""A DuckDB instance meets the catalogue on PostgreSQL: who connects, how, and what is attached."""

from __future__ import annotations

import os
import socket

import duckdb

from pipeline.errors import LamroError
from pipeline.store.failures import make_room
from pipeline.store.place import LakeAddress
from pipeline.store.queries import queries, quoted

_TABLES = "main"  # the schema, below which DuckLake puts a folder for each table
_LONGEST_NAME = 63  # bytes of an application_name
# A machine that died lets go of its locks after a minute; a long night is no idle session.
_KEEPALIVE = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
_PATIENT = "-c idle_in_transaction_session_timeout=0 -c statement_timeout=0"
_READ_ONLY = "-c default_transaction_read_only=on"


def introduce(engine: duckdb.DuckDBPyConnection, address: LakeAddress) -> None:
    """Tell *engine* where the catalogue is and as whom to come, as a secret of this instance: what stands in an
    ATTACH would be shown by ``duckdb_databases()`` and repeated by every error."""
    known = {
        "HOST": address.host, "PORT": str(address.port or ""), "USER": address.user, "PASSWORD": address.password,
        "DATABASE": address.dbname,
    }  # fmt: skip
    words = "".join(f", {name} '{quoted(value)}'" for name, value in known.items() if value)
    engine.execute(queries().introduce.sql.replace("@KNOWN@", words))


def attach_gate(engine: duckdb.DuckDBPyConnection, address: LakeAddress) -> None:
    """PostgreSQL itself as ``gate``, read-only, for its locks."""
    engine.execute(queries().attach_gate.sql.replace("@HOW@", quoted(_how(address, read_only=True))))


def attach_lake(engine: duckdb.DuckDBPyConnection, address: LakeAddress, read_only: bool) -> None:
    """The tables as ``lake``; made where there are none and it is not *read_only*."""
    text = queries().attach_lake_to_read.sql if read_only else queries().attach_lake.sql
    how = quoted(_how(address, read_only))
    engine.execute(text.replace("@HOW@", how).replace("@DATA@", quoted(str(address.data))))


def is_there(engine: duckdb.DuckDBPyConnection, address: LakeAddress) -> bool:
    """Whether the database holds the catalogue of a lake."""
    attach_gate(engine, address)
    there = bool(queries().lake_is_there(engine))
    queries().leave_gate(engine)
    return there


def require_folder(engine: duckdb.DuckDBPyConnection, address: LakeAddress) -> None:
    """See that the folder of the data is the lake's own before anything is written into it; a new lake's is made.

    Raises :class:`LamroError` where the catalogue knows of files and the folder is empty: it is shared, and not there
    on this machine; what was written would lie where nobody else finds it.  Wants ``gate`` attached.
    """
    if not queries().lake_is_there(engine) or not queries().lake_has_files(engine):
        make_room(address.data)
    elif not (address.data / _TABLES).is_dir():
        raise LamroError(
            f"Không thấy dữ liệu của kho {address} trong thư mục {address.data}: data= có đúng không, "
            "thư mục dùng chung đã được gắn (mount) trên máy này chưa? Chưa ghi gì."
        )


def _how(address: LakeAddress, read_only: bool) -> str:
    """How to connect, in the words of PostgreSQL's library."""
    name = f"lamro PID {os.getpid()} {socket.gethostname()}".encode("ascii", "replace")[:_LONGEST_NAME].decode("ascii")
    options = f"{_KEEPALIVE} {_PATIENT} {_READ_ONLY if read_only else ''}".strip()
    said = {"application_name": name, "connect_timeout": "10", "options": options} | dict(address.settings)
    return " ".join(f"{key}='{_escaped(value)}'" for key, value in said.items())


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")
