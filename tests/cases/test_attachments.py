"""What may be laid to a case is judged by its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

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


def pdf(*objects: bytes) -> bytes:
    """A whole PDF of these objects, with its cross-reference table where it says."""
    out = b"%PDF-1.7\n"
    places = []
    for n, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + one + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer <</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


PDF = pdf(b"<</Type/Pages/Count 2>>", b"<</Type /Page>>", b"<</Type/Page/Parent 1 0 R>>")
PACKED = zlib.compress(b"2 0 <</Type/Page/Parent 1 0 R>>")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 800, 600) + b"\x08\2\0\0\0crc_ IDAT....IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 600, 800) + b"\x03" + b"." * 10


def test_the_list_says_what_a_file_is() -> None:
    packed = pdf(b"<</Type/ObjStm/Filter/FlateDecode/Length %d>>stream\n" % len(PACKED) + PACKED + b"\nendstream")
    for name, payload, told in (
        ("a.pdf", packed, "PDF, 1 trang"),
        ("a.png", PNG, "ảnh PNG 800×600 điểm"),
        ("a.jpg", JPEG, "ảnh JPEG 800×600 điểm"),
        ("a.docx", word("x"), "tài liệu Word"),
        ("a.txt", "ba chữ này".encode(), "văn bản thuần, 3 chữ"),
    ):
        assert attachment("c1", name, payload, "an").described == told


def test_a_file_is_known_by_its_hash() -> None:
    one = attachment("c1", "/home/an/Biên bản.PDF", PDF, "an")
    assert (one.name, one.media_type, one.size, one.described) == (
        "Biên bản.PDF", "application/pdf", len(PDF), "PDF, 2 trang",
    )  # fmt: skip
    assert one.sha256 == content_hash(PDF)
    assert attachment("c1", "khac.pdf", PDF, "binh").attachment_id == one.attachment_id
    assert attachment("c1", "a.docx", word("x"), "an").size > 100


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("a.exe", b"MZ"),
        ("khong-duoi", b"x"),
        ("a.pdf", b"MZ"),
        ("a.pdf", b""),
        ("a.pdf", b"%PDF-1.4 %%EOF"),
        ("a.pdf", pdf(b"<</Type/Pages/Count 0>>")),  # no page
        ("a.pdf", PDF.replace(b"startxref\n", b"startxref\n9")),
        ("a.png", PNG[:20]),
        ("a.png", PNG.replace(struct.pack(">II", 800, 600), struct.pack(">II", 0, 600))),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x04ab"),
        ("a.txt", b" \n "),
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
