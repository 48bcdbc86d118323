"""``lamro sql``: one statement that only reads, on a connection that cannot do otherwise."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import Any

import duckdb

from pipeline.errors import StatementRefused
from pipeline.store.connect import Store
from pipeline.store.place import LakeAddress

# On a lake these reach past its tables.  That keeps mistakes out, not intruders: who runs `lamro sql` holds the key to
# the database anyway, and PostgreSQL itself is told that nothing will be written.
_PAST_THE_LAKE = re.compile(r'postgres_|__ducklake|\bquery"?\s*\(', re.IGNORECASE)
_READS = frozenset({"SELECT", "EXPLAIN"})  # FROM, WITH, VALUES, DESCRIBE, SHOW and SUMMARIZE are SELECT to DuckDB


@dataclass(frozen=True, slots=True)
class ResultTable:
    """What a statement gave; instants on the clock of Viet Nam."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool  # there was more than the limit


def run_query(store: Store, sql: str, limit: int = 1000, seconds: float = 30.0) -> ResultTable:
    """The first *limit* rows of *sql*.

    The connection is read-only, reaches no file but the store, and is closed again.  A statement
    that takes longer than *seconds* is stopped: while it runs, nobody can write into a store file.  Raises
    :class:`StatementRefused` in plain words, and what :meth:`Store.reading` raises.
    """
    _require_one_reading(sql)
    if isinstance(store.address, LakeAddress) and _PAST_THE_LAKE.search(sql):
        raise StatementRefused("Câu truy vấn chỉ được đọc các bảng của kho, không được hỏi thẳng PostgreSQL.")
    with store.reading():
        pass  # makes the file, or brings its views up to date
    with store.opened(read_only=True, settle="settle_analyst", sealed=True) as connection:
        alarm = threading.Timer(seconds, connection.interrupt)
        alarm.start()
        try:
            connection.execute(sql)
            columns = tuple(str(each[0]) for each in connection.description or ())
            rows = connection.fetchmany(limit + 1)
        except duckdb.InterruptException:
            raise StatementRefused(
                f"Câu truy vấn chạy quá {seconds:g} giây nên đã bị dừng: hãy thêm điều kiện lọc hoặc giới hạn số dòng."
            ) from None
        except (duckdb.IOException, duckdb.FatalException):
            raise
        except duckdb.Error as error:
            raise StatementRefused(_words(error)) from None
        finally:
            alarm.cancel()
    return ResultTable(columns, tuple(tuple(row) for row in rows[:limit]), len(rows) > limit)


def _require_one_reading(sql: str) -> None:
    try:
        kinds = [statement.type.name for statement in duckdb.extract_statements(sql)]
    except duckdb.Error as error:
        raise StatementRefused(_words(error)) from None
    if len(kinds) != 1:
        raise StatementRefused(f"Mỗi lần chỉ chạy một câu truy vấn; ở đây có {len(kinds)} câu.")
    if kinds[0] not in _READS:
        raise StatementRefused(
            "Chỉ chạy được câu truy vấn chỉ đọc (SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN); "
            f"câu {kinds[0]} bị từ chối."
        )


def _words(error: duckdb.Error) -> str:
    if isinstance(error, duckdb.PermissionException):
        return "Câu truy vấn chỉ được đọc kho dữ liệu này, không được đọc hay ghi tệp nào khác."
    said = str(error)
    if "read-only mode" in said:
        return "Câu truy vấn này ghi vào kho dữ liệu; lệnh sql chỉ được đọc."
    if isinstance(error, duckdb.ParserException):
        return f"Câu truy vấn sai cú pháp: {said}"
    if isinstance(error, duckdb.CatalogException):
        return f"Câu truy vấn nhắc tới bảng hoặc hàm không có: {said}"
    if isinstance(error, duckdb.BinderException):
        return f"Câu truy vấn nhắc tới cột không có hoặc sai kiểu: {said}"
    return f"Không chạy được câu truy vấn: {said}"
