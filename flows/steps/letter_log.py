"""What happens to a letter, in the audit log; what went wrong with it, among the problems."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.post.words import EVENTS
from pipeline.records.outbox import Letter, LetterEvent, LetterEventKind, LetterKind
from pipeline.records.press import problem
from pipeline.store import audit, press
from pipeline.store.tx import Tx

K = LetterEventKind
_LOGGED = frozenset(K) - {K.SENDING, K.HANDING, K.FAILED}  # those are steps, no outcome
_TROUBLE = frozenset({K.FAILED, K.REFUSED, K.UNSURE, K.GIVEN_UP})


def log_events(tx: Tx, letter: Letter, events: Sequence[LetterEvent]) -> None:
    """Append the outcomes among *events* to the audit log, and raise the alarm for what went wrong."""
    for event in events:
        if event.kind in _LOGGED:
            audit.append_audit(
                tx, event.happened_at, event.actor, f"letter.{event.kind.value}", letter.letter_id, _told(letter, event)
            )
        if event.kind in _TROUBLE and letter.kind is not LetterKind.TEST:
            where = f"{letter.kind.value} {letter.agency_id} {letter.period} → {letter.email}"
            words = f"{EVENTS[event.kind]}: {event.words} ({where}). Xem `lamro outbox show {letter.letter_id[:8]}`."
            press.save_problems(tx, [problem("post", letter.letter_id, event.kind.value, words)])


def _told(letter: Letter, event: LetterEvent) -> str:
    files = " ".join(f"{one.path} sha256:{one.sha256}" for one in letter.enclosures) or "none"
    about = f"{letter.kind.value} | {letter.agency_id or 'none'} | {letter.period} | edition {letter.edition}"
    return (
        f"{about} | to: {letter.recipient} <{letter.email}> | attempt {event.attempt} | {event.words} | files: {files}"
    )
