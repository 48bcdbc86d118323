"""The letter as bytes: what a mail program makes of it is what was written; nothing in it reaches outside."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_week import CUTOFF, digest_input, hostile_week

from pipeline.records.outbox import Enclosure, Letter, LetterKind
from pipeline.render.clean import clean
from pipeline.render.mail import message_id, render_letter
from pipeline.render.mail_body import letter_html, letter_text, with_note
from pipeline.reports.digest import build_digest
from pipeline.reports.letter import LetterWords, digest_letter, digest_subject

FILES = (
    Enclosure("Báo cáo tuần 48 năm 2025 – Tỉnh Đắk Lắk.docx", "a", "application/vnd.x", 3, "0"),
    Enclosure("Báo cáo tuần 48 năm 2025 – Tỉnh Đắk Lắk.html", "b", "text/html", 3, "0"),
)
PAYLOADS = (b"PK\x00\x01\r\n.\r\n", "<p>Đắk Lắk\n.\n".encode())
LETTER = Letter(
    "ab" * 16, LetterKind.WEEKLY, "dak-lak", "2025-W48", 0, "Sở Văn hóa, Thể thao và Du lịch", "van-thu@so.example.vn",
    "Tổng hợp", "Chữ có dấu: ằẵặ.\n.\nhết\n", "<p>ằẵặ</p>\n", FILES, "abc@so.example.vn", CUTOFF,
)  # fmt: skip


def parsed(letter: Letter = LETTER) -> EmailMessage:
    payloads = PAYLOADS[: len(letter.enclosures)]
    found = message_from_bytes(
        render_letter(letter, "bao-chi@so.example.vn", "Sở Một", payloads), policy=policy.default
    )
    assert isinstance(found, EmailMessage)
    return found


def words(hostile: bool = False) -> LetterWords:
    return digest_letter(build_digest(hostile_week() if hostile else digest_input()), ("a.docx: để in",), "Sở Một", "x")


def test_text_and_html_are_alternatives_and_the_files_come_after() -> None:
    message = parsed()
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/vnd.x", "text/html",
    ]  # fmt: skip
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == LETTER.text  # type: ignore[union-attr]
    assert message.get_body(("html",)).get_content().replace("\r\n", "\n") == LETTER.html  # type: ignore[union-attr]
    files = list(message.iter_attachments())
    assert [file.get_filename() for file in files] == [file.name for file in FILES]
    assert [file.get_payload(decode=True) for file in files] == list(PAYLOADS)
    assert message["To"].addresses[0].display_name.split() == LETTER.recipient.split()
    assert (message["Message-ID"], message["Date"]) == ("<abc@so.example.vn>", "Mon, 01 Dec 2025 07:00:00 +0700")
    assert message["Auto-Submitted"] == "auto-generated"


def test_the_same_letter_gives_the_same_bytes_fit_for_any_server() -> None:
    payload = render_letter(LETTER, "a@b.vn", "Sở Một", PAYLOADS)
    assert payload == render_letter(LETTER, "a@b.vn", "Sở Một", PAYLOADS)
    assert payload.isascii()
    assert payload.count(b"\n") == payload.count(b"\r\n")
    assert max(map(len, payload.split(b"\r\n"))) < 200
    with pytest.raises(ValueError, match="shorter"):
        render_letter(LETTER, "a@b.vn", "Sở Một", PAYLOADS[:1])


LINES = st.text(st.characters(codec="utf-8"), max_size=200)


@given(subject=LINES, name=LINES)
def test_any_subject_and_name_come_through_and_make_no_field_of_their_own(subject: str, name: str) -> None:
    letter = replace(LETTER, subject=f"Về {subject}", recipient=f"Sở {name}", enclosures=())
    payload = render_letter(letter, "a@b.vn", f"Sở {name}", ())
    head = payload.split(b"\r\n\r\n")[0]
    fields = [line.split(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")]
    assert fields == [
        b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted", b"X-Auto-Response-Suppress",
        b"Content-Language", b"MIME-Version", b"Content-Type",
    ]  # fmt: skip
    told = re.search(rb"\r\nSubject: (.*?)\r\nDate:", head, re.DOTALL)
    assert told is not None
    decoded = str(make_header(decode_header(told[1].decode().replace("\r\n", ""))))
    assert decoded.split() == clean(f"Về {subject}").split()


def test_the_letter_says_what_the_digest_says() -> None:
    text, page = letter_text(words()), letter_html(words())
    digest = build_digest(digest_input())
    flat = " ".join(text.split())
    for line in digest.summary:
        assert line.text in flat
        assert line.text in page
    assert "QUÁ HẠN 1 NGÀY" in flat
    assert "chưa phải là kết luận" in flat
    for figure in digest.headline:
        assert re.search(rf"{figure.label} +{re.escape(figure.number.text)}\n", text)
    assert all(len(line) <= 76 for line in text.splitlines())
    assert digest_subject(digest) == (
        "Tổng hợp thông tin báo chí về tỉnh Đắk Lắk – tuần 48/2025 (24/11/2025–30/11/2025)"
    )


@pytest.mark.parametrize("hostile", [False, True])
def test_the_html_is_valid_and_fetches_nothing(hostile: bool) -> None:
    page = letter_html(words(hostile))
    html5lib.HTMLParser(strict=True).parse(page)
    assert not re.search(r"<(img|script|link|iframe|a|style|svg)\b|url\(|src=|@import", page)
    assert 'lang="vi"' in page


def test_a_replacement_says_so_before_everything_else() -> None:
    text, page = with_note("chữ\n", letter_html(words()), "Bản thay thế <của thư trước>.")
    assert text == "Bản thay thế <của thư trước>.\n\nchữ\n"
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.index("Bản thay thế &lt;của") < page.index("<h1")
    assert with_note("", "<p>không có body</p>", "x")[1].endswith("<p>không có body</p>")


def test_the_message_id_is_the_letter_s_own() -> None:
    assert message_id("abc", "Bao-Chi@SO.example.vn") == "abc@so.example.vn"
