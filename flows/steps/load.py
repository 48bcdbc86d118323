"""Step 2: what the collector wrote → the store.  A run that was killed is taken up from its archive."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from crawlers.recover import recover
from pipeline.errors import ArchiveUnreadable
from pipeline.records.press import Capture, FeedEntry, Fetch, FetchKind, Problem, problem
from pipeline.store import press
from pipeline.store.connect import Stamp, Store

LOADED_NAME = "loaded"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Counts of what was new to the store."""

    fetches: int
    pages: int
    problems: int


def load_spool(store: Store, spool: Path, now: datetime) -> Loaded:
    """Bring every run folder of *spool* that is not loaded yet into the store, oldest first.

    Safe at any point: rows are keyed by content, so a folder loaded twice adds nothing; the mark that it
    is loaded is written after the commit.  A folder whose archive is damaged is told as a problem and tried
    again by the next run: it stops no night.
    """
    total = Loaded(0, 0, 0)
    for folder in sorted(path for path in spool.glob("*") if path.is_dir() and not (path / LOADED_NAME).exists()):
        try:
            new = _load(store, folder, now)
        except ArchiveUnreadable as error:
            new = _set_aside(store, folder, str(error), now)
        total = Loaded(total.fetches + new.fetches, total.pages + new.pages, total.problems + new.problems)
    return total


def _load(store: Store, folder: Path, now: datetime) -> Loaded:
    found = recover(folder).records
    captures = [
        replace(record, warc_path=f"{folder.name}/{record.warc_path}")
        for record in found
        if isinstance(record, Capture)
    ]
    with store.transaction(Stamp(folder.name, now)) as tx:
        fetches = press.save_fetches(tx, (record for record in found if isinstance(record, Fetch)))
        pages = press.save_captures(tx, (c for c in captures if c.kind is FetchKind.PAGE))
        others = press.save_captures(tx, (c for c in captures if c.kind is not FetchKind.PAGE))
        press.save_entries(tx, (record for record in found if isinstance(record, FeedEntry)))
        problems = press.save_problems(tx, (record for record in found if isinstance(record, Problem)))
    if pages + others == 0 and captures:
        shutil.rmtree(folder)  # a replay of what the archive holds already: keep the first copy only
    else:
        (folder / LOADED_NAME).touch()
    return Loaded(fetches, pages, problems)


def _set_aside(store: Store, folder: Path, reason: str, now: datetime) -> Loaded:
    told = problem("load", folder.name, "archive_damaged", reason)
    with store.transaction(Stamp(folder.name, now)) as tx:
        return Loaded(0, 0, press.save_problems(tx, [told]))
