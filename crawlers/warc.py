"""Reading the archive: one recorded response by its place.  WARC 1.1 (ISO 28500:2017), one gzip member a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from pipeline.records.ids import content_hash

_BLOCK = 1 << 20
# Named fields of our own (the standard allows such): enough to write a lost log line again.
SOURCE_FIELD = "LamRo-Source"
KIND_FIELD = "LamRo-Kind"
VIA_FIELD = "LamRo-Via"
REFERS_FIELD = "LamRo-Refers-To-Place"
NOT_MODIFIED = 304


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
class Place:
    """Where a record lies: the file's path below some folder, and bytes in it."""

    file: str
    offset: int
    length: int

    def __str__(self) -> str:
        return f"{self.offset} {self.length} {self.file}"

    @classmethod
    def of(cls, text: str) -> Place:
        """The place that :meth:`__str__` wrote; raises :class:`ValueError`."""
        offset, length, file = text.split(" ", 2)
        return cls(file, int(offset), int(length))


def read_payload(warc: Path, offset: int, length: int) -> RecordedResponse:
    """The response whose gzip member lies at *offset* (bytes) with *length* bytes in the file *warc*.

    A revisit record is given with the payload that it refers to, which lies in the folder of an earlier run
    beside that of *warc*; one for a 304 has none.  Raises :class:`ArchiveUnreadable` where the file, the
    member, the HTTP response or the payload referred to is not there.
    """
    response, fields = read_record(warc, offset, length)
    if fields.get_header("WARC-Type") != "revisit" or response.status == NOT_MODIFIED:
        return response
    place = place_referred_to(fields)
    if place is None:
        raise ArchiveUnreadable(f"{warc.name} does not say where the payload of its record at byte {offset} lies.")
    file = warc.resolve().parent.parent / place.file
    return read_repeat(warc, offset, length, (file, place.offset, place.length))


def read_repeat(warc: Path, offset: int, length: int, payload_in: tuple[Path, int, int] | None) -> RecordedResponse:
    """As :func:`read_payload`, for a revisit record whose payload lies at *payload_in* (file, offset, length)."""
    response, fields = read_record(warc, offset, length)
    if payload_in is None:
        return response
    payload = read_record(*payload_in)[0].payload
    wanted = fields.get_header("WARC-Payload-Digest") or ""
    if wanted.startswith("sha256:") and wanted != f"sha256:{content_hash(payload)}":
        raise ArchiveUnreadable(f"{payload_in[0].name} holds another payload than {warc.name} refers to at {offset}.")
    return replace(response, payload=payload)


def read_record(warc: Path, offset: int, length: int) -> tuple[RecordedResponse, Any]:
    """The response or revisit record at that place as it stands, and its WARC fields (warcio's).

    A revisit has no payload of its own.  Raises :class:`ArchiveUnreadable`.
    """
    try:
        with warc.open("rb") as file:
            file.seek(offset)
            raw = file.read(length)
        record = next(iter(WARCIterator(BytesIO(raw))))
        if record.rec_type not in ("response", "revisit") or record.http_headers is None:
            raise ArchiveUnreadable(f"{warc.name} holds no HTTP response at byte {offset}.")
        response = to_response(record)
    except (OSError, ArchiveLoadFailed, StopIteration, ValueError) as problem:
        raise ArchiveUnreadable(
            f"{warc.name} cannot be read at byte {offset} ({problem or 'nothing there'}); restore it from a backup."
        ) from problem
    return response, record.rec_headers


def place_referred_to(fields: Any) -> Place | None:
    """Where the payload of a revisit record of ours lies, below the folder of all runs; None in others' archives."""
    text = fields.get_header(REFERS_FIELD)
    try:
        return Place.of(text) if text else None
    except ValueError:
        return None


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
