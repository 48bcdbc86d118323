"""Numbered migrations, run once each and never edited; views, made again when their text changes."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from pipeline.errors import LamroError, NotOurStore, StoreTooNew
from pipeline.store.queries import SQL, queries


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: ``0001_press.sql`` is number 1."""

    number: int
    name: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Schema:
    """What this version of the program wants a store to be."""

    migrations: tuple[Migration, ...]
    views: str
    views_sha256: str


@cache
def shipped(folder: Path = SQL) -> Schema:
    """The migrations and views under *folder*; raises :class:`LamroError` where numbers have gaps."""
    migrations = tuple(_migration(path) for path in sorted((folder / "migrations").glob("*.sql")))
    if [each.number for each in migrations] != list(range(1, len(migrations) + 1)):
        raise LamroError(f"Các tệp trong {folder / 'migrations'} phải được đánh số liên tục từ 0001.")
    views = "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / "views").glob("*.sql")))
    return Schema(migrations, views, _sha256(views))


def has_history(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the schema's book is there at all.  A lake lists its tables in 0.1 s: the book itself is asked for."""
    try:
        queries().ever_migrated(connection)
    except duckdb.CatalogException:
        return False
    return True


def is_current(connection: duckdb.DuckDBPyConnection, schema: Schema) -> bool:
    """Whether the store is as *schema* wants it.

    Raises :class:`StoreTooNew` where it knows a higher number than *schema*, :class:`LamroError`
    where a migration that was run has been edited since.
    """
    if not has_history(connection):
        return False
    return not _pending(connection, schema) and queries().views_hash(connection) == schema.views_sha256


def bring_up_to_date(connection: duckdb.DuckDBPyConnection, schema: Schema) -> None:
    """Run what is missing, all in one transaction: the store is of the old version or the new one."""
    if is_current(connection, schema):
        return
    connection.begin()
    try:
        if not has_history(connection):
            if queries().has_tables(connection):
                raise NotOurStore("Tệp này là cơ sở dữ liệu khác, không phải kho của Làm Rõ; không ghi gì vào đó.")
            queries().create_history(connection)
        for step in _pending(connection, schema):
            connection.execute(step.text)
            queries().note_migration(connection, number=step.number, name=step.name, sha256=step.sha256)
        if queries().views_hash(connection) != schema.views_sha256:
            connection.execute(schema.views)
            queries().note_views(connection, sha256=schema.views_sha256)
        connection.commit()
    except BaseException:
        with suppress(duckdb.Error):  # a failed commit has rolled back already
            connection.rollback()
        raise


def _pending(connection: duckdb.DuckDBPyConnection, schema: Schema) -> tuple[Migration, ...]:
    known = {each.number: each for each in schema.migrations}
    done = queries().migrations(connection).to_pylist()
    for row in done:
        if row["number"] not in known:
            raise StoreTooNew(
                f"Kho dữ liệu do một phiên bản Làm Rõ mới hơn ghi (bước {row['number']:04d} {row['name']}); "
                f"phiên bản này chỉ biết đến bước {len(known):04d}. Hãy cập nhật Làm Rõ."
            )
        if known[row["number"]].sha256 != row["sha256"]:
            raise LamroError(
                f"Bước {row['name']} đã bị sửa sau khi được chạy trên kho dữ liệu này. "
                "Không sửa bước cũ: hãy khôi phục tệp và viết một bước mới."
            )
    return schema.migrations[len(done) :]


def _migration(path: Path) -> Migration:
    text = path.read_text(encoding="utf-8")
    return Migration(int(path.name[:4]), path.stem, _sha256(text), text)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
