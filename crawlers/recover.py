"""Takes up a run that was killed: nothing that was archived is lost, nothing half-written stays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawlers.cdxj import is_indexed, scan_lines, write_index
from crawlers.fetchlog import FetchLog, LogRecord, read_log
from crawlers.job import DONE_NAME, LOG_NAME, Caps
from crawlers.judge import Exchange, Verdict, judge
from crawlers.log_records import records_of
from crawlers.scan import CutTail, members_of, warc_files
from crawlers.warc import NOT_MODIFIED, Place, RecordedResponse, read_payload
from crawlers.writing import only_writer
from pipeline.records.press import Capture, FetchKind, Problem, problem

_ANSWERS = ("response", "revisit")


@dataclass(frozen=True, slots=True)
class RecoveredRun:
    """All records of a run, and whether its collector had finished."""

    records: tuple[LogRecord, ...]
    finished: bool


def recover(out_dir: Path, caps: Caps | None = None) -> RecoveredRun:
    """Repair the archive, the log and the index in *out_dir* and give all their records, each once; *caps* are
    the job's.

    A half-written record or line at the end is cut off and reported as a :class:`Problem`; answers that stand
    in the archive but not in the log (the collector was killed between the two writes) are logged.  A second
    call changes nothing.  Waits for a collector that is still writing there.  Raises :class:`ArchiveUnreadable`
    where the archive is damaged, :class:`CollectorFailed` where the collector does not end.
    """
    with only_writer(out_dir):
        return _recover(out_dir, caps or Caps())


def _recover(out_dir: Path, caps: Caps) -> RecoveredRun:
    log_path = out_dir / LOG_NAME
    repairs: list[LogRecord] = list(_cut_log(log_path))
    written = tuple(read_log(log_path))
    answers, cuts = _cut_archive(out_dir)
    repairs += (*cuts, *_missing(out_dir, answers, written, caps))
    if repairs:
        log = FetchLog(log_path, written)
        written += log.append(repairs)
        log.close()
    if answers and not is_indexed(out_dir):
        write_index(out_dir, scan_lines(out_dir))
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


def _cut_archive(out_dir: Path) -> tuple[list[Place], list[Problem]]:
    """Where the answers lie, after a half-written record at the end of a file was cut off."""
    answers: list[Place] = []
    cuts: list[Problem] = []
    for path in warc_files(out_dir):
        for member in members_of(path):
            if isinstance(member, CutTail):
                os.truncate(path, member.whole_bytes)
                cuts.append(_half_record(path, member))
            elif member.type in _ANSWERS:
                answers.append(Place(path.name, member.offset, member.length))
    return answers, cuts


def _half_record(path: Path, tail: CutTail) -> Problem:
    message = (
        f"The collector was stopped while writing to {path.name}; the last {tail.surplus_bytes} bytes were half a "
        "record and were cut off. What it held is asked for again by the next run; nothing needs to be done."
    )
    return problem("collect", f"{path.name}:{tail.whole_bytes}", "half_record", message)


def _missing(
    out_dir: Path, answers: Iterable[Place], written: tuple[LogRecord, ...], caps: Caps
) -> Iterator[LogRecord]:
    """What the log should say of archived answers; the log's writer drops what it says already."""
    captures = [record for record in written if isinstance(record, Capture)]
    logged = {(capture.warc_path, capture.warc_offset) for capture in captures}
    # The lines of one answer are written together: only those of the last one can be incomplete.
    if captures:
        logged.discard((captures[-1].warc_path, captures[-1].warc_offset))
    for place in answers:
        if (place.file, place.offset) not in logged:
            response = read_payload(out_dir / place.file, place.offset, place.length)
            exchange = _exchange(response)
            if response.status == NOT_MODIFIED:
                yield from records_of(exchange, response, None, Verdict(b""))
            else:
                yield from records_of(exchange, response, place, judge(exchange, response, caps))


def _exchange(response: RecordedResponse) -> Exchange:
    chain = (response.via, response.url) if response.via else (response.url,)
    kind = FetchKind(response.kind or FetchKind.PAGE)
    return Exchange(response.url, response.source_id, kind, response.fetched_at, chain=chain)
