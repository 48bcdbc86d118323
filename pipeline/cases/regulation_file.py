"""The shape of data/regulations/*.yml, checked at the edge."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import RegulationError
from pipeline.records.law import ForceStatus, RuleKind, Wording, YearlyKind
from pipeline.records.registers import Register


class Strict(BaseModel):
    """No unknown keys: a misspelt one would silently drop a rule of law."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ForceEntry(Strict):
    status: ForceStatus
    as_of: date
    source: str
    note: str


class RoleEntry(Strict):
    definition: str
    on_finding: str
    secrets: list[str]
    drafting: list[str]


class PartEntry(Strict):
    letter: str
    role: Literal["content", "impact", "nature", "law", "proposal"]
    needs: Literal["evidence", "judgement"]


class DossierEntry(Strict):
    clause: str
    parts: list[PartEntry]


class MeasureEntry(Strict):
    letter: str
    key: str
    note: str = ""
    district_ended_on: date | None = None


class MeasuresEntry(Strict):
    clause: str
    items: list[MeasureEntry]


class DeadlineEntry(Strict):
    id: str
    kind: RuleKind
    clause: str
    name: str
    days: int = 0
    month: int = 0
    day: int = 0


class RegisterItem(Strict):
    kind: Register
    clauses: list[str]
    ways: str = ""  # the clause whose sub-clauses are the choices of its field "channel"


class CountingEntry(Strict):
    regulation: str
    clauses: list[str]
    manner: str


class ChoiceEntry(Strict):
    regulation: str
    label: str


class PointEntry(Strict):
    letter: str
    text: str


class ClauseEntry(Strict):
    number: str
    text: str
    points: list[PointEntry] = []


class ArticleEntry(Strict):
    number: str
    heading: str
    text: str
    clauses: list[ClauseEntry] = []


class AnnexHeadingEntry(Strict):
    label: str
    role: Literal[
        "aims", "aim", "demands", "content", "situation", "favourable", "difficult", "results",
        "directives", "staffing", "training", "projects", "activities", "monitoring", "database", "publications",
        "events", "foreign_press", "other_forms", "budget", "organisation", "assessment", "strengths",
        "shortcomings", "tasks_ahead", "proposals",
    ]  # fmt: skip
    text: str


class AnnexCloseEntry(Strict):
    recipients: list[str]
    filing: str
    signers: list[str]
    signers_open: bool = False
    seal: str


class AnnexEntry(Strict):
    number: str
    paper: YearlyKind
    deadline: str
    years_ahead: int = 0
    issuer: str
    kind: str
    title: str
    note: str = ""
    headings: list[AnnexHeadingEntry]
    close: AnnexCloseEntry


class ErratumEntry(Strict):
    where: str
    scan: str
    correct: str
    why: str


class RegulationFile(Strict):
    id: str
    form: str
    short: str
    title: str
    issuer: str
    issued_on: date
    effective_from: date
    effective_to: date | None
    applies_to: list[Literal["ministry", "province"]]
    wording: Wording
    force: ForceEntry
    clauses_by_role: RoleEntry | None = None
    dossier: DossierEntry | None = None
    measures: MeasuresEntry | None = None
    deadlines: list[DeadlineEntry] = []
    registers: list[RegisterItem] = []
    counting: CountingEntry | None = None
    by_choice: ChoiceEntry | None = None
    articles: list[ArticleEntry]
    annexes: list[AnnexEntry] = []
    errata: list[ErratumEntry] = []


def read_file(path: Path) -> RegulationFile:
    """The checked content of *path*; raises :class:`RegulationError` naming file and field."""
    try:
        return RegulationFile.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RegulationError(f"{path.name}: không đọc được: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"]) or "(toàn tệp)"
        raise RegulationError(f"{path.name}: trường {field}: {first['msg']}") from error
