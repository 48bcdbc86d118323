"""The registers of an office: what it told, through which channels, to whom; what newsrooms asked and were told.

There is no field for a person: a foreign press agency is an organisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.days import iso
from pipeline.records.ids import record_id


class Register(StrEnum):
    OFFICIAL_INFORMATION = "official_information"
    CHANNEL = "channel"  # ways of telling the country's or the body's own story
    FOREIGN_PRESS = "foreign_press"  # foreign press agencies supported
    PRESS_CONFERENCE = "press_conference"  # and briefings
    BORDER_BULLETIN = "border_bulletin"
    NEWSROOM_QUESTION = "newsroom_question"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One version of one entry; a correction is a later version under the same entry id, and both stay."""

    version_id: str
    entry_id: str
    register: Register
    agency_id: str  # slug; "" where the entry is of the office as a whole
    day: date  # of a question, the day on which it was asked
    title: str  # what was told, held or asked
    channel: str  # how or where; "" where the register does not ask
    clause_id: str  # of the way that the circular names; "" where none
    language: tuple[str, ...]  # ISO 639-1, or 639-3 where a language has no shorter code
    organisation: str  # the foreign press agency; "" in other registers
    link: str
    case_id: str
    answer: str  # to a question
    answered_on: date | None
    void: bool  # struck out: entered by mistake
    reason: str  # of a correction; "" of the first version
    actor: str  # login


def register_entry_id(register: Register, agency_id: str, day: date, *words: str) -> str:
    return record_id("register_entry", register.value, agency_id, day.isoformat(), *words)


def register_version_id(entry_id: str, written_at: datetime) -> str:
    """The first version is written once, whenever; *written_at* tells corrections apart."""
    return record_id("register_version", entry_id, iso(written_at))
