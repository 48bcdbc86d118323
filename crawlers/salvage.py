"""What of an archive file can be read although it is cut off or damaged: each whole record, and the gaps between."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from pipeline.records.press import Problem, problem

_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b\x08"
_WARC = b"WARC/"
_START = re.compile(rb"\r\n\r\nWARC/\d")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_MOST_HEADERS = 1 << 16


@dataclass(frozen=True, slots=True)
class Whole:
    """Where a whole record lies, in bytes of the file."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of a file from which no record can be read; ``at_end``: they go on to its end."""

    file: str
    offset: int
    length: int
    at_end: bool

    def as_problem(self) -> Problem:
        """For the log of the run that reads the rest."""
        what = "is cut off or damaged up to its end" if self.at_end else "is damaged"
        message = (
            f"{self.file} {what}: no record can be read from the {self.length} bytes after byte {self.offset}. What "
            "lies before and behind was read; restore the file from a backup for the rest."
        )
        return problem("replay", f"{self.file}:{self.offset}", "archive_damaged", message)


def pieces(path: Path) -> Iterator[Whole | Damage]:
    """Every record of the archive file *path*, compressed or plain, and what lies damaged between them, in order."""
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        zipped = content[: len(_GZIP)] == _GZIP or (content[: len(_WARC)] != _WARC and path.suffix == ".gz")
        position = 0
        while position < len(content):
            length = _member_at(content, position) if zipped else _record_at(content, position)
            if length:
                yield Whole(position, length)
                position += length
                continue
            again = _next_member(content, position + 1) if zipped else _next_record(content, position + 1)
            yield Damage(path.name, position, again - position, again == len(content))
            position = again


def _member_at(content: mmap, position: int) -> int:
    """The length of the whole gzip member at *position*, its checksum verified; 0 where there is none."""
    decoder, end = zlib.decompressobj(16 + zlib.MAX_WBITS), position
    while end < len(content) and not decoder.eof:
        block = content[end : end + _BLOCK]
        try:
            decoder.decompress(block)
        except zlib.error:
            return 0
        end += len(block) - len(decoder.unused_data)
    return end - position if decoder.eof else 0


def _next_member(content: mmap, position: int) -> int:
    """Where the next gzip member begins whose content begins as a WARC record does; the file's end where none."""
    while (position := content.find(_GZIP, position)) >= 0:
        decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            if decoder.decompress(content[position : position + 4096], len(_WARC)) == _WARC:
                return position
        except zlib.error:
            pass
        position += 1
    return len(content)


def _record_at(content: mmap, position: int) -> int:
    """The length of the whole uncompressed record at *position* with the two line ends behind it; 0 where none."""
    if content[position : position + len(_WARC)] != _WARC:
        return 0
    head_end = content.find(b"\r\n\r\n", position, position + _MOST_HEADERS)
    found = _LENGTH.search(content[position : head_end + 2]) if head_end >= 0 else None
    if found is None:
        return 0
    body_end = head_end + 4 + int(found[1])
    end = body_end + 4
    if end <= len(content) and content[body_end:end] == b"\r\n\r\n":
        return end - position
    return 0


def _next_record(content: mmap, position: int) -> int:
    found = _START.search(content, max(position - 4, 0))
    return found.end() - len(_WARC) - 1 if found else len(content)
