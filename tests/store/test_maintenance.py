"""Backup and restore."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import BackupError, StoreBusy
from pipeline.store import press
from pipeline.store.connect import Store
from pipeline.store.maintenance import backup, restore
from pipeline.store.shell import run_query
from pipeline.store.waiting import held_still

if TYPE_CHECKING:
    from tests.store.conftest import Make

WRITE_AND_DIE = """
import os, sys, duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("insert into problems values ('p', 'collect', 's', 'k', 'm', now(), 'r')")
os._exit(9)
"""


@pytest.fixture
def copy(store: Store, save: Callable[..., int], make: Make, tmp_path: Path) -> Path:
    """A backup of a store with one article."""
    save(press.save_articles, [make.article()])
    target = tmp_path / "sao-luu" / "kho.duckdb"
    digest = backup(store, target)
    assert digest == hashlib.sha256(target.read_bytes()).hexdigest()
    return target


def test_a_round_trip_brings_everything_back(
    store: Store, save: Callable[..., int], make: Make, copy: Path, tmp_path: Path
) -> None:
    assert sorted(each.name for each in copy.parent.iterdir()) == ["kho.duckdb", "kho.duckdb.sha256"]
    save(press.save_articles, [make.article("sau")])
    restore(copy, store.path, replace=True)
    assert run_query(store, "select title from articles").rows == (("Tiêu đề mot",),)
    assert save(press.save_articles, [make.article("sau")]) == 1
    other = Store(tmp_path / "noi-khac" / "lamro.duckdb")
    restore(copy, other.path, replace=False)
    assert run_query(other, "select count(*) from articles").rows == ((1,),)


def test_what_a_killed_writer_committed_is_in_the_backup(store: Store, tmp_path: Path) -> None:
    with store.reading():
        pass
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(store.path)], check=False)
    assert store.path.with_name("lamro.duckdb.wal").exists()
    backup(store, tmp_path / "copy.duckdb")
    assert run_query(Store(tmp_path / "copy.duckdb"), "select count(*) from problems").rows == ((1,),)


def test_a_store_in_the_way_is_replaced_only_when_asked(store: Store, copy: Path) -> None:
    with pytest.raises(BackupError, match="replace"):
        restore(copy, store.path, replace=False)


def test_a_broken_store_can_be_replaced(store: Store, copy: Path) -> None:
    store.path.write_bytes(b"broken")
    store.path.with_name("lamro.duckdb.wal").write_bytes(b"stale")
    restore(copy, store.path, replace=True)
    assert run_query(store, "select count(*) from articles").rows == ((1,),)


def test_a_changed_or_foreign_copy_is_refused(store: Store, copy: Path, tmp_path: Path) -> None:
    alien = tmp_path / "alien.duckdb"
    alien.write_bytes(b"not a database" * 999)
    with pytest.raises(BackupError, match="sha256"):
        restore(alien, store.path, replace=True)
    digest = hashlib.sha256(alien.read_bytes()).hexdigest()
    alien.with_name("alien.duckdb.sha256").write_text(f"{digest}  alien.duckdb\n")
    with pytest.raises(BackupError, match="không mở được"):
        restore(alien, store.path, replace=True)
    copy.write_bytes(copy.read_bytes() + b"x")
    with pytest.raises(BackupError, match="không khớp"):
        restore(copy, store.path, replace=True)
    assert run_query(store, "select count(*) from articles").rows == ((1,),)
    assert [each.name for each in store.path.parent.iterdir()] == ["lamro.duckdb"]


def test_a_backup_never_overwrites_and_needs_something_to_copy(store: Store, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="Đã có tệp"):
        backup(store, copy)
    with pytest.raises(BackupError, match="Chưa có kho"):
        backup(Store(tmp_path / "none.duckdb"), tmp_path / "copy.duckdb")


def test_writers_wait_while_a_copy_is_made(store: Store, make: Make) -> None:
    with store.reading():
        pass
    writer = (
        "import sys, duckdb\n"
        "try:\n    duckdb.connect(sys.argv[1])\n"
        "except duckdb.IOException as error:\n    print('lock' in str(error))"
    )
    with held_still(store.path, 1):
        told = subprocess.run(
            [sys.executable, "-c", writer, str(store.path)], capture_output=True, text=True, check=True
        )
    assert told.stdout == "True\n"


def test_a_store_in_use_is_not_replaced(store: Store, copy: Path) -> None:
    hold = "import sys, duckdb\nc = duckdb.connect(sys.argv[1])\nprint('held', flush=True)\nsys.stdin.readline()"
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(store.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(StoreBusy):
        restore(copy, store.path, replace=True, patience_seconds=0.2)
    holder.communicate("\n")
