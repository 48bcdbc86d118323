"""What the law asks of one kind of office: its profile, the instruments it may cite, the papers it owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.records.law import (
    Clause,
    DeadlineRule,
    DossierPart,
    ForceStatus,
    RegisterRule,
    Regulation,
    ResponseMeasure,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What applies to one kind of office, by duty or by choice."""

    kind: str  # ministry or province
    regulation: Regulation  # the circular that binds it
    dossier_regulation: str  # id of the circular whose parts and days apply
    by_choice: bool
    label: str  # "áp dụng theo lựa chọn"; "" where by duty
    definition: Clause  # what clarification is: misleading and affecting the body's standing
    notify: Clause  # what the office owes on finding or receiving misleading information
    drafting: tuple[Clause, ...]
    secrets: tuple[Clause, ...]
    parts: tuple[DossierPart, ...]
    measures: tuple[ResponseMeasure, ...]
    clock_rule: DeadlineRule
    reports: tuple[DeadlineRule, ...]
    doubts: tuple[str, ...]  # documents whose force is not confirmed, in words
    registers: tuple[RegisterRule, ...] = ()
    documents: tuple[Regulation, ...] = ()  # the circular that binds, and the one whose parts and days apply


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An instrument that a dossier may rest on, proposed by topic."""

    id: str
    topic: str
    words: tuple[str, ...]  # that choose the topic; empty: every case
    name: str
    number: str
    articles: str
    about: str
    international: bool
    valid_from: date
    valid_to: date | None
    status: ForceStatus
    note: str
