"""One case in words: state, clocks, dossier part by part, what happened.  For ``lamro case show``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.cases import Basis, Case, CaseEvent, CaseState, DossierStatement
from pipeline.records.digest import ClockRow
from pipeline.reports.casework import regulation_words
from pipeline.reports.clocks import build_clocks
from pipeline.reports.spelling import instant_words, sentence_start, short_id, weekday_date
from pipeline.reports.terms import BASES, BY_CHOICE, EVENTS, STATES, actor_words

NOTHING_YET = "chưa có nội dung"


@dataclass(frozen=True, slots=True)
class PartTitle:
    """A dossier part as the regulation letters and words it."""

    letter: str
    wording: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    text: str
    basis: str  # Vietnamese
    author: str
    evidence: tuple[str, ...]  # ids, shortened


@dataclass(frozen=True, slots=True)
class PartView:
    letter: str
    wording: str
    statements: tuple[StatementLine, ...]
    complete: bool  # it says something, and nothing in it is marked as missing


@dataclass(frozen=True, slots=True)
class CasePage:
    case_id: str
    title: str
    state: str
    facts: tuple[tuple[str, str], ...]  # label and words
    clocks: tuple[str, ...]
    parts: tuple[PartView, ...]
    events: tuple[str, ...]


def build_case_page(
    case: Case,
    state: CaseState,
    clocks: Sequence[ClockRow],
    parts: Sequence[PartTitle],
    statements: Sequence[DossierStatement],
    events: Sequence[CaseEvent],
) -> CasePage:
    """*parts* in the regulation's order; *clocks* from the view ``case_clock``.

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
        state=STATES[state],
        facts=_facts(case, state),
        clocks=_clocks(clocks, case),
        parts=tuple(_part(part, statements) for part in parts),
        events=tuple(_event(event) for event in sorted(events, key=lambda e: (e.happened_at, e.event_id))),
    )


def _facts(case: Case, state: CaseState) -> tuple[tuple[str, str], ...]:
    choice = f" ({BY_CHOICE})" if case.by_choice else ""
    return (
        ("Mã vụ việc", short_id(case.case_id)),
        ("Trạng thái", STATES[state]),
        ("Mở lúc", _instant(case.opened_at)),
        ("Văn bản áp dụng", f"{regulation_words(case.regulation_id)}{choice}"),
        ("Sự việc", short_id(case.story_id)),
    )


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


def _part(part: PartTitle, statements: Sequence[DossierStatement]) -> PartView:
    own = sorted((s for s in statements if s.part == part.letter), key=lambda s: (s.position, s.statement_id))
    lines = tuple(
        StatementLine(s.text, BASES[s.basis], actor_words(s.author), tuple(short_id(e) for e in s.evidence))
        for s in own
    )
    complete = bool(own) and all(s.basis is not Basis.MISSING for s in own)
    return PartView(part.letter, part.wording, lines, complete)


def _event(event: CaseEvent) -> str:
    reason = f" – {event.reason}" if event.reason else ""
    return f"{instant_words(event.happened_at)}: {EVENTS[event.kind]} ({actor_words(event.actor)}){reason}"


def case_page_lines(page: CasePage) -> tuple[str, ...]:
    """*page* as plain lines for a terminal."""
    lines = [page.title, *(f"{label}: {words}" for label, words in page.facts), "", "Thời hạn"]
    lines += [f"  {words}" for words in page.clocks] or ["  không có thời hạn nào"]
    lines += ["", "Bộ tư liệu, lập luận"]
    for part in page.parts:
        lines.append(f"  {part.letter}) {part.wording}")
        lines += [f"     - {_statement(line)}" for line in part.statements] or [f"     - {NOTHING_YET}"]
    lines += ["", "Diễn biến", *(f"  {words}" for words in page.events)]
    return tuple(lines)


def _statement(line: StatementLine) -> str:
    evidence = f"; tư liệu: {', '.join(line.evidence)}" if line.evidence else ""
    return f"{line.text} [{sentence_start(line.basis)}; {line.author}{evidence}]"
