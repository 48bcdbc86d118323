"""A record by the beginning of its id, as a person types it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pipeline.errors import UnknownRecord

R = TypeVar("R")


def only_one(what: str, id_prefix: str, found: Sequence[R]) -> R:
    """The only record of *found*; raises :class:`UnknownRecord` where there are none or several.

    *what* is the Vietnamese word for the kind of record, for the message.
    """
    if not id_prefix or not found:
        raise UnknownRecord(f"Không có {what} nào có mã bắt đầu bằng “{id_prefix}”.")
    if len(found) > 1:
        raise UnknownRecord(f"Có {len(found)} {what} có mã bắt đầu bằng “{id_prefix}”: hãy ghi thêm vài ký tự của mã.")
    return found[0]
