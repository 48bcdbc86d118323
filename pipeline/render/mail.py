"""A letter as the bytes that go to the mail server (RFC 5322 and MIME): the same letter gives the same bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from pipeline.records.days import VIETNAM
from pipeline.records.outbox import Letter
from pipeline.render.clean import clean

EOL = "\r\n"
_ENCODED_BYTES = 39  # of an encoded word: with the longest field's name a line of at most 76 characters
_PIECE = re.compile(r"\S{1,9}\s{0,3}|\s{1,3}")  # a word with its space; of a longer one, a part (4 bytes a letter)


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

    Written here: the folding of ``EmailMessage`` (Python 3.11) loses spaces between encoded words.
    """
    fields = (
        ("From", f"{_encoded(office)}{EOL} <{sender}>"),
        ("To", f"{_encoded(letter.recipient)}{EOL} <{letter.email}>"),
        ("Subject", _encoded(letter.subject)),
        ("Date", format_datetime(letter.queued_at.astimezone(VIETNAM).replace(microsecond=0))),
        ("Message-ID", f"<{letter.message_id}>"),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),  # the same wish in the words of Exchange
        ("Content-Language", "vi"),
    )
    return "".join(f"{name}: {value}{EOL}" for name, value in fields).encode("ascii")


def _encoded(words: str) -> str:
    """*words* as RFC 2047 encoded words, one a line, broken between words: some programs show a space at each break."""
    packed = [""]
    for piece in _PIECE.findall(clean(words)):
        if packed[-1] and len((packed[-1] + piece).encode()) > _ENCODED_BYTES:
            packed.append("")
        packed[-1] += piece
    return f"{EOL} ".join(f"=?utf-8?b?{b64encode(one.encode()).decode()}?=" for one in packed)


def message_id(letter_id: str, sender: str) -> str:
    """Without brackets: the letter's own id at the sender's domain."""
    return f"{letter_id}@{sender.rpartition('@')[2].lower()}"
