"""Killed nights: ``python -m bench.kill [N] [--seed S]``.

Kills (SIGKILL) real nights (``lamro nightly --direct`` as a process, its collector included) at N random points on a
small press, now the whole group, now only the flow, now only the collector; the next night starts at once.  After
every few kills a night is left in peace, and what the store then holds is compared with an undisturbed night's:
``lost`` pages, captures that cannot be read and rows that are missing; ``doubled`` pages archived twice and rows too
many.  ``asked_again`` are pages that were on their way when the kill came.  The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.kill_night import LOG_NAME, Left, kill, look, night, wait, warm
from bench.kill_press import HOSTS, page_urls
from flows.clockwork import right_now
from flows.demo_office import write_demo_office
from flows.workplace import OFFICE_NAME, STORE_NAME, TRAINING, Workplace, workplace
from models.renew import train_and_save

KILLS_A_TRIAL = 10
_HOWS = ("both", "flow", "collector")
_PATIENCE = 120.0


def main() -> None:
    """Print progress to stderr and one JSON object on the last line of stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="a folder for what a trial left that lost or doubled something")
    parser.add_argument("--model", type=Path, help="the folder of a trained text model; without it one is trained")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    tally: Counter[str] = Counter()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        root, port = Path(folder), _free_port()
        if options.model:
            shutil.copytree(options.model, root / "model")
        else:
            train_and_save(TRAINING, root / "model", right_now())
        warm(root / "model")
        with _press(port, root / "book"):
            before, seconds = _undisturbed(_house(root, "whole"), port)
            _require(before, port)
            print(f"an undisturbed night takes {seconds:.1f} s", file=sys.stderr)
            while tally["kills"] < options.kills:
                wanted = min(KILLS_A_TRIAL, options.kills - tally["kills"])
                (root / "book").unlink()
                place = _house(root, "killed")
                left, asked = _trial(place, port, wanted, seconds, chance, root / "book")
                found = _compared(before, left)
                if options.keep and (found["lost"] or found["doubled"]):
                    shutil.copytree(place.folder, options.keep / f"after-{tally['kills'] + wanted}")
                shutil.rmtree(place.folder)
                tally += found
                tally["kills"] += wanted
                tally["asked_again"] += asked - len(before.pages)
                told = f"{tally['kills']} kills, {tally['lost']} lost, {tally['doubled']} doubled"
                print(f"{told}, {time.monotonic() - started:.0f} s", file=sys.stderr)
    facts = {name: tally[name] for name in ("kills", "lost", "doubled", "asked_again", "repaired")}
    print(json.dumps({**facts, "night_seconds": round(seconds, 1), "seconds": round(time.monotonic() - started)}))


def _trial(
    place: Workplace, port: int, kills: int, seconds: float, chance: random.Random, book: Path
) -> tuple[Left, int]:
    """*kills* killed nights and one in peace -> what they left, and how many pages the press gave out."""
    done = 0
    while done < kills:
        pid, how = night(place, port), chance.choice(_HOWS)
        if wait(pid, chance.uniform(0.0, seconds * 1.1)) is None and kill(pid, how):
            done += 1
            wait(pid, _PATIENCE)
    _in_peace(place, port)
    left = look(place)
    return left, len(book.read_text(encoding="ascii").splitlines()) if book.exists() else 0


def _undisturbed(place: Workplace, port: int) -> tuple[Left, float]:
    started = time.monotonic()
    _in_peace(place, port)
    return look(place), time.monotonic() - started


def _in_peace(place: Workplace, port: int) -> None:
    """A night that nobody kills; raises :class:`RuntimeError` with the end of its log where it fails."""
    pid = night(place, port)
    status = wait(pid, _PATIENCE)
    if status is None:
        kill(pid, "both")
    if status != 0:
        log = (place.folder / LOG_NAME).read_text(encoding="utf-8", errors="replace")[-3000:]
        raise RuntimeError(f"a night that was left in peace failed ({status}): {log}")


def _require(before: Left, port: int) -> None:
    """An undisturbed night that brought less than the press offers would prove nothing."""
    if set(before.pages) != page_urls(port) or not before.content["cases"] or before.unreadable:
        raise RuntimeError(f"the undisturbed night is not whole: {len(before.pages)} pages, {before.content['cases']}")


def _compared(before: Left, left: Left) -> Counter[str]:
    found: Counter[str] = Counter(repaired=left.repaired)
    found["lost"] += len(before.pages.keys() - left.pages.keys()) + left.unreadable + (not left.chain_holds)
    found["doubled"] += sum(count - 1 for count in left.pages.values())
    for name, rows in before.content.items():
        wanted, there = Counter(rows), Counter(left.content[name])
        found["lost"] += (wanted - there).total()
        found["doubled"] += (there - wanted).total()
    return found


def _house(root: Path, name: str) -> Workplace:
    folder = root / name
    folder.mkdir()
    shutil.copytree(root / "model", folder / "model")
    write_demo_office(folder / OFFICE_NAME, ("dak-lak",))
    return workplace(folder / STORE_NAME, folder / OFFICE_NAME)


@contextmanager
def _press(port: int, book: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "bench.kill_press", str(port), str(book)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None or process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"the small press cannot listen on {HOSTS[0]}:{port}; is all of 127.0.0.0/8 loopback?")
        yield
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOSTS[0], 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
