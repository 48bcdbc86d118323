"""The archive of a run: one file a source group, and a new one when it has grown to its size."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from crawlers.spool import Spool
from crawlers.warc import Place

_NUMBER = re.compile(r"-(\d{5,})\.warc\.gz$")
_UNSAFE = re.compile(r"[^a-z0-9]+")


class Archive:
    """Writes each exchange, whole and in one piece, into the file of its group."""

    def __init__(self, folder: Path, run_id: str, software: str, max_bytes: int, now: Callable[[], datetime]) -> None:
        """*max_bytes*: a file that has reached it is closed; one record may make it larger.  A run taken up
        again goes on in the last file of each group."""
        self._folder, self._run_id, self._software = folder, run_id, software
        self._max_bytes = max_bytes
        self._prefix = f"{_plain(run_id)}-"  # files of different runs can lie in one folder elsewhere
        self._now = now
        self._open: dict[str, Spool] = {}

    def write(self, group: str, first: bytes, *others: bytes) -> Place:
        """Append gzip members in one write -> the place of the *first* in the run's folder."""
        spool = self._spool(_plain(group))
        offset, length = spool.write(first, *others)
        return Place(spool.path.name, offset, length)

    def close(self) -> None:
        for spool in self._open.values():
            spool.close()
        self._open.clear()

    def _spool(self, group: str) -> Spool:
        spool = self._open.get(group)
        if spool is None:
            spool = self._open[group] = self._begin(group, self._last_number(group))
        if spool.size >= self._max_bytes and not spool.is_fresh:
            spool.close()
            spool = self._open[group] = self._begin(group, self._last_number(group) + 1)
        return spool

    def _begin(self, group: str, number: int) -> Spool:
        path = self._folder / f"{self._prefix}{group}-{number:05d}.warc.gz"
        return Spool(path, self._software, self._now(), self._run_id)

    def _last_number(self, group: str) -> int:
        found = (_NUMBER.search(path.name) for path in self._folder.glob(f"{self._prefix}{group}-*.warc.gz"))
        return max((int(match[1]) for match in found if match), default=0)


def _plain(name: str) -> str:
    return _UNSAFE.sub("-", name.lower()).strip("-") or "other"
