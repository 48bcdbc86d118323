"""Takes up a run that was killed: nothing that was archived is lost, nothing half-written stays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawlers.fetchlog import FetchLog, LogRecord, read_log
from crawlers.job import DONE_NAME, LOG_NAME, WARC_NAME, Caps
from crawlers.judge import Exchange, judge, records_of
from crawlers.warc import CutTail, RecordedResponse, read_payload, whole_members
from pipeline.records.press import Capture, FetchKind, Problem, problem


@dataclass(frozen=True, slots=True)
class RecoveredRun:
    """All records of a run, and whether its collector had finished."""

    records: tuple[LogRecord, ...]
    finished: bool


def recover(out_dir: Path, caps: Caps | None = None) -> RecoveredRun:
    """Repair the archive and the log in *out_dir* and give all their records, each once; *caps* are the job's.

    A half-written record or line at the end is cut off and reported as a :class:`Problem`; captures that
    stand in the archive but not in the log (the collector was killed between the two writes) are logged.
    A second call changes nothing.  Raises :class:`ArchiveUnreadable` where the archive is damaged.
    """
    log_path, warc_path = out_dir / LOG_NAME, out_dir / WARC_NAME
    repairs: list[LogRecord] = list(_cut_log(log_path))
    written = tuple(read_log(log_path))
    if warc_path.exists():
        places, cut = _cut_archive(warc_path)
        repairs += (*cut, *_missing(warc_path, places, written, caps or Caps()))
    if repairs:
        log = FetchLog(log_path, written)
        written += log.append(repairs)
        log.close()
    return RecoveredRun(tuple(written), (out_dir / DONE_NAME).exists())


def _cut_log(path: Path) -> tuple[Problem, ...]:
    """Cut off a last line that has no end."""
    if not path.exists():
        return ()
    text = path.read_bytes()
    if not text or text.endswith(b"\n"):
        return ()
    half = tuple(record for record in read_log(path) if isinstance(record, Problem) and record.kind == "half_line")
    os.truncate(path, text.rfind(b"\n") + 1)
    return half[-1:]


def _cut_archive(path: Path) -> tuple[list[tuple[int, int]], tuple[Problem, ...]]:
    """(offset, length) of the whole records, after a half-written one at the end was cut off."""
    places: list[tuple[int, int]] = []
    cut: tuple[Problem, ...] = ()
    for member in whole_members(path):
        if isinstance(member, CutTail):
            os.truncate(path, member.whole_bytes)
            cut = (_half_record(path, member),)
        else:
            places.append(member)
    return places, cut


def _half_record(path: Path, tail: CutTail) -> Problem:
    message = (
        f"The collector was stopped while writing to {path.name}; the last {tail.surplus_bytes} bytes were half a "
        "record and were cut off. The page is fetched again when the run is taken up; nothing needs to be done."
    )
    return problem("collect", f"{path.name}:{tail.whole_bytes}", "half_record", message)


def _missing(
    warc: Path, places: Iterable[tuple[int, int]], written: tuple[LogRecord, ...], caps: Caps
) -> Iterator[LogRecord]:
    """What the log should say of archived responses; the log's writer drops what it says already."""
    captures = [record for record in written if isinstance(record, Capture)]
    logged = {capture.warc_offset for capture in captures}
    # The lines of one answer are written together: only those of the last one can be incomplete.
    if captures:
        logged.discard(captures[-1].warc_offset)
    for offset, length in places:
        if offset > 0 and offset not in logged:  # the record at 0 describes the file itself
            response = read_payload(warc, offset, length)
            exchange = _exchange(response)
            yield from records_of(exchange, response, (offset, length), judge(exchange, response, caps))


def _exchange(response: RecordedResponse) -> Exchange:
    chain = (response.via, response.url) if response.via else (response.url,)
    kind = FetchKind(response.kind or FetchKind.PAGE)
    return Exchange(response.url, response.source_id, kind, response.fetched_at, chain=chain)
