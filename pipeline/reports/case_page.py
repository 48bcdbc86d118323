"""One case in words: state, clocks, dossier part by part, what happened.  For ``lamro case show``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.cases import Basis, Case, CaseEvent, CaseEventKind, CaseState, DossierStatement, Notice
from pipeline.records.digest import ClockRow
from pipeline.records.stories import StorySummary
from pipeline.reports.case_events import event_lines
from pipeline.reports.casework import regulation_words
from pipeline.reports.clocks import build_clocks
from pipeline.reports.spelling import instant_words, number_words, short_id, weekday_date
from pipeline.reports.terms import BASES, BY_CHOICE, STATES, actor_words

EVIDENCE_ID = 12  # hex digits
_ENDED = (CaseState.DISMISSED, CaseState.WITHDRAWN, CaseState.MERGED, CaseState.CLOSED)
_RECORD = re.compile(r"[0-9a-f]{32}")
_MARK = re.compile(r"^\[[^\]]*\] ")


@dataclass(frozen=True, slots=True)
class PartTitle:
    """A dossier part as the regulation letters and words it."""

    letter: str
    wording: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    statement_id: str
    text: str  # without the mark of a machine's draft
    basis: str  # Vietnamese
    author: str
    evidence: tuple[str, ...]  # ids, shortened to 12; references to clauses whole
    origin: str = ""  # the case from which a merge carried it over


@dataclass(frozen=True, slots=True)
class PartView:
    letter: str
    wording: str
    statements: tuple[StatementLine, ...]  # what it rests on: evidence and judgements
    drafts: tuple[StatementLine, ...]  # the machine's, that nobody has adopted
    gaps: tuple[StatementLine, ...]  # that no person has filled
    complete: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    case_id: str
    title: str
    state: str
    facts: tuple[tuple[str, str], ...]  # label and words
    clocks: tuple[str, ...]
    parts: tuple[PartView, ...]
    events: tuple[str, ...]
    notes: tuple[str, ...]  # what the reader must know before acting
    ended: bool = False  # nothing is written in its dossier any more, whole or not


def build_case_page(
    case: Case,
    state: CaseState,
    clocks: Sequence[ClockRow],
    parts: Sequence[PartTitle],
    statements: Sequence[DossierStatement],
    events: Sequence[CaseEvent],
    missing: Collection[str] = (),
    notes: Sequence[str] = (),
    notices: Sequence[Notice] = (),
    entered: Mapping[str, datetime] | None = None,
    binding: str = "",
    answered: Collection[str] = (),
    stories: Sequence[StorySummary] = (),
    goes_on_in: Case | None = None,
) -> CasePage:
    """*parts* in the regulation's order; *clocks* from the view ``case_clock``; *missing*: the letters of the parts
    that are not complete; *events* in the order in which they were recorded, *entered* when, by id; *binding*: the
    circular that binds the body by duty, where the case goes by another one by choice; *answered*: ids of gaps that a
    person has filled; *stories*: its own first, then those linked to it; *goes_on_in*: the case into which it was
    merged.

    Raises ValueError for a statement whose letter is none of *parts*, or a row of another case.
    """
    owners = (*(row.case_id for row in clocks), *(row.case_id for row in statements), *(row.case_id for row in events))
    if any(owner != case.case_id for owner in owners):
        raise ValueError(f"a row of another case on the page of {case.case_id}")
    unknown = {statement.part for statement in statements} - {part.letter for part in parts}
    if unknown:
        raise ValueError(f"the regulation has no part {min(unknown)}")
    return CasePage(
        case_id=case.case_id,
        title=case.title,
        state=_state(state, events),
        facts=_facts(case, _state(state, events), binding, stories, goes_on_in),
        clocks=_clocks(clocks, case),
        parts=tuple(_part(part, statements, missing, answered) for part in parts),
        events=event_lines(events, notices, entered or {}),
        notes=tuple(notes),
        ended=state in _ENDED,
    )


def _facts(
    case: Case, state: str, binding: str, stories: Sequence[StorySummary], goes_on_in: Case | None
) -> tuple[tuple[str, str], ...]:
    titles = {one.story_id: f" “{one.headline}” ({number_words(one.articles)} bài)" for one in stories}
    linked = [one.story_id for one in stories if one.story_id != case.story_id]
    after = [("Gộp vào", f"{short_id(goes_on_in.case_id)} “{goes_on_in.title}”")] if goes_on_in else []
    return (
        ("Mã vụ việc", short_id(case.case_id)),
        ("Trạng thái", state),
        *after,
        ("Mở lúc", _instant(case.opened_at)),
        _law(case, binding),
        ("Sự việc", f"{short_id(case.story_id)}{titles.get(case.story_id, '')}"),
        *(("Sự việc liên quan", f"{short_id(one)}{titles[one]}") for one in linked),
    )


def _state(state: CaseState, events: Sequence[CaseEvent]) -> str:
    """In words; a case that was closed after the press had been found right says so."""
    right = any(one.kind is CaseEventKind.PRESS_WAS_RIGHT for one in events)
    return (
        f"{STATES[state]}: {STATES[CaseState.PRESS_WAS_RIGHT]}"
        if right and state is CaseState.CLOSED
        else STATES[state]
    )


def _law(case: Case, binding: str) -> tuple[str, str]:
    own = regulation_words(case.regulation_id)
    if not binding:
        return ("Văn bản áp dụng", f"{own} ({BY_CHOICE})" if case.by_choice else own)
    chosen = f"; bộ tư liệu, thời hạn: {own} ({BY_CHOICE})" if binding != case.regulation_id else ""
    return ("Văn bản bắt buộc", f"{regulation_words(binding)}{chosen}")


def _instant(at: datetime) -> str:
    return f"{instant_words(at)} (giờ Việt Nam)"


def _clocks(rows: Sequence[ClockRow], case: Case) -> tuple[str, ...]:
    words = []
    for clock in build_clocks(rows, {case.case_id: case.title}):
        moved = ""
        if clock.moved_last_day != clock.last_day:
            moved = f" (theo Bộ luật Dân sự sẽ dời đến {weekday_date(clock.moved_last_day)})"
        day = f"ngày cuối {weekday_date(clock.last_day)}{moved}"
        words.append(f"Thời hạn {clock.kind}: {day}; {clock.left.text}. Căn cứ: {clock.basis}.")
    return tuple(words)


def _part(
    part: PartTitle, statements: Sequence[DossierStatement], missing: Collection[str], answered: Collection[str]
) -> PartView:
    own = sorted((s for s in statements if s.part == part.letter), key=lambda s: (s.position, s.statement_id))
    lines = {basis: tuple(_line(s) for s in own if s.basis is basis) for basis in Basis}
    grounded = tuple(_line(s) for s in own if s.basis in (Basis.EVIDENCE, Basis.JUDGEMENT))
    adopted = {line.text for line in grounded}
    complete = bool(own) and part.letter not in missing
    return PartView(
        letter=part.letter,
        wording=part.wording,
        statements=grounded,
        drafts=tuple(line for line in lines[Basis.MACHINE_DRAFT] if line.text not in adopted),
        gaps=() if complete else tuple(one for one in lines[Basis.MISSING] if one.statement_id not in answered),
        complete=complete,
    )


def _line(one: DossierStatement) -> StatementLine:
    text = " ".join(one.text.split())
    if one.basis is Basis.MACHINE_DRAFT:
        text = _MARK.sub("", text)
    evidence = tuple(short_reference(id) for id in one.evidence)
    return StatementLine(one.statement_id, text, BASES[one.basis], actor_words(one.author), evidence, one.origin)


def short_reference(evidence_id: str) -> str:
    """A record's id by its first 12 digits, enough to name it again; the reference of a clause whole."""
    return evidence_id[:EVIDENCE_ID] if _RECORD.fullmatch(evidence_id) else evidence_id
