"""What may be laid to a case is judged by its bytes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from pipeline.cases.attachments import LARGEST, attachment, readable_text
from pipeline.errors import IllegalTransition
from pipeline.records.ids import content_hash


def word(*lines: str, **members: bytes) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out, "a") as parts:
        for name, payload in members.items():
            parts.writestr(f"word/{name}", payload)
    return out.getvalue()


def test_a_file_is_known_by_its_hash() -> None:
    one = attachment("c1", "/home/an/Biên bản.PDF", b"%PDF-1.7 x", "an")
    assert (one.name, one.media_type, one.size) == ("Biên bản.PDF", "application/pdf", 10)
    assert one.sha256 == content_hash(b"%PDF-1.7 x")
    assert attachment("c1", "khac.pdf", b"%PDF-1.7 x", "binh").attachment_id == one.attachment_id
    assert attachment("c1", "a.docx", word("x"), "an").size > 100


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("a.exe", b"MZ"),
        ("khong-duoi", b"x"),
        ("a.pdf", b"MZ"),
        ("a.pdf", b""),
        ("a.png", b"%PDF-"),
        ("a.docx", b"PK\x03\x04 not a zip"),
        ("a.xlsx", word("Word, not Excel")),
        ("a.docx", word("x", **{"vbaProject.bin": b"macro"})),
        ("a.txt", b"\xff\xfe\x00"),
        ("a.txt", b"a\0b"),
        ("a.pdf", b"%PDF-" + b"x" * LARGEST),
    ],
)
def test_what_is_not_what_it_says_is_refused(name: str, payload: bytes) -> None:
    with pytest.raises(IllegalTransition):
        attachment("c1", name, payload, "an")


def test_a_marking_inside_a_word_file_can_be_read() -> None:
    assert "TỐI MẬT" in readable_text("a.docx", word("UBND", "TỐI MẬT")).split("\n")
    assert readable_text("a.txt", "MẬT\n".encode()) == "MẬT\n"
    assert readable_text("a.pdf", b"%PDF-") == ""
    bomb = word("x", **{"evil.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    with pytest.raises(IllegalTransition, match="XML"):
        readable_text("a.docx", bomb)
