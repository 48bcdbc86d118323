"""What a briefing pack for a press meeting is made from, as known at the cut-off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.assessment import Signal
from pipeline.records.cases import CaseEvent, DossierStatement
from pipeline.records.digest import CaseRow, ClockRow


@dataclass(frozen=True, slots=True)
class FlagMatter:
    """View ``triage`` with the signals of the revision in force, and how far its story has spread."""

    assessment_id: str
    title: str
    url: str
    day: date
    signals: tuple[Signal, ...]
    articles: int  # of the story
    outlets: int
    foreign_articles: int


@dataclass(frozen=True, slots=True)
class CaseMatter:
    """An open case: the row of view ``cases`` with all that the pack says of it."""

    case: CaseRow
    events: tuple[CaseEvent, ...]  # without internal remarks
    dossier: tuple[DossierStatement, ...]
    clocks: tuple[ClockRow, ...]
    flags: tuple[FlagMatter, ...]
    approved: bool  # an approval of this very dossier stands


@dataclass(frozen=True, slots=True)
class WaitingMatter:
    """A flag that waits in the queue and belongs to no case."""

    flag: FlagMatter
    sentence: str  # that the strongest signal doubts
    signal: Signal


@dataclass(frozen=True, slots=True)
class BriefingInput:
    """``parts``: role (content, impact, nature, law, proposal) by the letter of the dossier's part."""

    agency_id: str
    agency_name: str
    day: date
    cutoff: datetime
    parts: tuple[tuple[str, str], ...]
    basis: str  # the clauses that ask for the meeting
    note: str  # what must be checked before the clause is used; "" where nothing
    cases: tuple[CaseMatter, ...]
    waiting: tuple[WaitingMatter, ...]
