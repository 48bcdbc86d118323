"""Content codings taken off piece by piece, so that a small body cannot fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from pipeline.errors import ArchiveUnreadable


def _optional(name: str) -> Any:
    """The module *name*, None where it is not installed: then its coding is neither asked for nor understood."""
    try:
        return import_module(name)
    except ImportError:
        return None


brotli, zstd = _optional("brotli"), _optional("backports.zstd")
_PIECE = 65536
_IDENTITY = ("", "identity", "none")


class PayloadTooLarge(ArchiveUnreadable):
    """A body is larger than the limit once its content coding is taken off."""


class PayloadUndecodable(ArchiveUnreadable):
    """A body is not in the content coding that its header names."""


def accepted_encodings() -> str:
    """The value of Accept-Encoding: what :func:`decode_body` can take off here."""
    return ", ".join(_PIECES)


def decode_body(payload: bytes, encodings: Sequence[str], limit: int) -> bytes:
    """*payload* with its content codings (as listed in Content-Encoding, first applied first) taken off.

    A body that plainly is not gzipped though the header says so is returned as it is: archives often hold
    such.  Raises :class:`PayloadTooLarge` beyond *limit* bytes, :class:`PayloadUndecodable` otherwise.
    """
    if len(encodings) > 3:
        raise PayloadUndecodable(f"The body is said to be coded {len(encodings)} times over; it is not decoded.")
    for name in reversed(encodings):
        payload = _decode_once(payload, name.strip().lower(), limit)
    if len(payload) > limit:
        raise PayloadTooLarge(f"The body has more than {limit} bytes; raise the limit if such pages are meant.")
    return payload


def _decode_once(payload: bytes, name: str, limit: int) -> bytes:
    if name in _IDENTITY or not payload:
        return payload
    pieces = _PIECES.get(name.removeprefix("x-"))
    if pieces is None:
        raise PayloadUndecodable(f"The content coding {name!r} is not known here; the page was kept as received.")
    body, size = [], 0
    try:
        for piece in pieces(payload):
            size += len(piece)
            if size > limit:
                raise PayloadTooLarge(
                    f"The body grows beyond {limit} bytes when its {name} coding is taken off; it is not used."
                )
            body.append(piece)
    except PayloadTooLarge:
        raise
    except Exception as problem:  # each decoder has its own error classes
        raise PayloadUndecodable(f"The body is not valid {name} ({problem}); it was kept as received.") from problem
    return b"".join(body)


def _gzip(payload: bytes) -> Iterator[bytes]:
    if not payload.startswith(b"\x1f\x8b"):
        yield payload
        return
    while payload.startswith(b"\x1f\x8b"):  # several members may follow each other
        decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        yield from _inflated(decoder, payload)
        payload = decoder.unused_data


def _deflate(payload: bytes) -> Iterator[bytes]:
    try:
        zlib.decompressobj().decompress(payload, 1)
        wrapped = True
    except zlib.error:
        wrapped = False  # raw deflate, which some servers send under this name
    yield from _inflated(zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS), payload)


def _inflated(decoder: Any, payload: bytes) -> Iterator[bytes]:
    while not decoder.eof:
        piece = decoder.decompress(payload, _PIECE)
        payload = decoder.unconsumed_tail
        yield piece
        if not piece and not payload:
            raise ValueError("it ends too early")


def _brotli(payload: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    yield decoder.process(payload, output_buffer_limit=_PIECE)
    while not decoder.is_finished():
        piece = decoder.process(b"", output_buffer_limit=_PIECE)
        if not piece:
            raise ValueError("it ends too early")
        yield piece


def _zstd(payload: bytes) -> Iterator[bytes]:
    decoder = zstd.ZstdDecompressor()
    yield decoder.decompress(payload, _PIECE)
    while not decoder.eof:
        piece = decoder.decompress(b"", _PIECE)
        if not piece:
            raise ValueError("it ends too early")
        yield piece


_PIECES: dict[str, Callable[[bytes], Iterator[bytes]]] = {"gzip": _gzip, "deflate": _deflate}
if brotli is not None:
    _PIECES["br"] = _brotli
if zstd is not None:
    _PIECES["zstd"] = _zstd
