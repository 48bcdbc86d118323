"""One writer at a time: threads take turns, processes wait, and who does not let go is named."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import StoreBusy
from pipeline.store import press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.readline()
"""


def python(*arguments: str, **more: object) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip


def test_threads_take_turns(store: Store, make: Make) -> None:
    def write(number: int) -> None:
        for n in range(5):
            with store.transaction(make.stamp()) as tx:
                press.save_articles(tx, [make.article(f"{number}-{n}"), make.article("chung")])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as tx:
        assert len(press.articles_since(tx, make.article().day)) == 21


def test_another_thread_that_does_not_let_go_is_named(store: Store, make: Make) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store.transaction(make.stamp()):
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with pytest.raises(StoreBusy, match="luồng khác"), Store(store.path, patience_seconds=0.1).reading():
        pass
    done.set()
    thread.join()


def test_a_held_lock_names_its_holder_after_patience(store: Store, make: Make) -> None:
    with store.reading():
        pass
    holder = python(HOLD, str(store.path))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    hasty = Store(store.path, patience_seconds=0.3)
    with pytest.raises(StoreBusy) as caught, hasty.transaction(make.stamp()):
        pass
    assert str(holder.pid) in str(caught.value)
    assert "duckdb.connect" in str(caught.value)  # its command line
    with pytest.raises(StoreBusy, match=str(holder.pid)), hasty.reading():
        pass
    holder.communicate("\n")
    with store.transaction(make.stamp()) as tx:
        assert press.save_articles(tx, [make.article()]) == 1


def test_a_lock_that_is_let_go_is_waited_for(store: Store, make: Make) -> None:
    with store.reading():
        pass
    holder = python(HOLD, str(store.path))
    assert holder.stdout is not None
    holder.stdout.readline()
    release = threading.Timer(0.4, lambda: holder.communicate("\n"))
    release.start()
    with store.transaction(make.stamp()) as tx:
        assert press.save_articles(tx, [make.article()]) == 1
    release.join()
