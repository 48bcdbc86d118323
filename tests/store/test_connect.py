"""Transactions: all or nothing, one at a time, with a clear word for who is in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import LamroError
from pipeline.store import press
from pipeline.store.connect import Stamp, Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

FULL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.errors import LamroError
from pipeline.records.press import problem
from pipeline.store import press
from pipeline.store.connect import Stamp, Store


store = Store(Path(sys.argv[1]))
stamp = Stamp("r", datetime(2026, 3, 2, tzinfo=UTC))
with store.transaction(stamp) as tx:
    press.save_problems(tx, [problem("collect", "first", "k", "m")])
size = Path(sys.argv[1]).stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with store.transaction(stamp) as tx:
        press.save_problems(tx, [problem("collect", str(n), "k", f"{n * 7919:x}" * 40) for n in range(60_000)])
except LamroError as error:
    print(error)
with store.reading() as tx:
    print(len(press.all_problems(tx)))
"""


def python(*arguments: str, **more: object) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip


def test_reading_makes_the_file_with_its_folders(store: Store) -> None:
    with store.reading() as tx:
        assert press.all_problems(tx) == ()
    assert store.path.is_file()


def test_a_failed_block_leaves_nothing(store: Store, make: Make) -> None:
    def write() -> None:
        with store.transaction(make.stamp()) as tx:
            assert press.save_articles(tx, [make.article()]) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    with store.reading() as tx:
        assert press.articles_by_id(tx, [make.article().article_id]) == ()


def test_reading_cannot_write(store: Store, make: Make) -> None:
    with store.reading() as tx, pytest.raises(RuntimeError, match="only reads"):
        press.save_articles(tx, [make.article()])


def test_transactions_do_not_nest(store: Store, make: Make) -> None:
    with store.transaction(make.stamp()), pytest.raises(RuntimeError, match="nest"), store.reading():
        pass


def test_a_stamp_needs_a_time_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"), store.transaction(Stamp("r", datetime(2026, 3, 2))):
        pass


def test_instants_are_utc_whatever_the_machine_says(store: Store, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    with store.transaction(make.stamp()) as tx:
        press.save_articles(tx, [make.article()])
        assert press.articles_by_id(tx, [make.article().article_id]) == (make.article(),)


def test_a_full_disk_is_told_in_clear_words_and_leaves_nothing(tmp_path: Path) -> None:
    told, _ = python(FULL, str(tmp_path / "lamro.duckdb")).communicate()
    words, count = told.strip().splitlines()
    assert "đĩa đã đầy" in words
    assert count == "1"


def test_a_file_of_another_kind_is_refused(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "lamro.duckdb"
    path.write_bytes(b"not a database " * 1000)
    with pytest.raises(LamroError, match="không phải kho dữ liệu"), Store(path).transaction(make.stamp()):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LamroError, match="Không đọc, ghi được"), Store(tmp_path / "file" / "lamro.duckdb").reading():
        pass
