"""What a yearly plan or report is made from: rows of named queries over a span of days, as of the cut-off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.kpis import Indicator, KpiRow
from pipeline.records.law import Annex, DeadlineRule, ResponseMeasure
from pipeline.records.obligations import EventAbroad, Obligation


@dataclass(frozen=True, slots=True)
class MonthCoverage:
    """``yearly_coverage``: a month without articles has no row."""

    month: date  # its first day
    domestic: int
    foreign: int


@dataclass(frozen=True, slots=True)
class LanguageCount:
    """``yearly_languages``."""

    language: str
    articles: int


@dataclass(frozen=True, slots=True)
class Spread:
    """``yearly_spread``."""

    stories: int
    foreign_stories: int  # of them, those that the press abroad told too
    foreign_articles: int
    foreign_countries: int
    foreign_languages: int


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """``yearly_sources``: of the whole catalogue; none is named or ranked."""

    total: int
    domestic: int
    foreign: int
    foreign_countries: int
    languages: int
    delivered: int  # that brought at least one page in the span
    watched_since: date | None  # the first day on which anything was asked


@dataclass(frozen=True, slots=True)
class FlagFacts:
    """``yearly_flags``: raised in the span, by the decision in force."""

    total: int
    accepted: int
    rejected: int
    withdrawn: int
    undecided: int


@dataclass(frozen=True, slots=True)
class CaseFact:
    """``yearly_cases``: one case that was open on any day of the span."""

    case_id: str
    title: str
    state: str
    opened_on: date
    confirmed_on: date | None
    sent_on: date | None  # the first notice or dossier that went out
    sent_number: str  # "" where none did


@dataclass(frozen=True, slots=True)
class ResponseCount:
    """``yearly_responses``: by the letter of the circular's measure."""

    letter: str
    done: int


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """``yearly_clocks``: statutory and internal ones are never added up."""

    kind: str
    in_time: int
    missed: int
    running: int


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """``yearly_registers``: one of the office's registers over the span."""

    register: str  # official_information, channel, foreign_press, press_conference, border_bulletin, newsroom_question
    year: int
    entries: int
    answered: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearlyFacts:
    """All that the tables say; a register without entries has no row."""

    coverage: tuple[MonthCoverage, ...]
    languages: tuple[LanguageCount, ...]
    spread: Spread
    sources: SourceFacts
    flags: FlagFacts
    cases: tuple[CaseFact, ...]
    responses: tuple[ResponseCount, ...]
    clocks: tuple[ClockFacts, ...]
    notices: int
    registers: tuple[RegisterCount, ...]
    kpis: tuple[KpiRow, ...]
    indicators: tuple[Indicator, ...]
    audit_head: str  # "" where the log is empty


@dataclass(frozen=True, slots=True)
class YearlyInput:
    """One paper's question and everything it is answered from."""

    annex: Annex
    year: int  # that the paper is about
    agency_id: str
    agency_name: str  # as inside a sentence: "tỉnh Đắk Lắk", "Bộ Y tế"
    issuer: str  # "Ủy ban nhân dân tỉnh Đắk Lắk"
    symbol: str  # after the blank for the number: "BC-UBND"
    gone: tuple[str, ...]  # recipients of the form that no longer exist
    first_day: date  # of the facts: the year of a report, the year before that of a plan
    last_day: date  # included; not after the cut-off
    cutoff: datetime
    due: Obligation | None  # None where the agency ended before
    owed: tuple[Obligation, ...]  # in the paper's year
    owed_next: tuple[Obligation, ...]  # in the year after it
    events: tuple[EventAbroad, ...]  # of the paper's year
    measures: tuple[ResponseMeasure, ...]
    clock_rule: DeadlineRule
    facts: YearlyFacts
    ended: str = ""  # in words when it ended, where that was before the paper is due
