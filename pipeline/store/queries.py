"""The named SQL of ``sql/*.sql``, run on the very connection that holds the transaction."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import aiosql
import duckdb
import pyarrow as pa
from aiosql.utils import VAR_REF

SQL = Path(__file__).parent / "sql"


class ConnectionAdapter:
    """aiosql's driver for DuckDB, ours.

    The one that ships with aiosql runs each statement on ``connection.cursor()``.  In DuckDB that
    is a second connection: it sees nothing of the open transaction, and a ROLLBACK does not reach
    what it wrote.  This one never leaves the connection that it is given.
    """

    is_aio_driver = False

    def process_sql(self, query_name: str, op_type: object, sql: str) -> str:
        """``:name`` in our files is ``$name`` in DuckDB."""
        return VAR_REF.sub(_dollar, sql)

    def select(
        self, conn: duckdb.DuckDBPyConnection, query_name: str, sql: str, parameters: Any, record_class: Any = None
    ) -> pa.Table:
        """All rows, as one Arrow table."""
        return conn.execute(sql, parameters or None).to_arrow_table()

    def select_value(self, conn: duckdb.DuckDBPyConnection, query_name: str, sql: str, parameters: Any) -> Any:
        """The first column of the first row (``$``); None where there is no row."""
        row = conn.execute(sql, parameters or None).fetchone()
        return row[0] if row else None

    def insert_update_delete(self, conn: duckdb.DuckDBPyConnection, query_name: str, sql: str, parameters: Any) -> int:
        """The number of rows written (``!``)."""
        row = conn.execute(sql, parameters or None).fetchone()
        return int(row[0]) if row else 0

    def execute_script(self, conn: duckdb.DuckDBPyConnection, sql: str) -> str:
        """Several statements without parameters (``#``)."""
        conn.execute(sql)
        return "DONE"


def _dollar(match: re.Match[str]) -> str:
    found = match.groupdict()
    quoted = found["dquote"] or found["squote"]
    return str(quoted) if quoted is not None else f"{found['lead']}${found['var_name']}"


def quoted(words: str) -> str:
    """*words* as they stand between single quotes, for statements that take no parameters."""
    return words.replace("'", "''")


@cache
def queries() -> Any:
    """The queries by name: ``queries().articles_since(connection, day=...)``.

    All files share one set of names; a name given twice is refused by aiosql.
    """
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SQL.glob("*.sql")))
    return aiosql.from_str(text, ConnectionAdapter)  # type: ignore[arg-type]  # the parts of the protocol that we use
