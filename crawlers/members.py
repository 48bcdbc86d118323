"""WARC 1.1 records as gzip members: what an exchange becomes in the archive (ISO 28500:2017).

Written here and not by warcio: the request and both digests in SHA-256 cost no second pass over the body.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import UUID

from crawlers.earlier import Earlier
from crawlers.warc import KIND_FIELD, REFERS_FIELD, SOURCE_FIELD, VIA_FIELD, RecordedResponse
from pipeline.records.days import iso
from pipeline.records.ids import content_hash, record_id

WARC_VERSION = "WARC/1.1"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_LEVEL = 6  # gzip's own default: level 9 takes twice the time for one byte in a hundred

Fields = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as it was handed to the network library; the library adds nothing but connection keeping."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]


def warcinfo_member(name: str, software: str, now: datetime, run_id: str) -> bytes:
    """The first record of a file: who wrote it, when, in which run."""
    facts = {"software": software, "format": "WARC File Format 1.1", "robots": "obey", "isPartOf": run_id}
    block = b"".join(f"{key}: {_line(value)}\r\n".encode() for key, value in facts.items() if value)
    fields = (("WARC-Date", iso(now)), ("WARC-Filename", name), ("Content-Type", "application/warc-fields"))
    return _member("warcinfo", _urn(record_id("warcinfo", name, iso(now))), fields, block)


def response_member(response: RecordedResponse, capture_id: str, ip_address: str | None) -> bytes:
    """A response, its payload as received; *capture_id* (32 hex digits) is the record's id."""
    fields = (*_about(response, ip_address), ("WARC-Payload-Digest", _digest(response.payload)))
    return _member("response", _urn(capture_id), fields, _http_head(response) + response.payload)


def revisit_member(
    response: RecordedResponse, capture_id: str, ip_address: str | None, earlier: Earlier | None
) -> bytes:
    """A response without its payload: the server sent none (304), or the one that *earlier* holds already."""
    fields = [*_about(response, ip_address), ("WARC-Profile", IDENTICAL if response.payload else NOT_MODIFIED)]
    if earlier is not None:
        fields += [
            ("WARC-Refers-To", _urn(earlier.capture_id)),
            ("WARC-Refers-To-Target-URI", earlier.url),
            ("WARC-Refers-To-Date", iso(earlier.fetched_at)),
            (REFERS_FIELD, str(earlier.place)),
            ("WARC-Payload-Digest", f"sha256:{earlier.payload_sha256}"),
        ]
    return _member("revisit", _urn(capture_id), fields, _http_head(response))


def request_member(request: RecordedRequest, response: RecordedResponse, capture_id: str) -> bytes:
    """The request that *response*, archived as *capture_id*, answers."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {parts.netloc}"]
    lines += (f"{name}: {_line(value)}" for name, value in request.headers if name.lower() != "host")
    block = "\r\n".join((*lines, "", "")).encode("latin-1", "replace")
    fields = (
        ("WARC-Date", iso(response.fetched_at)),
        ("WARC-Target-URI", response.url),
        ("WARC-Concurrent-To", _urn(capture_id)),
        ("Content-Type", "application/http; msgtype=request"),
    )
    return _member("request", _urn(record_id("request", capture_id)), fields, block)


def _about(response: RecordedResponse, ip_address: str | None) -> list[tuple[str, str]]:
    fields = [
        ("WARC-Date", iso(response.fetched_at)),
        ("WARC-Target-URI", response.url),
        ("Content-Type", "application/http; msgtype=response"),
        (SOURCE_FIELD, response.source_id),
        (KIND_FIELD, response.kind),
    ]
    fields += [(VIA_FIELD, response.via)] if response.via else []
    return fields + ([("WARC-IP-Address", ip_address)] if ip_address else [])


def _http_head(response: RecordedResponse) -> bytes:
    """Status line and headers; the payload stands as one piece, so the transfer coding is left out."""
    lines = [f"HTTP/1.1 {response.status} {_PHRASES.get(response.status, 'Unknown')}"]
    lines += (f"{name}: {_line(value)}" for name, value in response.headers if name.lower() != "transfer-encoding")
    return "\r\n".join((*lines, "", "")).encode("latin-1", "replace")


def _member(kind: str, identifier: str, fields: Fields, block: bytes) -> bytes:
    given = (("WARC-Type", kind), ("WARC-Record-ID", identifier), *fields)
    measured = (("WARC-Block-Digest", _digest(block)), ("Content-Length", str(len(block))))
    head = "".join(f"{name}: {_line(value)}\r\n" for name, value in (*given, *measured))
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)  # no time stamp: the same bytes each time
    pieces = (f"{WARC_VERSION}\r\n{head}\r\n".encode("utf-8", "replace"), block, b"\r\n\r\n")
    return b"".join((*(packer.compress(piece) for piece in pieces), packer.flush()))


def _line(value: str) -> str:
    """*value* on one line: nothing that a server sends can begin a header of its own."""
    return " ".join(value.splitlines()) if "\n" in value or "\r" in value else value


def _urn(identifier: str) -> str:
    return f"<urn:uuid:{UUID(hex=identifier)}>"


def _digest(content: bytes) -> str:
    """As in a capture's row, so that an outsider can check the one against the other."""
    return f"sha256:{content_hash(content)}"
