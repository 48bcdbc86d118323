"""A store whose making was killed is made again; nothing else is ever replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from pipeline.errors import LamroError
from pipeline.store import press
from pipeline.store.birth import SMALLEST
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that is still to be made."""
    return Store(tmp_path / "kho" / "lamro.duckdb", patience_seconds=20)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What DuckDB makes of a new file."""
    path = tmp_path_factory.mktemp("empty") / "x.duckdb"
    duckdb.connect(str(path)).close()
    return path.read_bytes()


def test_an_empty_database_is_three_headers(empty: bytes) -> None:
    assert len(empty) == SMALLEST


@pytest.mark.parametrize("size", [0, 100, 4096, 8192, 12_287])
@pytest.mark.parametrize("reads_first", [True, False])
def test_a_store_whose_making_was_killed_is_made_again(
    store: Store, make: Make, empty: bytes, size: int, reads_first: bool
) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(empty[:size])
    if reads_first:
        with store.reading() as tx:
            assert press.all_sources(tx) == ()
    with store.transaction(make.stamp()) as tx:
        assert press.save_sources(tx, [make.source()]) == 1
    assert not list(store.path.parent.glob("*.new"))


@pytest.mark.parametrize("content", [b"Not a database, but somebody's notes.", b"x"])
def test_a_file_of_another_kind_is_left_alone(store: Store, make: Make, content: bytes) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(content)
    with pytest.raises(LamroError), store.transaction(make.stamp()):
        pass
    assert store.path.read_bytes() == content


def test_a_short_file_with_a_log_beside_it_is_left_alone(store: Store, make: Make, empty: bytes) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(empty[:8192])
    Path(f"{store.path}.wal").write_bytes(b"log")
    with pytest.raises(LamroError), store.transaction(make.stamp()):
        pass
    assert store.path.read_bytes() == empty[:8192]
