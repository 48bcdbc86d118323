"""Letters and what came of sending them, as lines for a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.post.job import Posted
    from pipeline.records.outbox import Letter, LetterEvent, OutboxRow


def about(row: OutboxRow) -> str:
    """``báo cáo tuần dak-lak 2025-W48 (bản thay thế)``."""
    from pipeline.post.words import KINDS

    period = f"{row.agency_id} {row.period}" if row.agency_id else ""
    return " ".join(filter(None, (KINDS[row.kind], period, "(bản thay thế)" if row.edition else "")))


def state_lines(row: OutboxRow) -> list[str]:
    """Its state and since when; where it has not gone, what was wrong and when it is tried again."""
    from pipeline.post.words import STATES
    from pipeline.records.outbox import LetterState
    from pipeline.reports.spelling import stamp

    lines = [f"{STATES[row.state]} ({stamp(row.sent_at or row.state_since)})"]
    if row.state in (LetterState.SENT, LetterState.CANCELLED):
        return lines
    if row.last_error:
        lines.append(f"Lần thử {row.attempts}: {row.last_error}")
    if row.state is LetterState.FAILED and row.next_try_at:
        lines.append(f"Thử lại từ {stamp(row.next_try_at)}.")
    return lines


def posted_lines(posted: Posted) -> list[str]:
    """What has not gone and why, what had gone before, and a sum."""
    from flows.post.job import NO_SERVER
    from pipeline.records.outbox import LetterState

    if not posted.has_server:
        return [NO_SERVER]
    lines = [f"{agency}: hôm nay không có nơi nhận nào có địa chỉ thư." for agency in posted.queued.nobody]
    known = {letter.letter_id for letter in posted.queued.known}
    before = [row for row in posted.letters if row.state is LetterState.SENT and row.letter_id in known]
    for row in posted.letters:
        if row in before or row.state is not LetterState.SENT:
            told = " ".join(line if line.endswith(".") else f"{line}." for line in state_lines(row))
            lines.append(f"{row.letter_id[:8]} {about(row)} → {row.recipient} <{row.email}>: {told}")
    if not posted.letters:
        return [*lines, "Không có thư nào đến lượt gửi."]
    gone = sum(row.state is LetterState.SENT for row in posted.letters) - len(before)
    earlier = f", {len(before)} thư đã gửi từ trước nên không gửi nữa (bản thay thế: --again)" if before else ""
    left = len(posted.troubled)
    return [*lines, f"{gone} thư đã đi, {left} thư chưa đi{earlier}." + (" Xem: lamro outbox list" if left else "")]


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
