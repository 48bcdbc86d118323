"""What the builders of the dossier's parts take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.records.cases import Basis
from pipeline.records.facts import CaseFacts
from pipeline.records.profile import LegalBasis, Profile

MARK = "[Bản máy soạn, chưa ai duyệt] "


@dataclass(frozen=True, slots=True)
class Draft:
    """The knowledge from which one dossier is drafted, on one day."""

    facts: CaseFacts
    profile: Profile
    legal: tuple[LegalBasis, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Line:
    """One statement before it has a case and a place."""

    text: str
    basis: Basis
    evidence: tuple[str, ...] = ()
    key: str = ""  # of a gap: the question, whatever its words


def machine_line(text: str, *evidence: str) -> Line:
    """A proposal of the machine, marked as such in its own words."""
    return Line(MARK + text, Basis.MACHINE_DRAFT, evidence)


def gap(key: str, text: str, *evidence: str) -> Line:
    """A question that only a person can answer; *key* tells it apart within its part, whatever the words."""
    return Line(text, Basis.MISSING, evidence, key)
