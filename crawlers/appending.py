"""Appending to a file so that it never holds a half-written piece that something could be written behind."""

from __future__ import annotations

import os
from typing import Protocol


class AppendOnly(Protocol):
    """What is needed of an unbuffered file that was opened for appending."""

    def fileno(self) -> int: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def write(self, data: memoryview, /) -> int | None: ...


def append_whole(file: AppendOnly, piece: bytes) -> int:
    """Write *piece* at the end of *file* -> the offset where it begins.

    Where the disk fails in the middle (it is full), what was written of it is cut off again and the error is
    raised: the next piece, if there is room for it, then follows a whole one.
    """
    offset = file.seek(0, os.SEEK_END)
    view = memoryview(piece)
    try:
        while view:  # an unbuffered write may be partial
            view = view[file.write(view) or 0 :]
    except BaseException:
        os.ftruncate(file.fileno(), offset)
        raise
    return offset
