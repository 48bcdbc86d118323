"""What is done in a case beside its dossier: issued papers, responses, attachments, secret stubs, purges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.documents import DocumentKind
from pipeline.records.ids import record_id


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that went out, with the number and date that the registry gave it."""

    paper_id: str
    case_id: str
    document: DocumentKind
    number: str  # số, ký hiệu
    dated: date
    actor: str


def paper_id(case_id: str, number: str, dated: date) -> str:
    return record_id("issued_paper", case_id, number, dated.isoformat())


class Stage(StrEnum):
    PLANNED = "planned"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ResponseEntry:
    """One entry about one response: planned for a day, or done on it."""

    entry_id: str
    response_id: str  # the same for the plan and what became of it
    case_id: str
    letter: str  # of the measure in the office's circular
    stage: Stage
    day: date
    link: str  # where it was published; "" where none
    capture_id: str  # of what was published; "" where none
    words: str
    actor: str


def response_id(case_id: str, letter: str, words: str, day: date) -> str:
    return record_id("response", case_id, letter, words, day.isoformat())


def response_entry_id(response_id: str, stage: Stage, day: date, link: str) -> str:
    return record_id("response_entry", response_id, stage.value, day.isoformat(), link)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a person laid to a case; its bytes lie in the evidence folder under their hash."""

    attachment_id: str
    case_id: str
    name: str
    media_type: str
    size: int  # bytes
    sha256: str
    actor: str
    origin: str = ""  # the case from which a merge carried it over
    described: str = ""  # what it is by its bytes, in words; "" of files that were laid there before this was noted


def attachment_id(case_id: str, sha256: str) -> str:
    return record_id("attachment", case_id, sha256)


@dataclass(frozen=True, slots=True)
class SecretStub:
    """That there is state-secret matter, and nothing of it: its number in the register and the legal item."""

    stub_id: str
    case_id: str
    register_number: str
    legal_item: str
    actor: str


def stub_id(case_id: str, register_number: str) -> str:
    return record_id("secret_stub", case_id, register_number)


class PurgedKind(StrEnum):
    STATEMENT = "statement"  # of the dossier
    EVENT = "event"  # a comment or reason
    ATTACHMENT = "attachment"
    NOTICE = "notice"  # number and register number
    PAPER = "paper"  # number
    RESPONSE = "response"
    CLOCK_CHANGE = "clock_change"
    STUB = "stub"
    REGISTER = "register"  # an entry of the registers, in all its versions


@dataclass(frozen=True, slots=True)
class Purge:
    """What was entered by accident and is gone: its hash, when, by whom and why."""

    purge_id: str
    case_id: str  # "" for an entry of the registers that belongs to no case
    kind: PurgedKind
    subject_id: str
    sha256: str
    reason: str
    actor: str
    at: datetime


def purge_id(kind: PurgedKind, subject_id: str) -> str:
    return record_id("purge", kind.value, subject_id)


@dataclass(frozen=True, slots=True)
class CaseTitle:
    """A title that a person gave a case after its opening."""

    case_id: str
    title: str
    actor: str
    at: datetime
