"""What flows gather from the store for the case room to decide and draft on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.assessment import Assessment, Signal
from pipeline.records.cases import Case, CaseEvent, Clock
from pipeline.records.press import DayFrom

MACHINE = "lamro"
"""The actor of what no person did."""


@dataclass(frozen=True, slots=True)
class FlaggedClaim:
    """A candidate for a case: an assessment, its claim's sentence, and the article's headline and day."""

    assessment: Assessment
    sentence: str
    headline: str
    day: date


@dataclass(frozen=True, slots=True)
class StandingCase:
    """A case that exists already, with all that happened to it."""

    case: Case
    events: tuple[CaseEvent, ...]


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A new case, its first event and its internal clock: written together or not at all."""

    case: Case
    event: CaseEvent
    clock: Clock


@dataclass(frozen=True, slots=True)
class Opening:
    """What a night's flags do to the cases."""

    opened: tuple[OpenedCase, ...]
    attached: tuple[CaseEvent, ...]


@dataclass(frozen=True, slots=True)
class FactClaim:
    """A claim that a case is about."""

    claim_id: str
    article_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FactArticle:
    """An article of the case's story."""

    article_id: str
    capture_id: str
    title: str
    url: str
    outlet: str  # source id: counted, never ranked
    country: str  # ISO 3166-1 alpha-2
    language: str  # ISO 639-1
    day: date
    day_from: DayFrom  # a day that is only the day first seen is marked so
    first_seen_at: datetime
    is_copy: bool
    is_denial: bool = False  # reports a denial or correction: it spreads nothing
    asserts: bool = False  # carries the doubted claim itself, or is a copy of an article that does


@dataclass(frozen=True, slots=True)
class FactStatement:
    """An entry of the official record about the case's matter."""

    statement_id: str
    article_id: str
    capture_id: str
    body: str
    said_on: date
    denied: str
    truth: str
    own: bool  # the statement is about the watched agency, so its speaker may be that agency itself
    concrete: bool  # about this claim; False for warnings in general


@dataclass(frozen=True, slots=True)
class FactFigure:
    """A figure as claimed beside the same figure on record."""

    claim_id: str
    claimed: str
    record_id: str  # the statement or claim that gives the other figure
    recorded: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """A similar case that was closed."""

    case_id: str
    title: str
    outcome: str  # Vietnamese
    closed_on: date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All that the machine knows about a case when its dossier is drafted."""

    agency_name: str
    claims: tuple[FactClaim, ...]
    articles: tuple[FactArticle, ...]
    statements: tuple[FactStatement, ...]
    figures: tuple[FactFigure, ...]
    signals: tuple[Signal, ...]
    other_agencies: tuple[str, ...]  # names
    precedents: tuple[Precedent, ...]
    rumours: tuple[FactStatement, ...] = ()  # denials on which the case rests: what they deny is in no page of ours
    cited: tuple[str, ...] = ()  # ids that persons cite in the dossier, instruments among them


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """What a person names as evidence, as far as it says whether that is primary."""

    id: str
    attached: bool = False  # a file laid to this very case
    statement: FactStatement | None = None
    imported: bool = False  # brought in by a person, from a paper or a table
    official_page: bool = False  # it is, or stands on, a page of an official portal
    denial: bool = False  # that page denies, or reports a denial
