"""Words taken out of the store: where they were entered, and wherever else they came to stand."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import datetime

from pipeline.records.case_acts import Purge
from pipeline.store.tx import Tx

GONE = "[đã xóa]"  # as the queries write it
SHORTEST = 6
"""Signs from which words are looked for in the other rows of their case: "12" stands in every one."""
LONG = 20
"""Signs from which words are looked for in the whole store: so many are the same by no accident."""

_OF_CASES = (
    "sweep_statements", "sweep_events", "sweep_openings", "sweep_titles", "sweep_notices", "sweep_papers",
    "sweep_responses", "sweep_clock_changes", "sweep_attachments", "sweep_alerts", "sweep_registers", "sweep_purges",
    "sweep_payloads",
)  # fmt: skip
_OF_ALL = ("sweep_findings", "sweep_letter_events", "sweep_decisions", "sweep_story_events")


def keep(tx: Tx, gone: Purge) -> None:
    """Note that, when, by whom and why something was purged."""
    tx.append("purges", [gone])


def purge_statement(tx: Tx, statement_id: str) -> None:
    tx.run("purge_statement", id=statement_id)


def purge_event(tx: Tx, event_id: str) -> None:
    """Delete an event on which no state rests."""
    tx.run("purge_event", id=event_id)


def blank_event(tx: Tx, event_id: str) -> None:
    """Take the words out of an event; that it happened stays."""
    tx.run("blank_event", id=event_id)


def purge_title(tx: Tx, case_id: str, given_at: datetime) -> None:
    """Delete the title that a case was given then: the one before it counts again."""
    tx.run("purge_title", id=case_id, given_at=given_at)


def blank_opening(tx: Tx, case_id: str) -> None:
    tx.run("blank_opening", id=case_id)


def purge_attachment(tx: Tx, attachment_id: str) -> None:
    tx.run("purge_attachment", id=attachment_id)


def purge_register(tx: Tx, entry_id: str) -> None:
    """Delete every version of an entry."""
    tx.run("purge_register", id=entry_id)


def blank_notice(tx: Tx, notice_id: str) -> None:
    tx.run("blank_notice", id=notice_id)


def blank_paper(tx: Tx, paper_id: str) -> None:
    tx.run("blank_paper", id=paper_id)


def blank_response(tx: Tx, response_id: str) -> None:
    tx.run("blank_response", id=response_id)


def blank_clock_change(tx: Tx, clock_id: str, kind: str, made_at: datetime) -> None:
    tx.run("blank_clock_change", id=clock_id, kind=kind, made_at=made_at)


def blank_stub(tx: Tx, stub_id: str) -> None:
    tx.run("blank_stub", id=stub_id)


def purge_payload(tx: Tx, payload_hash: str) -> None:
    tx.run("purge_payload", payload_hash=payload_hash)


def letters_holding(tx: Tx, words: Iterable[str]) -> tuple[str, ...]:
    """Ids of the letters that hold any of *words* (of :data:`LONG` signs or more)."""
    found: dict[str, None] = {}
    for one in _long_enough(words, LONG):
        for (own,) in tx.rows("letters_holding", words=one, escaped=html.escape(one, quote=False)):
            found[own] = None
    return tuple(found)


def blank_letter(tx: Tx, letter_id: str) -> None:
    tx.run("blank_letter", id=letter_id)


def sweep(tx: Tx, words: Iterable[str], case_id: str) -> int:
    """Take *words* out of every other row of the case, and of the whole store where they are long; the number of rows.

    What the machine wrote from the press stays: it is in the archived pages too.
    """
    count = 0
    for one in _long_enough(words, SHORTEST):
        everywhere = len(one) >= LONG
        for query in _OF_CASES:
            count += int(tx.run(query, words=one, case_id=case_id, everywhere=everywhere))
        for query in _OF_ALL:
            count += int(tx.run(query, words=one, everywhere=everywhere))
    return count


def _long_enough(words: Iterable[str], least: int) -> list[str]:
    """The longest first: what is part of another goes with it."""
    found = {one.strip() for one in words if len(one.strip()) >= least} - {GONE}
    return sorted(found, key=len, reverse=True)
