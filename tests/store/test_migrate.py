"""Migrations run once, are never edited, and a newer store is not touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import LamroError, StoreTooNew
from pipeline.store.connect import Store
from pipeline.store.migrate import Schema, bring_up_to_date, is_current, shipped
from pipeline.store.queries import SQL

# What was shipped is never edited: a change of the schema is a new file with a new line here.
SHIPPED = {
    "0001_press": "9f4c5d7bfe605b9b91343ef6aab013e83d2910bfdcf7a818358b181e46ad0a94",
    "0002_assessment": "76c0825f9d867294eadc6a3e7604ccc63c886313bda008dda5b279ebc10dc476",
    "0003_cases": "0c86a8cf3911d639f3b24a50a3696e31d0f1df07784328a03dfe5bcba76aa39f",
    "0004_log": "0fb5b008c1cdeebd04fd95c2558a5be78aea9b9d559ffb75c7464dd7333b587d",
    "0005_extracted": "1e21288eb4c4ae0a564419c4a5cbd02626e71a43f70a7fecb990753914b6047f",
    "0006_source_dates": "a97c01904a6a840c86752d013d6fe395b3314d7eaade2a7010e395ce70f3b413",
    "0007_feed_polls": "b403d96244b02f6e7fa67c324aca52db5a6103b68b31e0c602f64ef32a7da743",
    "0008_page_changes": "8b72008f6c5cc96436e07adee1e31ebb56dd953ab4ff285ec5249c04c33bae9d",
    "0009_stories": "3a0085b2813d494b9963b36bd659b66fa1ea13330ac91c71646dff801f0daeb1",
    "0010_warnings": "1aac72fa27e45d176a114cf20182306815b679270d51709a3ae71f3de33b7e71",
    "0011_imported": "c143f35a6bd67cacd793b9bc47b5d4ce11e2986992412ac5a610cb72dd221600",
    "0012_case_acts": "c422a211bbcc8972e34883ab59f374f5face0dd3c2751615b9be77da992dc0e9",
    "0013_indicators": "87434771c2ab10ced8af97df97228317d1495f65eb2e3b53604b3f3a726b37db",
    "0014_outbox": "73660a8f3dfaec6b697a151e0273cc77a1c58cb68aace0b2e598c4ecdab5538b",
    "0015_registers": "0e6a70bbb3657fb8698a03268e640f5757c3b88faa6c89382f9ce2c81c1aeac4",
    "0016_pickups": "5f817cbbcf76a6780384ff72e12325dc410d57919918084281b462d4e1cc29f9",
    "0017_day_papers": "d0a61f90936fd35d965c8124bf04ddb1598659c06062adaa02ce6a1775f9e680",
    "0018_clock_changes": "cade588c7b2b89b7a75e95caa790b8cb127bd025274e583f003fc9a31136d289",
    "0019_audit_signatures": "f7f93823388c168c2037271ac8a366a4954cf65820a39bfa301cd9e488ba98b2",
    "0020_case_titles": "af1d30e18a5f6bd19298f76460c3b082e21badd559ea5c2f77616c3c745751b5",
    "0021_thresholds": "0e78dc28b8893af42d9661cdd7653ba9b7a4f9b7c47976fb08d0968c71dbe55e",
    "0022_settings": "32ae4fa8a075531b239e63763e12c761830982b1f4b12d62a6f9c45a5c0422c4",
    "0023_superseded_statements": "750952fb92d738d537765d7c05cb8a5987d3e25b0cdc8108a5c92754e8862417",
}


def schema_of(tmp_path: Path, name: str, **files: str) -> Schema:
    """The shipped schema with *files* (``0002_assessment`` …) written over it, or added."""
    folder = tmp_path / name
    shutil.copytree(SQL, folder)
    for file, text in files.items():
        (folder / f"{file.replace('__', '/')}.sql").write_text(text, encoding="utf-8")
    return shipped(folder)


def test_what_was_shipped_is_never_edited() -> None:
    assert {each.name: each.sha256 for each in shipped().migrations} == SHIPPED


def test_migrations_run_once(store: Store) -> None:
    for _ in range(3):
        with store.reading():
            pass
        with store.opened(read_only=False) as connection:
            bring_up_to_date(connection, shipped())
            runs = connection.execute("select number, count(*) from schema_migrations group by number").fetchall()
            assert sorted(runs) == [(each.number, 1) for each in shipped().migrations]
            assert connection.execute("select count(*) from view_versions").fetchall() == [(1,)]
            assert connection.execute("select count(*) from write_lock").fetchall() == [(1,)]


def test_a_new_migration_runs_on_an_old_store(store: Store, tmp_path: Path) -> None:
    number = len(shipped().migrations) + 1
    newer = schema_of(tmp_path, "new", **{f"migrations__{number:04d}_more": "create table more (a int);"})
    with store.reading():
        pass
    with store.opened(read_only=False) as connection:
        assert not is_current(connection, newer)
        bring_up_to_date(connection, newer)
        assert is_current(connection, newer)
        assert connection.execute("select count(*) from more").fetchall() == [(0,)]
    with pytest.raises(StoreTooNew, match="mới hơn"), store.reading():
        pass


def test_an_edited_migration_is_refused(store: Store, tmp_path: Path) -> None:
    text = (SQL / "migrations" / "0001_press.sql").read_text("utf-8")
    edited = schema_of(tmp_path, "edited", migrations__0001_press=text + "-- changed\n")
    with store.reading():
        pass
    with store.opened(read_only=False) as connection, pytest.raises(LamroError, match="0001_press đã bị sửa"):
        bring_up_to_date(connection, edited)


def test_a_gap_in_the_numbers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LamroError, match="đánh số liên tục"):
        schema_of(tmp_path, "gap", migrations__0099_far="create table far (a int);")


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    number = len(shipped().migrations) + 1
    broken = schema_of(tmp_path, "bad", **{f"migrations__{number:04d}_bad": "create table ok (a int); create tabel x;"})
    with store.reading():
        pass
    with store.opened(read_only=False) as connection:
        with pytest.raises(Exception, match="syntax"):
            bring_up_to_date(connection, broken)
        assert is_current(connection, shipped())


def test_views_are_made_again_when_their_text_changes(store: Store, tmp_path: Path) -> None:
    extra = schema_of(tmp_path, "views", views__99_more="create or replace view more as select 42 as answer;")
    with store.reading():
        pass
    with store.opened(read_only=False) as connection:
        bring_up_to_date(connection, extra)
        assert connection.execute("from more").fetchall() == [(42,)]
