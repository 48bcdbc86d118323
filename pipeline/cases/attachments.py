"""Which files may be laid to a case: checked by what they hold, not by what they are called."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import PurePath
from xml.etree import ElementTree

from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import Attachment, attachment_id
from pipeline.records.ids import content_hash

LARGEST = 25 * 1024 * 1024  # bytes
_OPENXML = "application/vnd.openxmlformats-officedocument."
TYPES = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".docx": (f"{_OPENXML}wordprocessingml.document", b"PK\x03\x04"),
    ".xlsx": (f"{_OPENXML}spreadsheetml.sheet", b"PK\x03\x04"),
    ".txt": ("text/plain", b""),
}
_PARTS = {".docx": "word/", ".xlsx": "xl/"}
_MOST_TEXT = 50 * 1024 * 1024  # bytes that a member of an office file may unpack to
_MACROS = ("vbaProject.bin",)


def attachment(case_id: str, name: str, payload: bytes, login: str) -> Attachment:
    """The file *name* (without its folder) as an attachment of a case.

    Raises :class:`IllegalTransition` for an empty or too large file, for a type that is not taken, and for one whose
    bytes are not of the type that its name says.
    """
    plain = unicodedata.normalize("NFC", PurePath(name).name)
    suffix = PurePath(plain).suffix.lower()
    if suffix not in TYPES:
        raise IllegalTransition(f"Không nhận tệp loại “{suffix or plain}”; nhận: {', '.join(TYPES)}.")
    if not payload:
        raise IllegalTransition(f"Tệp {plain} rỗng.")
    if len(payload) > LARGEST:
        raise IllegalTransition(f"Tệp {plain} quá lớn: tối đa {LARGEST // 1024 // 1024} MB.")
    media_type, magic = TYPES[suffix]
    if not payload.startswith(magic) or not _is_office(suffix, payload) or not _is_text(suffix, payload):
        raise IllegalTransition(f"Nội dung tệp {plain} không đúng loại {suffix}.")
    digest = content_hash(payload)
    return Attachment(attachment_id(case_id, digest), case_id, plain, media_type, len(payload), digest, login)


def readable_text(name: str, payload: bytes) -> str:
    """What can be read of a file without guessing (text, Word, Excel), a paragraph a line; "" for PDF and pictures."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".txt":
        return unicodedata.normalize("NFC", payload.decode("utf-8-sig"))
    if suffix not in _PARTS:
        return ""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(payload)) as parts:
        for member in parts.infolist():
            if member.filename.endswith(".xml") and member.file_size <= _MOST_TEXT:
                lines += _paragraphs(parts.read(member))
    return unicodedata.normalize("NFC", "\n".join(lines))


def _paragraphs(xml: bytes) -> list[str]:
    """The text of each Word paragraph or Excel string."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # no office file has any; entities could unpack without end
        raise IllegalTransition("Tệp có khai báo thực thể XML: không nhận.")
    found = ElementTree.fromstring(xml)
    blocks = [each for each in found.iter() if each.tag.rpartition("}")[2] in ("p", "si", "is")]
    return ["".join(t.text or "" for t in block.iter() if t.tag.rpartition("}")[2] == "t") for block in blocks]


def _is_office(suffix: str, payload: bytes) -> bool:
    if suffix not in _PARTS:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as parts:
            names = parts.namelist()
    except zipfile.BadZipFile:
        return False
    own = any(name.startswith(_PARTS[suffix]) for name in names)
    return own and not any(name.endswith(_MACROS) for name in names)


def _is_text(suffix: str, payload: bytes) -> bool:
    if suffix != ".txt":
        return True
    try:
        return "\0" not in payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
