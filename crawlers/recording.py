"""A recorded night as a thing to be asked: what lies in a WARC file, by address, and which of it are feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawlers.addresses import normalise
from crawlers.sniff import HEAD_BYTES, looks_like_feed
from crawlers.warc import KIND_FIELD, SOURCE_FIELD, VIA_FIELD, RecordedResponse, read_payload, warc_date
from pipeline.errors import ArchiveUnreadable
from pipeline.records.press import FetchKind

_OK = 200


@dataclass(frozen=True, slots=True)
class RecordRef:
    """One recorded response and where it lies."""

    url: str
    at: datetime
    offset: int
    length: int
    is_feed: bool
    source_id: str  # "" in archives that others wrote
    via: str


class Recording:
    """The responses of one WARC file; bodies are read on demand."""

    def __init__(self, path: Path) -> None:
        """Index *path* in one pass; raises :class:`ArchiveUnreadable` where it holds no HTTP response."""
        self.path = path
        try:
            self.refs = tuple(_scan(path))
        except (OSError, ArchiveLoadFailed, ValueError) as problem:
            raise ArchiveUnreadable(f"{path} cannot be read as a WARC file: {problem}") from problem
        if not self.refs:
            raise ArchiveUnreadable(f"{path} holds no HTTP responses; there is nothing to replay.")
        self._by_url: dict[str, list[RecordRef]] = {}
        self._by_page: dict[str, list[RecordRef]] = {}
        for ref in self.refs:
            self._by_url.setdefault(ref.url, []).append(ref)
            self._by_page.setdefault(_loose(ref.url), []).append(ref)

    @property
    def now(self) -> datetime:
        """The latest WARC-Date: the instant at which the recorded night ended."""
        return max(ref.at for ref in self.refs)

    @property
    def feeds(self) -> tuple[RecordRef, ...]:
        """Every recorded feed, oldest first."""
        return tuple(sorted((ref for ref in self.refs if ref.is_feed), key=lambda ref: (ref.at, ref.offset)))

    def versions(self, url: str) -> tuple[RecordRef, ...]:
        """Every recorded response of *url*, oldest first; http and https are the same where only one is recorded."""
        found = self._by_url.get(url) or self._by_page.get(_loose(url)) or ()
        return tuple(sorted(found, key=lambda ref: (ref.at, ref.offset)))

    def read(self, ref: RecordRef) -> RecordedResponse:
        """The response itself; raises :class:`ArchiveUnreadable`."""
        return read_payload(self.path, ref.offset, ref.length)


def _loose(url: str) -> str:
    """*url* without scheme, fragment and tracking parameters."""
    return (normalise(url) or url).partition("://")[2]


def _scan(path: Path) -> Iterator[RecordRef]:
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        for record in records:
            if record.rec_type != "response" or record.http_headers is None:
                continue
            status = record.http_headers.get_statuscode()
            if not status.isdigit() or not record.rec_headers.get_header("WARC-Target-URI"):
                continue
            is_feed = int(status) == _OK and _is_feed(record)
            fields = record.rec_headers
            yield RecordRef(
                url=fields.get_header("WARC-Target-URI"),
                at=warc_date(fields.get_header("WARC-Date")),
                offset=records.get_record_offset(),
                length=records.get_record_length(),
                is_feed=is_feed,
                source_id=fields.get_header(SOURCE_FIELD) or "",
                via=fields.get_header(VIA_FIELD) or "",
            )


def _is_feed(record: Any) -> bool:
    """By what the collector that wrote it says, else by media type or root element."""
    kind = record.rec_headers.get_header(KIND_FIELD)
    if kind:
        return bool(kind == FetchKind.FEED)
    media_type = record.http_headers.get_header("Content-Type") or ""
    return looks_like_feed(media_type, record.content_stream().read(HEAD_BYTES))
