"""Copies chosen records of the archive, byte for byte, into a small WARC file of their own."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed

from crawlers.cdxj import parse, raw_lines, surt
from crawlers.members import warcinfo_member
from crawlers.warc import Place, place_referred_to, read_payload, read_record
from pipeline.errors import ArchiveUnreadable
from pipeline.records.evidence import EvidenceFile, ExportedRecord
from pipeline.records.ids import content_hash
from pipeline.records.press import Capture

_REQUEST_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Exported:
    """``missing``: what the archive no longer holds, with the reason."""

    file: EvidenceFile
    records: tuple[ExportedRecord, ...]
    missing: tuple[str, ...]


def export_records(
    spool: Path,
    captures: Iterable[Capture],
    unchanged: Iterable[tuple[str, str]],
    target: Path,
    software: str,
    now: datetime,
) -> Exported:
    """Write the records of *captures* to the new file *target*, each with its request, and of a revisit also the
    response that it refers to; of each (run, address) of *unchanged* the 304s.  *spool* is the folder of all runs.
    """
    wanted: dict[tuple[str, int], ExportedRecord] = {}
    missing: list[str] = []
    for capture in captures:
        place = Place(capture.warc_path, capture.warc_offset, capture.warc_length)
        try:
            _add(wanted, _with_company(spool, place, capture.capture_id, capture.payload_sha256))
        except (ArchiveUnreadable, OSError) as problem:
            missing.append(f"{capture.capture_id} {capture.url}: {problem}")
    for run, url in unchanged:
        for place in _not_modified(spool, run, url):
            _add(wanted, _with_company(spool, place, "", ""))
    with target.open("xb") as file:
        file.write(warcinfo_member(target.name, software, now, ""))
        records = tuple(_copied(spool, record, file) for record in sorted(wanted.values(), key=_order))
    return Exported(_measured(target), records, tuple(missing))


def _add(wanted: dict[tuple[str, int], ExportedRecord], found: Iterable[ExportedRecord]) -> None:
    """Each record once; that it is a capture of its own is not forgotten where another refers to it."""
    for record in tuple(found):
        key = record.archived_in, record.archived_offset
        if key not in wanted or record.capture_id:
            wanted[key] = record


def _with_company(spool: Path, place: Place, capture_id: str, digest: str) -> Iterator[ExportedRecord]:
    """The record at *place*, its request, and what it refers to."""
    warc = spool / place.file
    response, fields = read_record(warc, place.offset, place.length)
    kind = str(fields.get_header("WARC-Type"))
    refers_to = place_referred_to(fields) if kind == "revisit" else None
    held = content_hash(read_payload(warc, place.offset, place.length).payload) if digest else ""
    yield ExportedRecord(
        kind, response.url, response.fetched_at, response.status, capture_id, digest, held == digest,
        place.file, place.offset, 0, place.length,
    )  # fmt: skip
    request = _request_after(warc, place.offset + place.length, str(fields.get_header("WARC-Record-ID")))
    if request is not None:
        yield ExportedRecord(
            "request", response.url, response.fetched_at, None, "", "", True,
            place.file, place.offset + place.length, 0, request,
        )  # fmt: skip
    if refers_to is not None:
        yield from _referred_to(spool, refers_to)


def _referred_to(spool: Path, place: Place) -> Iterator[ExportedRecord]:
    payload = read_record(spool / place.file, place.offset, place.length)[0].payload
    yield from _with_company(spool, place, "", content_hash(payload))


def _request_after(warc: Path, offset: int, answer_id: str) -> int | None:
    """The length of the request record at *offset*, None where there is none that *answer_id* answers."""
    with warc.open("rb") as file:
        file.seek(offset)
        raw = file.read(_REQUEST_BYTES)
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        decoder.decompress(raw)
        length = len(raw) - len(decoder.unused_data)
        record = next(iter(WARCIterator(BytesIO(raw[:length]))))
    except (zlib.error, ArchiveLoadFailed, StopIteration):
        return None
    concurrent = record.rec_headers.get_header("WARC-Concurrent-To")
    return length if decoder.eof and record.rec_type == "request" and concurrent == answer_id else None


def _not_modified(spool: Path, run: str, url: str) -> Iterator[Place]:
    key = surt(url).encode("utf-8", "replace")
    for own, rest in raw_lines(spool / run):
        line = parse(rest) if own == key else None
        if line is not None and line.url == url and line.status == 304:
            yield replace(line.place, file=f"{run}/{line.place.file}")


def _copied(spool: Path, record: ExportedRecord, file: BinaryIO) -> ExportedRecord:
    with (spool / record.archived_in).open("rb") as source:
        source.seek(record.archived_offset)
        raw = source.read(record.length)
    offset = file.tell()
    file.write(raw)
    return replace(record, offset=offset)


def _order(record: ExportedRecord) -> tuple[datetime, str, int]:
    return record.fetched_at, record.archived_in, record.archived_offset


def _measured(path: Path) -> EvidenceFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return EvidenceFile(path.name, digest, path.stat().st_size)
