"""The store at a glance, for the closing words of a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the whole store; flags and watch of the verdicts in force."""

    articles: int
    linked: int
    stories: int
    flags: int
    watch: int
    cases: int


@dataclass(frozen=True, slots=True)
class AgencyLine:
    agency_id: str
    articles: int


@dataclass(frozen=True, slots=True)
class DenialLine:
    article_id: str
    day: date
    title: str
    agencies: tuple[str, ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagLine:
    assessment_id: str
    agency_id: str
    day: date
    score: float
    title: str
    reasons: tuple[str, ...]
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseLine:
    case_id: str
    agency_id: str
    title: str
    state: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class DayLine:
    day: date
    articles: int
    linked: int
    stories: int


def counts(tx: Tx) -> Counts:
    return tx.records(Counts, "overview_counts")[0]


def agencies_most(tx: Tx, most: int) -> tuple[AgencyLine, ...]:
    """The agencies named in the most articles."""
    return tx.records(AgencyLine, "overview_agencies", most=most)


def denials(tx: Tx) -> tuple[DenialLine, ...]:
    """Articles that carry an official denial, by day."""
    return tx.records(DenialLine, "overview_denials")


def standing_flags(tx: Tx) -> tuple[FlagLine, ...]:
    """The open triage queue, highest score first."""
    return tx.records(FlagLine, "overview_flags")


def open_cases(tx: Tx) -> tuple[CaseLine, ...]:
    """Cases in hand with the clock that ends first."""
    return tx.records(CaseLine, "overview_cases")


def days(tx: Tx) -> tuple[DayLine, ...]:
    """Articles, linked articles and stories by day."""
    return tx.records(DayLine, "overview_days")


def flagged_addresses(tx: Tx) -> frozenset[str]:
    """The canonical addresses of the articles that stand in the triage queue."""
    return frozenset(url for (url,) in tx.rows("overview_flagged_addresses"))
