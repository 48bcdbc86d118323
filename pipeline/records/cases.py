"""Clarification cases: events, dossier, clocks, notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.days import iso
from pipeline.records.ids import record_id


class CaseState(StrEnum):
    OPENED = "opened"  # chờ xác nhận
    CONFIRMED = "confirmed"
    EVIDENCE = "evidence"  # a person completes the dossier
    SUBMITTED = "submitted"  # the complete dossier lies with an approver
    APPROVED = "approved"  # by another login than those who confirmed, drafted or submitted
    ISSUED = "issued"  # a paper went out, with its number and date
    RESPONDED = "responded"  # spoke after the approval
    DISMISSED = "dismissed"
    PRESS_WAS_RIGHT = "press_was_right"  # báo nêu đúng, cơ quan đính chính
    WITHDRAWN = "withdrawn"  # our mistake
    MERGED = "merged"  # goes on in another case
    CLOSED = "closed"


class CaseEventKind(StrEnum):
    OPENED = "opened"
    FLAG_ATTACHED = "flag_attached"
    NOTICE_RECEIVED = "notice_received"
    NOTICE_CORRECTED = "notice_corrected"  # ref: the notice as it was first entered; its correction stands beside it
    CLOCK_REPLACED = "clock_replaced"  # ref: the clock that a corrected notice no longer starts
    RENAMED = "renamed"  # the case has another title
    CONFIRMED = "confirmed"
    EVIDENCE = "evidence"  # ref: the first statement or attachment that a person added since
    DISMISSED = "dismissed"
    PRESS_WAS_RIGHT = "press_was_right"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"  # ref: the case in which it goes on
    SUBMITTED = "submitted"  # ref: the fingerprint of the dossier that was submitted
    RETURNED = "returned"  # the approver sends it back
    APPROVED = "approved"  # ref: the same fingerprint
    ISSUED = "issued"  # ref: the paper's entry in the book of issued papers
    SPOKE = "spoke"  # spoke and gave the explanation
    COPIED_MINISTRY = "copied_ministry"  # đồng gửi
    CLOSED = "closed"
    ASSIGNED = "assigned"  # ref: the login
    COMMENTED = "commented"
    ATTACHED = "attached"  # ref: the attachment


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One thing that happened to a case; its state is what its events make of it."""

    event_id: str
    case_id: str
    kind: CaseEventKind
    happened_at: datetime
    actor: str  # a login, or "lamro" for the machine
    reason: str
    ref: str  # the assessment, notice or capture that it rests on; "" where none


def case_event_id(case_id: str, kind: CaseEventKind, ref: str, happened_at: datetime | None) -> str:
    """*happened_at* is left out for events that may happen once for a *ref* (opened, flag_attached)."""
    return record_id("case_event", case_id, kind.value, ref, iso(happened_at) if happened_at else "")


@dataclass(frozen=True, slots=True)
class Case:
    """A case at birth: what it is about.  Later flags on the same matter attach to it."""

    case_id: str
    agency_id: str
    story_id: str
    claim_group: str
    title: str
    regulation_id: str  # the circular whose dossier and clock apply
    by_choice: bool  # "áp dụng theo lựa chọn": the circular does not bind this office by itself
    opened_at: datetime


def case_id(agency_id: str, story_id: str, claim_group: str) -> str:
    return record_id("case", agency_id, story_id, claim_group)


@dataclass(frozen=True, slots=True)
class Notice:
    """The ministry's notice (thông báo) as entered in the office's register."""

    notice_id: str
    case_id: str
    notice_number: str  # số, ký hiệu of the ministry's document
    notice_date: date  # the document's own date
    register_number: str  # số đến
    received_on: date  # ngày đến
    deadline: date | None  # an earlier date that the notice itself sets


def notice_id(case_id: str, notice_number: str, register_number: str) -> str:
    return record_id("notice", case_id, notice_number, register_number)


def corrected_notice_id(corrects: str, number: str, register: str, dates: tuple[date | None, ...]) -> str:
    """A correction is a notice of its own: number and register may be right and only a date wrong."""
    return record_id("notice", corrects, number, register, *(str(day or "") for day in dates))


class ClockKind(StrEnum):
    STATUTORY = "statutory"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Clock:
    """A running or ended deadline."""

    clock_id: str
    case_id: str
    kind: ClockKind
    started_on: date  # the day of receipt or opening; not counted
    last_day: date  # strict
    due_at: datetime  # exclusive: 00:00 +07 after the last day
    moved_last_day: date  # the day to which the Civil Code would move a weekend or holiday
    basis: str  # the clause, in words, with the circular's number


def clock_id(case_id: str, kind: ClockKind, started_on: date, last_day: date) -> str:
    return record_id("clock", case_id, kind.value, started_on.isoformat(), last_day.isoformat())


def corrected_clock_id(clock_id: str, notice_id: str) -> str:
    """The clock of a corrected notice: it may run over the days of one that was replaced."""
    return record_id("clock", clock_id, notice_id)


class Basis(StrEnum):
    """What a dossier statement rests on."""

    EVIDENCE = "evidence"
    JUDGEMENT = "judgement"  # nhận định, with its author
    MACHINE_DRAFT = "machine_draft"  # bản máy soạn, chưa ai duyệt
    MISSING = "missing"  # a gap that a person must fill
    SUPERSEDED = "superseded"  # the machine no longer says so; earlier versions stay in the store


@dataclass(frozen=True, slots=True)
class DossierStatement:
    """One statement of a dossier part, with what it rests on."""

    statement_id: str
    case_id: str
    part: str  # the letter in the regulation: a, b, c, d, đ
    position: int
    text: str
    basis: Basis
    author: str  # a login, or "lamro"
    evidence: tuple[str, ...]  # ids of captures, articles, claims, statements, clauses


def dossier_statement_id(case_id: str, part: str, text: str) -> str:
    return record_id("dossier_statement", case_id, part, text)


def person_statement_id(case_id: str, part: str, text: str, author: str) -> str:
    """The machine may say the same one night and drop it the next: a person's statement is another one."""
    return record_id("dossier_statement", case_id, part, text, author)
