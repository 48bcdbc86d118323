"""What an office owes by a day: yearly papers, papers around events abroad, answers to requests and to findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.records.law import Clause


@dataclass(frozen=True, slots=True)
class EventAbroad:
    """An event that the office holds abroad, by its days in Viet Nam's calendar."""

    name: str
    place: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A written request for a report, as entered in the office's register."""

    number: str  # số, ký hiệu
    received_on: date
    about: str
    answer_by: date | None  # the day that the request names; None where it names none


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A case in which a person has found the information wrong and affecting the body's standing."""

    case_id: str
    agency_id: str
    title: str
    accepted_on: date


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing owed and the last day on which it is in time."""

    obligation_id: str
    rule_id: str
    name: str
    last_day: date | None  # strict; None where neither the law nor the office has set a day
    working_day: date | None  # the same or an earlier working day: the day to work towards, it moves only earlier
    clause: Clause
    about: str = ""  # the event, request or case; "" for a yearly paper
    agency_id: str = ""
    note: str = ""  # Vietnamese: what the day rests on, where that is not the clause alone
    since: date | None = None  # the event's first day, the day of receipt or of acceptance


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """What the office itself enters: its events and requests, and its own target after an accepted finding."""

    events: tuple[EventAbroad, ...] = ()
    requests: tuple[ReportRequest, ...] = ()
    finding_target_days: int | None = None
