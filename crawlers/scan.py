"""Where the records of an archive file lie: one gzip member a record, walked without trusting any index."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ArchiveUnreadable

_BLOCK = 1 << 20
_HEAD_BYTES = 2048
_TYPE = re.compile(rb"\nWARC-Type:[ \t]*([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """One whole gzip member: its place in bytes and the WARC-Type of its record ("" where it is none)."""

    offset: int
    length: int
    type: str


@dataclass(frozen=True, slots=True)
class CutTail:
    """Where the last whole record of a file ends, and how many bytes of a half-written one follow."""

    whole_bytes: int
    surplus_bytes: int


def warc_files(folder: Path) -> tuple[Path, ...]:
    """The archive files of a run, by name."""
    return tuple(sorted((*folder.glob("*.warc.gz"), *folder.glob("*.warc"))))


def whole_members(warc: Path) -> Iterator[tuple[int, int] | CutTail]:
    """(offset, length) of every whole gzip member; otherwise as :func:`members_of`."""
    for member in members_of(warc):
        yield member if isinstance(member, CutTail) else (member.offset, member.length)


def members_of(warc: Path) -> Iterator[Member | CutTail]:
    """Every whole gzip member, and last a :class:`CutTail` where the file ends in half of one.

    Raises :class:`ArchiveUnreadable` where bytes are damaged rather than missing.
    """
    start = position = 0
    decoder, head = zlib.decompressobj(16 + zlib.MAX_WBITS), b""
    with warc.open("rb") as file:
        while block := file.read(_BLOCK):
            while block:
                try:
                    found = decoder.decompress(block)
                except zlib.error as problem:
                    raise ArchiveUnreadable(
                        f"{warc.name} is damaged after byte {start} ({problem}); restore it from a backup."
                    ) from problem
                if len(head) < _HEAD_BYTES:
                    head += found[:_HEAD_BYTES]
                position += len(block) - len(decoder.unused_data)
                block = decoder.unused_data
                if decoder.eof:
                    yield Member(start, position - start, _type_in(head))
                    start, decoder, head = position, zlib.decompressobj(16 + zlib.MAX_WBITS), b""
    if position > start:
        yield CutTail(start, position - start)


def _type_in(head: bytes) -> str:
    match = _TYPE.search(head)
    return match[1].decode("ascii").lower() if match else ""
