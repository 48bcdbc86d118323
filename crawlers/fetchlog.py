"""The fetch log: what was tried and found, one JSON object a line, written after the archive.

A line says ``{"record": "fetch", ...}``; the tags are fetch, capture, entry and problem.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crawlers.appending import append_whole
from pipeline.records.press import Capture, FeedEntry, Fetch, Problem, problem

LogRecord = Fetch | Capture | FeedEntry | Problem

_TYPES: dict[str, type[LogRecord]] = {"fetch": Fetch, "capture": Capture, "entry": FeedEntry, "problem": Problem}
_ADAPTERS: dict[str, TypeAdapter[Any]] = {tag: TypeAdapter(kind) for tag, kind in _TYPES.items()}
_TAGS = {kind: tag for tag, kind in _TYPES.items()}


class FetchLog:
    """An append-only log in which no record stands twice."""

    def __init__(self, path: Path, written: Iterable[LogRecord] = ()) -> None:
        """Open *path*; *written* is what it already holds, see :func:`read_log`."""
        self.path = path
        self._seen = {record_key(record) for record in written}
        self._file = path.open("ab", buffering=0)

    def append(self, records: Iterable[LogRecord]) -> tuple[LogRecord, ...]:
        """Write *records* that are new in one go, flushed -> those that were new."""
        new: dict[str, LogRecord] = {}
        for record in records:
            key = record_key(record)
            if key not in self._seen:
                new[key] = record
        if new:
            append_whole(self._file, b"".join(to_line(record) for record in new.values()))
        self._seen.update(new)
        return tuple(new.values())

    def holds_capture(self, capture_id: str) -> bool:
        """Whether the capture with *capture_id* is in the log."""
        return f"capture {capture_id}" in self._seen

    def close(self) -> None:
        os.fsync(self._file.fileno())
        self._file.close()


def record_key(record: LogRecord) -> str:
    """What makes a record one of its kind: its tag and id."""
    match record:
        case Fetch():
            return "fetch " + record.fetch_id
        case Capture():
            return "capture " + record.capture_id
        case FeedEntry():
            return "entry " + record.entry_id
        case Problem():
            return "problem " + record.problem_id


def to_line(record: LogRecord) -> bytes:
    """*record* as one line of the log."""
    tag = _TAGS[type(record)]
    return b'{"record":"' + tag.encode() + b'",' + _ADAPTERS[tag].dump_json(record)[1:] + b"\n"


def read_log(path: Path) -> Iterator[LogRecord]:
    """The records of the log at *path*, in order; a missing file holds none.

    A line that cannot be read (a process killed while writing leaves a half one at the end) comes as
    a :class:`Problem` of kind ``half_line`` that names it; the rest is read.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            record = _from_line(line)
            yield record if record is not None else _half_line(path, number)


def _from_line(line: bytes) -> LogRecord | None:
    """The record of one line, None where it is not whole."""
    if not line.endswith(b"\n"):
        return None
    try:
        fields = json.loads(line)
        found: LogRecord = _ADAPTERS[fields.pop("record")].validate_python(fields)
    except (ValueError, KeyError, AttributeError, TypeError, ValidationError):
        return None
    return found


def _half_line(path: Path, number: int) -> Problem:
    message = (
        f"Line {number} of {path.name} is not whole: the collector was stopped while writing it. "
        "What it was about is read again from the archive; nothing needs to be done."
    )
    return problem("collect", f"{path.name}:{number}", "half_line", message)
