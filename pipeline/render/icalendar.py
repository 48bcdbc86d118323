"""What is owed as an iCalendar file (RFC 5545): one all-day event for each thing that has a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from pipeline.records.days import require_aware
from pipeline.records.obligations import Obligation

OCTETS = 75  # of a content line, its CRLF not counted (3.1)
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(owed: Iterable[Obligation], now: datetime, name: str) -> bytes:
    """*owed* as the bytes of an .ics file called *name*; *now* (aware) is its DTSTAMP.

    UTF-8, CRLF, lines folded at 75 octets and never inside a character.  What has no last day is left out.  A UID is
    the obligation's id: a calendar that reads a later file updates its entry and adds no second one.
    """
    stamp = f"{require_aware(now).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lam Ro//lamro obligations//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for one in owed if one.last_day for line in _event(one, one.last_day, stamp)),
        "END:VCALENDAR",
    ]
    return b"".join(_fold(line) for line in lines)


def _event(one: Obligation, last_day: date, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.obligation_id}@lamro.invalid"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{last_day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last_day + timedelta(days=1):%Y%m%d}"  # exclusive (3.6.1)
    yield f"SUMMARY:{_text(f'Hạn chót: {one.name}')}"
    yield f"DESCRIPTION:{_text(chr(10).join(_details(one)))}"
    yield "TRANSP:TRANSPARENT"  # a last day makes nobody busy
    yield "END:VEVENT"


def _details(one: Obligation) -> Iterator[str]:
    if one.about:
        yield one.about
    yield f"Căn cứ: {one.clause.citation}"
    if one.note:
        yield one.note
    if one.working_day and one.working_day != one.last_day:
        yield f"Ngày làm việc cuối cùng: {one.working_day:%d/%m/%Y}"


def _text(value: str) -> str:
    """*value* as TEXT (3.3.11); other control signs become spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in value.translate(ESCAPES))


def _fold(line: str) -> bytes:
    """*line* in UTF-8 with CRLF, folded: a continuation begins with one space, which counts."""
    pieces, current = [], b""
    for sign in line:
        octets = sign.encode()
        if len(current) + len(octets) > OCTETS:
            pieces.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*pieces, current]) + b"\r\n"
