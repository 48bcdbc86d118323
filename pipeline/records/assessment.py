"""What is weighed: claims, the official record, signals, assessments, triage decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.agencies import Field
from pipeline.records.days import iso
from pipeline.records.ids import record_id


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the press writes it, normalised; ``low == high`` where it is exact."""

    text: str
    start: int  # characters, in the sentence
    end: int
    low: float
    high: float
    unit: str  # people, VND, percent, km … ; "" where none is named
    counted: str  # the noun that is counted, lower case: "chết", "nhà", "học sinh"; "" where none


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable sentence."""

    claim_id: str
    article_id: str
    field: Field
    start: int  # characters, in that field
    end: int
    sentence: str
    figures: tuple[Figure, ...]
    agencies: tuple[str, ...]  # slugs named in the sentence, else those the article is about
    says_so: str  # the body or role that the sentence names as its source; "" where none
    kinds: tuple[str, ...]  # figure, date, act, cause, attribution


def claim_id(article_id: str, field: Field, start: int, end: int) -> str:
    return record_id("claim", article_id, field.value, str(start), str(end))


class StatementKind(StrEnum):
    DENIAL = "denial"  # a public body says that something reported is not so
    PORTAL = "portal"  # an official portal's own article
    DEBUNK = "debunk"  # a fact-checker calls a claim false
    FINDING = "finding"  # a case of this office that was closed: what was told, what is the case
    WARNING = "warning"  # false news in general, or a penalty, without a concrete claim


REFUTING = frozenset({StatementKind.DENIAL, StatementKind.DEBUNK, StatementKind.FINDING})


@dataclass(frozen=True, slots=True)
class Statement:
    """One entry of the official record: who says what about which claim."""

    statement_id: str
    article_id: str
    capture_id: str
    kind: StatementKind
    body: str  # the public body, as named
    agencies: tuple[str, ...]
    denied: str  # the claim that is denied; "" for a portal article
    truth: str  # what is the case, in the body's words
    figures: tuple[Figure, ...]  # of the truth
    field: Field
    start: int
    end: int
    said_on: date


def statement_id(article_id: str, field: Field, start: int, end: int) -> str:
    return record_id("statement", article_id, field.value, str(start), str(end))


@dataclass(frozen=True, slots=True)
class SupersededStatement:
    """A finding that was taken back with its case: it stays on record, and no longer counts."""

    statement_id: str
    case_id: str
    reason: str
    actor: str  # a login
    at: datetime


class EvidenceKind(StrEnum):
    STATEMENT = "statement"
    CLAIM = "claim"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that a signal rests on, by id, with the words an analyst wants to see."""

    kind: EvidenceKind
    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One named, checkable reason to doubt a claim."""

    name: str  # official_denial, figure_conflict, unattributed …
    claim_id: str
    strength: float  # 0..1
    evidence: tuple[Evidence, ...]
    explanation: str  # Vietnamese, checkable in ten seconds


class Level(StrEnum):
    NONE = "none"
    WATCH = "watch"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one article for one agency, as of one state of knowledge."""

    assessment_id: str  # article and agency: stays when the verdict is renewed
    revision_id: str  # changes with level, score or signals
    article_id: str
    agency_id: str
    story_id: str
    level: Level
    score: float  # 0..1, from the scorecard
    probability: float | None  # the text model's; None where the language has none
    signals: tuple[Signal, ...]
    model_version: str  # "" where no model spoke
    rules_version: str


def assessment_id(article_id: str, agency_id: str) -> str:
    return record_id("assessment", article_id, agency_id)


class Decision(StrEnum):
    ACCEPT = "accept"  # misleading: needs clarification
    REJECT = "reject"  # sound
    ASK = "ask"  # more is needed
    WITHDRAW = "withdraw"  # our own mistake, in view of the log


@dataclass(frozen=True, slots=True)
class TriageDecision:
    """What a person decided about an assessment, and on what evidence."""

    decision_id: str
    assessment_id: str
    revision_id: str  # the revision that the person saw
    decision: Decision
    reason: str
    evidence: tuple[str, ...]  # ids of statements or claims that contradict; may be empty
    actor: str  # the operating-system login
    decided_at: datetime


def decision_id(assessment_id: str, decision: Decision, actor: str, decided_at: datetime) -> str:
    return record_id("decision", assessment_id, decision.value, actor, iso(decided_at))
