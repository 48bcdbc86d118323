"""A letter's bytes, from the store and the files beside it: only to the allow-list, only with unchanged files."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from pipeline.errors import MailRefused
from pipeline.records.days import day_in_vietnam
from pipeline.records.office import MailServer, Office
from pipeline.records.outbox import Enclosure, Letter, LetterKind
from pipeline.render.mail import render_letter


def letter_bytes(letter: Letter, office: Office, server: MailServer, folder: Path, now: datetime) -> bytes:
    """What goes to the server.  Raises :class:`MailRefused`: an address that is not on the list today, or a file that
    is missing or not what was queued."""
    refuse_unlisted(letter, office, now)
    payloads = [_payload(folder, enclosure) for enclosure in letter.enclosures]
    return render_letter(letter, server.sender, office.name, payloads)


def refuse_unlisted(letter: Letter, office: Office, now: datetime) -> None:
    """Raises :class:`MailRefused` where office.yml does not name the address for this agency on the day of *now*."""
    day = day_in_vietnam(now)
    if letter.kind is LetterKind.TEST:
        listed = office.listed(letter.email, day) is not None
    elif letter.kind is LetterKind.ALERT:
        listed = any(one.casefold() == letter.email.casefold() for _, emails in office.alerts for one in emails)
    else:
        own = letter.email.casefold()
        listed = any(one.email.casefold() == own for one in office.addressees(letter.agency_id, day, letter.kind))
    if not listed:
        raise MailRefused(
            f"{letter.email} không có trong danh sách nơi nhận của office.yml vào ngày {day:%d/%m/%Y} "
            f"({letter.agency_id or 'thư thử'}): không gửi."
        )


def _payload(folder: Path, enclosure: Enclosure) -> bytes:
    path = (folder / enclosure.path).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise MailRefused(f"Tệp kèm theo {enclosure.path} không nằm trong thư mục của kho: không gửi.")
    try:
        payload = path.read_bytes()
    except OSError as error:
        raise MailRefused(f"Không đọc được tệp kèm theo {enclosure.path} ({error.strerror}): không gửi.") from error
    if hashlib.sha256(payload).hexdigest() != enclosure.sha256:
        raise MailRefused(f"Tệp kèm theo {enclosure.path} không còn như lúc lập thư (mã băm khác): không gửi.")
    return payload
