"""A letter as the bytes that go to the mail server (RFC 5322 and MIME): the same letter gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from pipeline.records.days import VIETNAM
from pipeline.records.outbox import Letter
from pipeline.render.clean import clean

EOL = "\r\n"


def render_letter(letter: Letter, sender: str, office: str, payloads: Sequence[bytes]) -> bytes:
    """*letter* from *office* <*sender*>: text and HTML as alternatives, then its enclosures.

    *payloads*: the bytes of the enclosures in their order.  All of it is 7-bit, with CRLF.  Dated when the letter was
    queued.  Raises ValueError where there are more or fewer payloads than enclosures, or an address is none.
    """
    content = EmailMessage(policy=SMTP)
    content.set_content(letter.text, charset="utf-8", cte="base64")
    content.add_alternative(letter.html, subtype="html", charset="utf-8", cte="base64")
    content.make_mixed()
    for enclosure, payload in zip(letter.enclosures, payloads, strict=True):
        main, _, sub = enclosure.media_type.partition("/")
        content.add_attachment(payload, main, sub, cte="base64", filename=clean(enclosure.name))
    content.set_boundary(f"=_lamro_{letter.letter_id}_0")
    for part in content.iter_parts():
        if part.is_multipart():
            part.set_boundary(f"=_lamro_{letter.letter_id}_1")
    return _head(letter, sender, office) + content.as_bytes()


def _head(letter: Letter, sender: str, office: str) -> bytes:
    """The head without its MIME fields.

    Encoded by ``email.header``: the folding of ``EmailMessage`` (Python 3.11) loses spaces between encoded words.
    """
    fields = (
        ("From", f"{_encoded('From', office)}{EOL} <{sender}>"),
        ("To", f"{_encoded('To', letter.recipient)}{EOL} <{letter.email}>"),
        ("Subject", _encoded("Subject", letter.subject)),
        ("Date", format_datetime(letter.queued_at.astimezone(VIETNAM).replace(microsecond=0))),
        ("Message-ID", f"<{letter.message_id}>"),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),  # the same wish in the words of Exchange
        ("Content-Language", "vi"),
    )
    return "".join(f"{name}: {value}{EOL}" for name, value in fields).encode("ascii")


def _encoded(name: str, words: str) -> str:
    """*words* as RFC 2047 encoded words for the field *name*, in lines of at most 76 characters."""
    return Header(clean(words), "utf-8", maxlinelen=75, header_name=name).encode(linesep=EOL)


def message_id(letter_id: str, sender: str) -> str:
    """Without brackets: the letter's own id at the sender's domain."""
    return f"{letter_id}@{sender.rpartition('@')[2].lower()}"
