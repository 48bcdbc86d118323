"""Reading the archive: one recorded response by its place, and where its records lie.

WARC 1.1 (ISO 28500:2017), one gzip member a record.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.timeutils import iso_date_to_datetime

from crawlers.decode import decode_body
from pipeline.errors import ArchiveUnreadable

_BLOCK = 1 << 20
# Named fields of our own (the standard allows such): enough to write a lost log line again.
SOURCE_FIELD = "LamRo-Source"
KIND_FIELD = "LamRo-Kind"
VIA_FIELD = "LamRo-Via"


@dataclass(frozen=True, slots=True)
class RecordedResponse:
    """One archived answer; ``payload`` as received, before content decoding."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    fetched_at: datetime
    source_id: str  # "" in archives that others wrote
    kind: str  # feed, page, robots; "" likewise
    via: str = ""  # the address that was asked for, where redirects led from it to url

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class CutTail:
    """Where the last whole record of a file ends, and how many bytes of a half-written one follow."""

    whole_bytes: int
    surplus_bytes: int


def read_payload(warc: Path, offset: int, length: int) -> RecordedResponse:
    """The response whose gzip member lies at *offset* (bytes) with *length* bytes in the file *warc*.

    Raises :class:`ArchiveUnreadable` where the file, the member or the HTTP response is not there.
    """
    try:
        with warc.open("rb") as file:
            file.seek(offset)
            raw = file.read(length)
        record = next(iter(WARCIterator(BytesIO(raw))))
        if record.rec_type != "response" or record.http_headers is None:
            raise ArchiveUnreadable(f"{warc.name} holds no HTTP response at byte {offset}.")
        response = to_response(record)
    except (OSError, ArchiveLoadFailed, StopIteration, ValueError) as problem:
        raise ArchiveUnreadable(
            f"{warc.name} cannot be read at byte {offset} ({problem or 'nothing there'}); restore it from a backup."
        ) from problem
    return response


def decode_payload(response: RecordedResponse, limit: int) -> bytes:
    """The body of *response* with gzip, deflate, br or zstd taken off, at most *limit* bytes.

    Raises :class:`crawlers.decode.PayloadTooLarge` or :class:`crawlers.decode.PayloadUndecodable`, both
    kinds of :class:`ArchiveUnreadable`.
    """
    return decode_body(response.payload, content_encodings(response.headers), limit)


def content_encodings(headers: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The content codings that *headers* name, in the order in which they were applied."""
    values = (value for name, value in headers if name.lower() == "content-encoding")
    return tuple(coding.strip() for value in values for coding in value.split(",") if coding.strip())


def to_response(record: Any) -> RecordedResponse:
    """A warcio response record, its payload not yet read, as our own; takes chunking off, no coding."""
    headers = tuple((str(name), str(value)) for name, value in record.http_headers.headers)
    chunked = any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers)
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    payload = b"".join(iter(lambda: stream.read(_BLOCK), b""))
    fields = record.rec_headers
    return RecordedResponse(
        url=fields.get_header("WARC-Target-URI"),
        status=int(record.http_headers.get_statuscode()),
        headers=tuple(pair for pair in headers if pair[0].lower() != "transfer-encoding"),
        payload=payload,
        fetched_at=warc_date(fields.get_header("WARC-Date")),
        source_id=fields.get_header(SOURCE_FIELD) or "",
        kind=fields.get_header(KIND_FIELD) or "",
        via=fields.get_header(VIA_FIELD) or "",
    )


def warc_date(text: str) -> datetime:
    """A WARC-Date (always UTC) as an aware instant."""
    moment: datetime = iso_date_to_datetime(text)
    return moment.replace(tzinfo=UTC)


def whole_members(warc: Path) -> Iterator[tuple[int, int] | CutTail]:
    """(offset, length) of every whole gzip member, and last a :class:`CutTail` where the file ends in half of one.

    Raises :class:`ArchiveUnreadable` where bytes are damaged rather than missing.
    """
    start = position = 0
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    with warc.open("rb") as file:
        while block := file.read(_BLOCK):
            while block:
                try:
                    decoder.decompress(block)
                except zlib.error as problem:
                    raise ArchiveUnreadable(
                        f"{warc.name} is damaged after byte {start} ({problem}); restore it from a backup."
                    ) from problem
                position += len(block) - len(decoder.unused_data)
                block = decoder.unused_data
                if decoder.eof:
                    yield start, position - start
                    start, decoder = position, zlib.decompressobj(16 + zlib.MAX_WBITS)
    if position > start:
        yield CutTail(start, position - start)
