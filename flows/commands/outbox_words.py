"""Letters and what came of sending them, as lines for a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.post.job import Posted
    from pipeline.records.outbox import Letter, LetterEvent, OutboxRow


def trouble_of(row: OutboxRow) -> str:
    """The last error, where the letter has not gone since."""
    from pipeline.records.outbox import LetterState

    return "" if row.state in (LetterState.SENT, LetterState.CANCELLED) else row.last_error


def posted_lines(posted: Posted) -> list[str]:
    """One line a letter, what to do about those that have not gone, and a sum."""
    from flows.post.job import NO_SERVER
    from pipeline.post.words import KINDS, STATES
    from pipeline.records.outbox import LetterState
    from pipeline.reports.spelling import stamp

    if not posted.has_server:
        return [NO_SERVER]
    lines = [f"{agency}: không có nơi nhận nào có địa chỉ thư vào hôm nay." for agency in posted.queued.nobody]
    known = {letter.letter_id for letter in posted.queued.known}
    for row in posted.letters:
        about = " ".join(filter(None, (KINDS[row.kind], row.agency_id, row.period if row.agency_id else "")))
        line = f"{row.letter_id[:8]} {about} → {row.recipient} <{row.email}>: {STATES[row.state]}"
        if row.state is LetterState.SENT and row.letter_id in known:
            line += f" từ lúc {stamp(row.sent_at or row.state_since)}, không gửi lần nữa (lập bản thay thế: --again)"
        elif trouble_of(row):
            line += f". {trouble_of(row)}"
        if row.state is LetterState.FAILED and row.next_try_at:
            line += f" Thử lại từ {stamp(row.next_try_at)}."
        lines.append(line)
    if not posted.letters:
        return [*lines, "Không có thư nào đến lượt gửi."]
    gone = sum(row.state is LetterState.SENT for row in posted.letters)
    left = len(posted.troubled)
    return [*lines, f"{gone} thư đã đi, {left} thư chưa đi." + (" Xem: lamro outbox list" if left else "")]


def letter_lines(letter: Letter, events: Sequence[LetterEvent]) -> list[str]:
    """The whole letter: to whom, its files, its course, its text."""
    from pipeline.post.words import EVENTS, KINDS
    from pipeline.reports.spelling import stamp

    again = f" (bản thay thế thứ {letter.edition})" if letter.edition else ""
    about = f"{KINDS[letter.kind]} {letter.agency_id} {letter.period}{again}"
    lines = [
        f"Thư {letter.letter_id}: {about}",
        f"Gửi: {letter.recipient} <{letter.email}>",
        f"Về việc: {letter.subject}",
        f"Message-ID: <{letter.message_id}>",
        *(
            f"Kèm theo: {one.name} ({one.size} byte, {one.path}, SHA-256 {one.sha256})"
            for one in letter.enclosures
        ),
        "",
        "Diễn biến:",
    ]  # fmt: skip
    for event in events:
        attempt = f" lần {event.attempt}" if event.attempt else ""
        later = f"; thử lại từ {stamp(event.next_try_at)}" if event.next_try_at else ""
        words = f": {event.words}" if event.words else ""
        lines.append(f"  {stamp(event.happened_at)} {event.actor} {EVENTS[event.kind]}{attempt}{words}{later}")
    return [*lines, "", *letter.text.splitlines()]
