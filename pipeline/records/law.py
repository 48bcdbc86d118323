"""The law as data: regulations with their clauses, dossier parts, response measures and deadlines.

Everything here is filled from data/regulations/*.yml and data/reference/*.yml; no article number stands in code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.records.registers import Register


class ForceStatus(StrEnum):
    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Force:
    """Whether a document is known to be in force: as of which day, on whose word."""

    status: ForceStatus
    as_of: date
    source: str
    note: str


class Wording(StrEnum):
    SCAN = "scan"  # word for word as in the scan, up to the listed errata
    UNVERIFIED = "unverified"  # from memory


@dataclass(frozen=True, slots=True)
class Clause:
    """One article, clause or point, flattened: ``ref`` is ``6``, ``6.3`` or ``6.3.a``."""

    clause_id: str  # "02/2019/TT-BTTTT 6.3.a": what dossier statements cite as evidence
    regulation_id: str
    ref: str
    label: str  # as printed: "Điều 6.", "3.", "a)"
    heading: str  # of the article
    text: str
    wording: Wording
    citation: str  # "điểm a khoản 3 Điều 6 Thông tư số 02/2019/TT-BTTTT"


@dataclass(frozen=True, slots=True)
class DossierPart:
    """One of the parts that the dossier must have, in the circular's letters and words."""

    letter: str
    role: str  # content, impact, nature, law, proposal: which builder drafts it
    needs_evidence: bool  # a gap in it is closed by evidence only, not by a judgement
    clause: Clause


@dataclass(frozen=True, slots=True)
class ResponseMeasure:
    """One form of explanation that the circular offers."""

    letter: str
    key: str  # press_release, briefing, portal, newsrooms, border
    clause: Clause
    note: str
    district_ended_on: date | None  # day on which what it gives to the district level ended


class RuleKind(StrEnum):
    DAYS_AFTER = "days_after"  # at most n days after a document is received
    BEFORE_DAY = "before_day"  # "trước ngày …": that day is excluded
    DAYS_BEFORE_EVENT = "days_before_event"
    DAYS_AFTER_EVENT = "days_after_event"
    BEFORE_EVENT = "before_event"  # beforehand, no day count
    ON_REQUEST = "on_request"  # when asked in writing; the day stands in the request, or none does
    ON_FINDING = "on_finding"  # once a finding is accepted; no limit of the law, a target of the office


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A deadline as the circular words it; fields that its kind does not use are 0."""

    rule_id: str
    kind: RuleKind
    name: str  # Vietnamese; {year} and {next_year} may stand in it
    clause: Clause
    days: int
    month: int
    day: int
    basis: str  # the clause and the counting rule, in words


@dataclass(frozen=True, slots=True)
class RegisterRule:
    """A register that an office keeps for its yearly report, and the clauses that ask for what stands in it."""

    register: Register
    clauses: tuple[Clause, ...]  # never empty
    ways: tuple[Clause, ...]  # the choices of its field "channel"; () where it may hold any words


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    label: str  # I, II.5, II.5.a
    role: str  # what stands under it: monitoring, budget, …; the same word in both circulars
    text: str

    @property
    def printed(self) -> str:
        """As the form prints it: ``I. …``, ``5. …``, ``a) …``."""
        last = self.label.rpartition(".")[2]
        return f"{last}{')' if last.isalpha() and last.islower() else '.'} {self.text}"


class YearlyKind(StrEnum):
    PLAN = "plan"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Annex:
    """A form that the circular prescribes: plan (01) or yearly report (02), word for word up to the errata."""

    number: str
    paper: YearlyKind
    deadline: str  # id of the rule by which it is owed
    years_ahead: int  # 1 where a plan is owed in the year before the one that it plans
    issuer: str  # the blank for the issuing body, as printed
    kind: str  # KẾ HOẠCH, BÁO CÁO TỔNG KẾT: the title's beginning
    title: str
    headings: tuple[AnnexHeading, ...]
    recipients: tuple[str, ...]  # under "Nơi nhận:", as printed
    filing: str  # "Lưu."
    signers: tuple[str, ...]
    signers_open: bool  # they stand for an office that the form does not name
    seal: str  # "(Ký, ghi rõ họ tên và đóng dấu)"
    note: str


@dataclass(frozen=True, slots=True)
class Erratum:
    """A plainly wrong sign of the scan and what stands for it; ``where`` is a clause ref, PL01…, or title."""

    where: str
    scan: str
    correct: str
    why: str


@dataclass(frozen=True, slots=True)
class Regulation:
    """One legal document."""

    id: str
    form: str  # Thông tư, Bộ luật
    short: str  # "Thông tư số 02/2019/TT-BTTTT"
    title: str
    issuer: str
    issued_on: date
    effective_from: date
    effective_to: date | None
    applies_to: tuple[str, ...]  # ministry, province
    wording: Wording
    force: Force
    clauses: tuple[Clause, ...]
    definition: str  # clause refs by the part they play; "" where none
    on_finding: str
    secrets: tuple[str, ...]
    drafting: tuple[str, ...]
    parts: tuple[DossierPart, ...]
    measures: tuple[ResponseMeasure, ...]
    deadlines: tuple[DeadlineRule, ...]
    choice: str  # id of the regulation whose parts and days an office chooses; "" where its own bind
    choice_label: str
    annexes: tuple[Annex, ...]
    errata: tuple[Erratum, ...]
    registers: tuple[RegisterRule, ...] = ()
