"""The yearly plan and report: law, office and tables gathered, the paper made, .docx and .json written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flows.covered import has_ended
from flows.steps.paper_guard import guard_paper
from flows.steps.settings import SettingsThen
from pipeline.cases.annex_forms import annex_of
from pipeline.cases.obligations import all_owed, obligations
from pipeline.cases.paper_form import full_name, holder
from pipeline.errors import YearlyRefused
from pipeline.records.agencies import Agency
from pipeline.records.days import day_in_vietnam, iso
from pipeline.records.law import Annex, YearlyKind
from pipeline.records.obligations import Obligation
from pipeline.records.office import ProfileKind
from pipeline.records.yearly import YearlyInput
from pipeline.render.yearly_docx import render_yearly_docx
from pipeline.reports.press_words import press_words
from pipeline.reports.yearly.numbers import placed_numbers
from pipeline.reports.yearly.paper import YearlyPaper, build_paper
from pipeline.store import yearly
from pipeline.store.connect import Store

_SYMBOLS = {YearlyKind.PLAN: "KH", YearlyKind.REPORT: "BC"}


@dataclass(frozen=True, slots=True)
class YearlyFiles:
    paper: YearlyPaper
    docx: Path
    json: Path


def make_yearly(
    store: Store,
    then: SettingsThen,
    known: Mapping[str, Agency],
    agency_id: str,
    kind: YearlyKind,
    year: int,
    cutoff: datetime,
    folder: Path,
) -> YearlyFiles:
    """Write the paper of *agency_id* for *year* as known at *cutoff* into *folder*; nothing is written to the store.

    *then* are the settings as known at *cutoff*: of them the calendar and the office's own obligations.

    Raises :class:`YearlyRefused` where no day of the paper's span lies before the cut-off; :class:`SecretMatter`, and
    nothing is written, where its words must not leave the house.
    """
    data = gather(store, then, known, agency_id, kind, year, cutoff)
    paper = build_paper(data)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{agency_id}-{kind.value}-{year}-{cutoff.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    docx, numbers = folder / f"{name}.docx", folder / f"{name}.json"
    files = {docx: render_yearly_docx(paper), numbers: numbers_text(paper).encode()}
    guard_paper(store, {path.name: payload for path, payload in files.items()}, press_words(data))
    for path, payload in files.items():
        path.write_bytes(payload)
    return YearlyFiles(paper, docx, numbers)


def gather(
    store: Store,
    then: SettingsThen,
    known: Mapping[str, Agency],
    agency_id: str,
    kind: YearlyKind,
    year: int,
    cutoff: datetime,
) -> YearlyInput:
    """Everything that the paper is made from; raises as :func:`make_yearly`."""
    agency = known[agency_id]
    law = then.law(ProfileKind(agency.kind.value))
    annex = annex_of(law.profile.regulation, kind)
    first, last = _span(kind, year, day_in_vietnam(cutoff))
    days = then.days
    name = full_name(agency)
    due_year = year - annex.years_ahead
    due = next(one for one in obligations(law.profile, due_year, law.holidays) if one.rule_id == annex.deadline)
    ended = has_ended(known, agency) if _ends_before(agency, due.last_day) else ""
    last = min(last, agency.valid_to or last)
    with store.reading() as tx:
        facts = yearly.facts(tx, agency_id, first, last, cutoff)
    return YearlyInput(
        annex=annex,
        year=year,
        agency_id=agency_id,
        agency_name=name,
        issuer=holder(name),
        symbol=f"{_SYMBOLS[kind]}-{'UBND' if holder(name) != name else '…………'}",
        gone=_gone(annex, known, day_in_vietnam(cutoff)),
        first_day=first,
        last_day=last,
        cutoff=cutoff,
        due=None if ended else due,
        ended=ended,
        owed=_still_owed(agency, all_owed(law.profile, year, days, (), law.holidays)),
        owed_next=_still_owed(agency, all_owed(law.profile, year + 1, days, (), law.holidays)),
        events=tuple(one for one in days.events if one.starts_on.year == year),
        measures=law.profile.measures,
        clock_rule=law.profile.clock_rule,
        facts=facts,
    )


def _ends_before(agency: Agency, day: date | None) -> bool:
    """Whether it owes nothing any more on *day*, the last one for its paper."""
    return agency.valid_to is not None and day is not None and agency.valid_to < day


def _still_owed(agency: Agency, owed: Sequence[Obligation]) -> tuple[Obligation, ...]:
    return tuple(one for one in owed if not _ends_before(agency, one.last_day))


def _span(kind: YearlyKind, year: int, cutoff_day: date) -> tuple[date, date]:
    """The year of a report, the year before that of a plan, up to the cut-off."""
    facts_year = year if kind is YearlyKind.REPORT else year - 1
    first, last = date(facts_year, 1, 1), min(date(facts_year, 12, 31), cutoff_day)
    if last < first:
        raise YearlyRefused(
            f"Số liệu của văn bản này tính từ ngày {first:%d/%m/%Y}, sau ngày chốt {cutoff_day:%d/%m/%Y}: chưa có gì."
        )
    return first, last


def _gone(annex: Annex, known: Mapping[str, Agency], day: date) -> tuple[str, ...]:
    """Bodies that the form names as recipients and that no longer exist on *day*."""
    named = {one.rstrip(" ;.") for one in annex.recipients}
    return tuple(
        agency.name for agency in known.values() if agency.name in named and agency.valid_to and agency.valid_to < day
    )


def numbers_text(paper: YearlyPaper) -> str:
    """The paper's numbers as JSON; the same paper gives the same text."""
    told = {
        "paper": paper.paper.value,
        "year": paper.year,
        "agency": paper.agency_id,
        "title": f"{paper.kind} {paper.subject}",
        "span": paper.span,
        "cutoff": iso(paper.cutoff),
        "due": {
            "name": paper.due.name,
            "last_day": str(paper.due.last_day),
            "working_day": str(paper.due.working_day),
            "clause": paper.due.clause.citation,
        }
        if paper.due
        else None,
        "headings": [heading.printed for heading in paper.headings],
        "blanks": paper.blanks,
        "numbers": [asdict(one) for one in placed_numbers(paper)],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
