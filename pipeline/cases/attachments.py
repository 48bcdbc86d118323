"""Which files may be laid to a case: checked by what they hold, not by what they are called."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import PurePath
from xml.etree import ElementTree

from pipeline.cases.file_forms import MOST, what_it_is
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import Attachment, attachment_id
from pipeline.records.ids import content_hash
from pipeline.records.plain import plain

LARGEST = 25 * 1024 * 1024  # bytes
_OPENXML = "application/vnd.openxmlformats-officedocument."
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": f"{_OPENXML}wordprocessingml.document",
    ".xlsx": f"{_OPENXML}spreadsheetml.sheet",
    ".txt": "text/plain",
}
_OFFICE = (".docx", ".xlsx")


def attachment(case_id: str, name: str, payload: bytes, login: str) -> Attachment:
    """The file *name* (without its folder) as an attachment of a case.

    Raises :class:`IllegalTransition` for an empty or too large file, for a type that is not taken, and for one whose
    bytes are not of the type that its name says.
    """
    shown = plain(PurePath(name).name).replace("\n", " ").replace("\t", " ")
    suffix = PurePath(shown).suffix.lower()
    if suffix not in TYPES:
        raise IllegalTransition(f"Không nhận tệp loại “{suffix or shown}”; nhận: {', '.join(TYPES)}.")
    if not payload:
        raise IllegalTransition(f"Tệp {shown} rỗng.")
    if len(payload) > LARGEST:
        raise IllegalTransition(f"Tệp {shown} quá lớn: tối đa {LARGEST // 1024 // 1024} MB.")
    described = what_it_is(suffix, payload)
    if not described:
        raise IllegalTransition(f"Nội dung tệp {shown} không mở được như tệp {suffix}.")
    digest = content_hash(payload)
    return Attachment(
        attachment_id(case_id, digest), case_id, shown, TYPES[suffix], len(payload), digest, login, "", described
    )


def readable_text(name: str, payload: bytes) -> str:
    """What can be read of a file without guessing (text, Word, Excel), a paragraph a line; "" for PDF and pictures."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".txt":
        return unicodedata.normalize("NFC", payload.decode("utf-8-sig"))
    if suffix not in _OFFICE:
        return ""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(payload)) as parts:
        for member in parts.infolist():
            if member.filename.endswith(".xml") and member.file_size <= MOST:
                lines += _paragraphs(parts.read(member))
    return unicodedata.normalize("NFC", "\n".join(lines))


def _paragraphs(xml: bytes) -> list[str]:
    """The text of each Word paragraph or Excel string."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # no office file has any; entities could unpack without end
        raise IllegalTransition("Tệp có khai báo thực thể XML: không nhận.")
    found = ElementTree.fromstring(xml)
    blocks = [each for each in found.iter() if each.tag.rpartition("}")[2] in ("p", "si", "is")]
    return ["".join(t.text or "" for t in block.iter() if t.tag.rpartition("}")[2] == "t") for block in blocks]
