"""One recorded response of an archive, ours or another's, as a replay needs to know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from crawlers.listing import LISTS
from crawlers.sniff import HEAD_BYTES, looks_like_feed
from crawlers.warc import KIND_FIELD, SOURCE_FIELD, VIA_FIELD, Place, place_referred_to, warc_date
from pipeline.records.press import FetchKind

_OK = 200
_TYPES = ("response", "revisit")


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a revisit record says of the response whose payload it repeats; "" and None where it does not."""

    url: str
    date: str
    record_id: str
    digest: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class RecordRef:
    """One recorded response and where it lies."""

    url: str
    at: datetime
    file: Path
    offset: int
    length: int
    lists: FetchKind | None  # feed, sitemap or section where it lists pages
    source_id: str  # "" in archives that others wrote
    via: str
    record_id: str
    digest: str
    repeats: Repeat | None = None  # of a revisit record
    payload_in: tuple[Path, int, int] | None = None  # where the payload of a revisit record lies


def scan_file(path: Path) -> Iterator[RecordRef]:
    """The responses and revisits of *path* that carry a payload; raises what warcio raises."""
    with path.open("rb") as file:
        yield from _scan(file, path, 0)


def scan_piece(path: Path, offset: int, length: int) -> Iterator[RecordRef]:
    """As :func:`scan_file`, of the records in *length* bytes of *path* from *offset*."""
    with path.open("rb") as file:
        file.seek(offset)
        yield from _scan(BytesIO(file.read(length)), path, offset)


def _scan(stream: BinaryIO, path: Path, offset: int) -> Iterator[RecordRef]:
    records = ArchiveIterator(stream)
    for record in records:
        if record.rec_type not in _TYPES or record.http_headers is None:
            continue
        status, fields = record.http_headers.get_statuscode(), record.rec_headers
        if not status.isdigit() or not fields.get_header("WARC-Target-URI"):
            continue
        repeats = _repeat(fields) if record.rec_type == "revisit" else None
        if repeats is not None and int(status) != _OK:
            continue  # a 304 brings nothing to replay
        yield RecordRef(
            url=fields.get_header("WARC-Target-URI"),
            at=warc_date(fields.get_header("WARC-Date")),
            lists=_lists(record) if int(status) == _OK else None,
            source_id=fields.get_header(SOURCE_FIELD) or "",
            via=fields.get_header(VIA_FIELD) or "",
            record_id=fields.get_header("WARC-Record-ID") or "",
            digest=fields.get_header("WARC-Payload-Digest") or "",
            repeats=repeats,
            file=path,
            offset=offset + records.get_record_offset(),
            length=records.get_record_length(),
        )


def _repeat(fields: Any) -> Repeat:
    return Repeat(
        url=fields.get_header("WARC-Refers-To-Target-URI") or "",
        date=fields.get_header("WARC-Refers-To-Date") or "",
        record_id=fields.get_header("WARC-Refers-To") or "",
        digest=fields.get_header("WARC-Payload-Digest") or "",
        place=place_referred_to(fields),
    )


def _lists(record: Any) -> FetchKind | None:
    """By what the collector that wrote it says, else whether media type or root element are those of a feed."""
    kind = record.rec_headers.get_header(KIND_FIELD)
    if kind:
        return FetchKind(kind) if kind in LISTS else None
    media_type = record.http_headers.get_header("Content-Type") or ""
    head = record.content_stream().read(HEAD_BYTES) if record.rec_type == "response" else b""
    return FetchKind.FEED if looks_like_feed(media_type, head) else None
