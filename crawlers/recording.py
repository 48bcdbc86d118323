"""A recorded night as a thing to be asked: what lies in WARC files, by address, and which of it lists pages."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from warcio.exceptions import ArchiveLoadFailed

from crawlers.addresses import normalise
from crawlers.recorded import RecordRef, scan_file, scan_piece
from crawlers.repeats import with_payloads
from crawlers.salvage import Damage, Whole, pieces
from crawlers.scan import warc_files
from crawlers.warc import RecordedResponse, read_repeat
from pipeline.errors import ArchiveUnreadable

__all__ = ["RecordRef", "Recording"]


class Recording:
    """The responses of one WARC file, or of all that lie in a folder; bodies are read on demand."""

    def __init__(self, path: Path) -> None:
        """Index *path*; where a file is cut off or damaged, what can be read of it, and ``damage`` says what not.

        Raises :class:`ArchiveUnreadable` where no HTTP response can be read.
        """
        self.path = path
        files = warc_files(path) if path.is_dir() else (path,)
        try:
            read = [_read(file) for file in files]
        except OSError as problem:
            raise ArchiveUnreadable(f"{path} cannot be read: {problem}") from problem
        self.damage = tuple(gap for _, gaps in read for gap in gaps)
        self.refs = with_payloads(ref for refs, _ in read for ref in refs)
        if not self.refs:
            what = "is no WARC file, or so damaged that it" if self.damage else "is whole but"
            raise ArchiveUnreadable(f"{path} {what} holds no HTTP responses; there is nothing to replay.")
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
        """Every recorded feed, sitemap and section page, oldest first."""
        return tuple(sorted((ref for ref in self.refs if ref.lists), key=_age))

    def versions(self, url: str) -> tuple[RecordRef, ...]:
        """Every recorded response of *url*, oldest first; http and https are the same where only one is recorded."""
        found = self._by_url.get(url) or self._by_page.get(_loose(url)) or ()
        return tuple(sorted(found, key=_age))

    def read(self, ref: RecordRef) -> RecordedResponse:
        """The response itself, a repeated payload put back; raises :class:`ArchiveUnreadable`."""
        return read_repeat(ref.file, ref.offset, ref.length, ref.payload_in)


def _read(file: Path) -> tuple[list[RecordRef], list[Damage]]:
    """The responses of *file*; where it is damaged, those of its whole records, and the gaps."""
    if all(isinstance(piece, Whole) for piece in pieces(file)):
        with suppress(ArchiveLoadFailed, ValueError):  # whole, and yet no WARC records in it: looked at one by one
            return list(scan_file(file)), []
    refs: list[RecordRef] = []
    gaps: list[Damage] = []
    for piece in pieces(file):
        if isinstance(piece, Damage):
            gaps.append(piece)
            continue
        try:
            refs += scan_piece(file, piece.offset, piece.length)
        except (ArchiveLoadFailed, ValueError):
            gaps.append(Damage(file.name, piece.offset, piece.length, at_end=False))
    return refs, gaps


def _age(ref: RecordRef) -> tuple[datetime, str, int]:
    return ref.at, ref.file.name, ref.offset


def _loose(url: str) -> str:
    """*url* without scheme, fragment and tracking parameters."""
    return (normalise(url) or url).partition("://")[2]
