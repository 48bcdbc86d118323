"""What is learnt from and what is measured: decided items, items that wait, counts of levels, imported statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.assessment import Decision, Level
from pipeline.records.ids import record_id
from pipeline.records.press import SourceKind


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """One decision of a person with what it was about; who published it is not among it."""

    decision_id: str
    assessment_id: str
    article_id: str
    story_id: str
    language: str
    title: str
    lead: str
    decision: Decision
    contradicted: bool  # names a statement, claim, capture or article that is not the judged article's own
    press_was_right: bool  # a case that it led to ended so
    actor: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A flag or watch that nobody has decided on, or on which more was asked for."""

    assessment_id: str
    story_id: str
    agency_id: str
    day: date
    title: str
    level: Level
    score: float
    probability: float | None
    signals: tuple[str, ...]  # names
    story_decided: bool  # somebody has decided about another report of the story


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many standing assessments of one kind of source, language, agency and week stand at which level."""

    source_kind: SourceKind
    language: str
    agency_id: str
    agency_name: str
    week: date  # its Monday
    assessed: int
    flags: int
    watches: int
    spoken: int  # to which the text model gave a probability
    probability: float  # their mean; 0 where there is none
    rejected: int  # flags that a person rejected
    decided: int  # flags that a person accepted or rejected
    withdrawn: int = 0  # flags that were taken back after an acceptance


@dataclass(frozen=True, slots=True)
class ImportedStatement:
    """Where a statement came from that a person brought in from a file."""

    statement_id: str
    source: str  # address, or number of the paper
    sha256: str  # of the file
    line: int
    actor: str


def imported_id(agencies: tuple[str, ...], body: str, said_on: date, sentence: str, source: str) -> str:
    """The same statement of the same paper is the same, whichever file brings it."""
    return record_id("imported", " ".join(agencies), body, said_on.isoformat(), sentence, source)
