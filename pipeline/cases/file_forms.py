"""What a file is by its bytes, in a few words; a shell that only bears the name of its type is none."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

MOST = 50 * 1024 * 1024  # bytes to which a member of a zip, or a stream of a PDF, may unpack
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_OBJECT = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG's start-of-frame markers
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length


def what_it_is(suffix: str, payload: bytes) -> str:
    """*payload* in words ("PDF, 3 trang"; "ảnh PNG 800×600 điểm"), by what its *suffix* says that it is; "" where it
    does not open as such."""
    known = FORMS.get(suffix)
    return known(payload) if known else ""


def _pdf(payload: bytes) -> str:
    """The cross-reference table must be where the file says, and there must be a page."""
    found = _START.findall(payload)
    if not payload.startswith(b"%PDF-") or not found or not _OBJECT.match(payload, int(found[-1])):
        return ""
    if b"/Encrypt" in payload:
        return "PDF có khóa, không đọc được bên trong"
    pages = len(_PAGE.findall(payload)) + sum(len(_PAGE.findall(part)) for part in _object_streams(payload))
    return f"PDF, {pages} trang" if pages else ""


def _object_streams(payload: bytes) -> Iterator[bytes]:
    """What newer PDFs keep packed: their objects, pages among them."""
    for one in _STREAM.finditer(payload):
        try:
            yield zlib.decompressobj().decompress(payload[one.end() :], MOST)
        except zlib.error:
            continue


def _png(payload: bytes) -> str:
    if not payload.startswith(b"\x89PNG\r\n\x1a\n") or payload[12:16] != b"IHDR" or b"IDAT" not in payload:
        return ""
    if len(payload) < 24 or b"IEND" not in payload[-16:]:
        return ""
    width, height = struct.unpack(">II", payload[16:24])
    return f"ảnh PNG {width}×{height} điểm" if width and height else ""


def _jpeg(payload: bytes) -> str:
    place = 2
    if not payload.startswith(b"\xff\xd8\xff"):
        return ""
    while place + 9 <= len(payload):
        if payload[place] != 0xFF:
            return ""
        marker = payload[place + 1]
        if marker == 0xFF or marker in _BARE:
            place += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", payload[place + 5 : place + 9])
            return f"ảnh JPEG {width}×{height} điểm" if width and height else ""
        place += 2 + int(struct.unpack(">H", payload[place + 2 : place + 4])[0])
    return ""


def _office(main: str, words: str) -> Callable[[bytes], str]:
    """A zip whose main part is XML; macros make it another thing."""

    def opened(payload: bytes) -> str:
        try:
            with zipfile.ZipFile(io.BytesIO(payload)) as parts:
                names = parts.namelist()
                if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
                    return ""
                if parts.getinfo(main).file_size > MOST:
                    return ""
                xml = parts.read(main)
            if b"<!DOCTYPE" not in xml and b"<!ENTITY" not in xml:  # whoever reads the text refuses those by name
                ElementTree.fromstring(xml)
        except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, zlib.error, EOFError, NotImplementedError):
            return ""
        except RuntimeError:  # encrypted
            return ""
        return words

    return opened


def _text(payload: bytes) -> str:
    try:
        told = payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return f"văn bản thuần, {len(told.split())} chữ" if "\0" not in told and told.strip() else ""


FORMS: dict[str, Callable[[bytes], str]] = {
    ".pdf": _pdf,
    ".png": _png,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".docx": _office("word/document.xml", "tài liệu Word"),
    ".xlsx": _office("xl/workbook.xml", "bảng tính Excel"),
    ".txt": _text,
}
