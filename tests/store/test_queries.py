"""Named SQL runs on the connection that holds the transaction, and a ROLLBACK reaches it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pipeline.store import press
from pipeline.store.codec import layout
from pipeline.store.connect import Store
from pipeline.store.queries import SQL, queries
from pipeline.store.rows import TABLES

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_a_named_write_that_is_rolled_back_leaves_nothing(store: Store, make: Make) -> None:
    with store.reading():
        pass
    with store.opened(read_only=False) as connection:
        connection.begin()
        assert queries().note_views(connection, sha256="rolled back") == 1
        assert queries().views_hash(connection) == "rolled back"
        connection.rollback()
        assert queries().views_hash(connection) != "rolled back"
    with store.reading() as tx:
        assert tx.run("views_hash") != "rolled back"


def test_a_named_write_that_fails_takes_the_others_with_it(store: Store, make: Make) -> None:
    def write() -> None:
        with store.transaction(make.stamp()) as tx:
            tx.append("articles", [make.article()])
            tx.append("no_such_table", [make.article()])

    with pytest.raises(KeyError):
        write()
    with store.reading() as tx:
        assert press.articles_since(tx, make.article().day) == ()


def test_every_table_has_its_named_append_and_the_columns_of_its_record(store: Store) -> None:
    with store.reading():
        pass
    with store.opened(read_only=True) as connection:
        for name, table in TABLES.items():
            assert callable(getattr(queries(), f"append_{name}"))
            columns = {row[0] for row in connection.execute(f"describe {name}").fetchall()}
            fields = {column.name for column in layout(table.record)}
            assert columns == fields | {"recorded_at", "run_id"}, name


def test_every_query_says_what_it_is_named_once() -> None:
    names = [
        name for path in SQL.glob("*.sql") for name in re.findall(r"^-- name: (\w+)", path.read_text("utf-8"), re.M)
    ]
    assert len(names) == len(set(names))


def test_no_table_or_view_has_a_column_for_a_person_who_wrote(store: Store) -> None:
    with store.reading():
        pass
    with store.opened(read_only=True) as connection:
        rows = connection.execute("select table_name, column_name from duckdb_columns() where not internal").fetchall()
    named = {(table, column) for table, column in rows if re.search(r"author|byline|journalist|reporter", column)}
    assert named == {("dossier_statements", "author")}  # the office's own login


def test_only_the_write_lock_is_ever_updated_and_nothing_is_unique() -> None:
    for path in SQL.rglob("*.sql"):
        words = re.sub(r"--.*", "", path.read_text("utf-8")).lower()
        if path.name == "purge.sql":  # state-secret matter that was entered by accident, and nothing else
            words = words.replace("delete from", "").replace("update ", "blank ")
        assert not re.search(r"\b(delete|truncate|primary key|unique|sequence|autoincrement)\b", words), path.name
        if path.name == "lake.sql":  # the bounds that DuckLake's catalogue keeps of words that were purged
            words = words.replace("update __ducklake_metadata_lake.ducklake_table_column_stats", "")
        assert re.findall(r"\bupdate\s+(\w+)", words) in ([], ["write_lock"]), path.name
