"""Writing the archive: each response is on disk as a whole WARC record before anything refers to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawlers.warc import KIND_FIELD, SOURCE_FIELD, VIA_FIELD, RecordedResponse
from pipeline.records.days import iso
from pipeline.records.ids import content_hash, record_id

WARC_VERSION = "WARC/1.1"
_KNOWN_STATUSES = frozenset(status.value for status in HTTPStatus)


class Spool:
    """An append-only WARC 1.1 file, one gzip member a record."""

    def __init__(self, path: Path, software: str, now: datetime) -> None:
        """Open *path*; a new file begins with a warcinfo record that names *software* and *now*."""
        self.path = path
        self._file = path.open("ab", buffering=0)
        if self._file.tell() == 0:
            self._append(_warcinfo(path.name, software, now))

    def append(self, response: RecordedResponse, capture_id: str, ip_address: str | None = None) -> tuple[int, int]:
        """Append *response*, flushed -> (offset, length) in bytes; *capture_id* is 32 hex digits."""
        return self._append(_member(response, capture_id, ip_address))

    def _append(self, member: bytes) -> tuple[int, int]:
        offset = self._file.seek(0, os.SEEK_END)
        view = memoryview(member)
        while view:  # an unbuffered write may be partial
            view = view[self._file.write(view) :]
        return offset, len(member)

    def close(self) -> None:
        os.fsync(self._file.fileno())
        self._file.close()


def _member(response: RecordedResponse, capture_id: str, ip_address: str | None) -> bytes:
    phrase = HTTPStatus(response.status).phrase if response.status in _KNOWN_STATUSES else "Unknown"
    headers = [(name, value) for name, value in response.headers if name.lower() != "transfer-encoding"]
    http = StatusAndHeaders(f"{response.status} {phrase}", headers, protocol="HTTP/1.1")
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{UUID(hex=capture_id)}>",
        "WARC-Date": iso(response.fetched_at),
        # The same hash as in the capture's row, so that an outsider can check the one against the other.
        "WARC-Payload-Digest": f"sha256:{content_hash(response.payload)}",
        SOURCE_FIELD: response.source_id,
        KIND_FIELD: response.kind,
    }
    if response.via:
        fields[VIA_FIELD] = response.via
    if ip_address:
        fields["WARC-IP-Address"] = ip_address
    return _written(
        lambda writer: writer.create_warc_record(
            response.url,
            "response",
            payload=BytesIO(response.payload),
            length=len(response.payload),
            warc_headers_dict=fields,
            http_headers=http,
        )
    )


def _warcinfo(name: str, software: str, now: datetime) -> bytes:
    facts = {"software": software, "format": "WARC File Format 1.1", "robots": "obey"}

    def build(writer: Any) -> Any:
        record = writer.create_warcinfo_record(name, facts)
        record.rec_headers.replace_header("WARC-Date", iso(now))
        identifier = UUID(hex=record_id("warcinfo", name, iso(now)))
        record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{identifier}>")
        return record

    return _written(build)


def _written(build: Callable[[Any], Any]) -> bytes:
    """The gzip member of the record that *build* makes with warcio's writer."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version=WARC_VERSION)
    writer.write_record(build(writer))
    return buffer.getvalue()
