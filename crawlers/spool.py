"""Writing one archive file: each record is on disk as a whole before anything refers to it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from crawlers.appending import append_whole
from crawlers.members import response_member, warcinfo_member
from crawlers.warc import RecordedResponse


class Spool:
    """An append-only WARC 1.1 file, one gzip member a record."""

    def __init__(self, path: Path, software: str, now: datetime, run_id: str = "") -> None:
        """Open *path*; a new file begins with a warcinfo record that names *software*, *now* and *run_id*."""
        self.path = path
        self._file = path.open("ab", buffering=0)
        self.is_fresh = self._file.tell() == 0
        self.size = self._file.tell()
        if self.is_fresh:
            self._append(warcinfo_member(path.name, software, now, run_id))

    def append(self, response: RecordedResponse, capture_id: str, ip_address: str | None = None) -> tuple[int, int]:
        """Append *response*, flushed -> (offset, length) in bytes; *capture_id* is 32 hex digits."""
        return self.write(response_member(response, capture_id, ip_address))

    def write(self, first: bytes, *others: bytes) -> tuple[int, int]:
        """Append gzip members in one piece, flushed -> (offset, length) of the *first*."""
        offset = self._append(b"".join((first, *others)))
        self.is_fresh = False
        return offset, len(first)

    def close(self) -> None:
        os.fsync(self._file.fileno())
        self._file.close()

    def _append(self, members: bytes) -> int:
        offset = append_whole(self._file, members)
        self.size = offset + len(members)
        return offset
