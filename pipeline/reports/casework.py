"""Clarification cases of an agency and the clocks that run on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.cases import CaseState
from pipeline.records.digest import CaseRow, ClockRow
from pipeline.reports.clocks import ClockView, basis_phrases, build_clocks, clock_table
from pipeline.reports.phrase import Number, listing, phrase
from pipeline.reports.spelling import sentence_start, short_id, stamp
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import BY_CHOICE, STATES

COUNT = "count(cases)"
FLAGS = "cases.flags"
HEADING = "Vụ việc giải thích, làm rõ và thời hạn"
_CIRCULAR = re.compile(r"(?:tt-)?(\d{1,3})-(\d{4})-(tt-[a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseView:
    case_id: str
    title: str
    state: str  # Vietnamese
    opened_at: datetime
    regulation: str  # with "áp dụng theo lựa chọn" where the office chose it
    flags: Number


@dataclass(frozen=True, slots=True)
class Casework:
    """Cases in the order in which they were opened; clocks with the nearest last day first."""

    total: Number
    states: tuple[tuple[CaseState, Number], ...]
    cases: tuple[CaseView, ...]
    clocks: tuple[ClockView, ...]
    running: Number
    overdue: Number


def build_casework(cases: Sequence[CaseRow], clocks: Sequence[ClockRow]) -> Casework:
    """Raises ValueError for an unknown state or kind, or a clock without its case."""
    ordered = sorted(cases, key=lambda row: (row.opened_at, row.case_id))
    return Casework(
        total=Number(len(cases), COUNT),
        states=tuple((state, _count(cases, state)) for state in CaseState),
        cases=tuple(_view(row) for row in ordered),
        clocks=build_clocks(clocks, {row.case_id: row.title for row in cases}),
        running=Number(sum(row.ended_at is None for row in clocks), "count(case_clock where ended_at is null)"),
        overdue=Number(sum(row.overdue for row in clocks), "count(case_clock where overdue)"),
    )


def _count(cases: Sequence[CaseRow], state: CaseState) -> Number:
    return Number(sum(row.state == state for row in cases), f"count(cases where state = '{state}')")


def _view(row: CaseRow) -> CaseView:
    regulation = regulation_words(row.regulation_id)
    return CaseView(
        case_id=row.case_id,
        title=row.title,
        state=STATES[CaseState(row.state)],
        opened_at=row.opened_at,
        regulation=f"{regulation} ({BY_CHOICE})" if row.by_choice else regulation,
        flags=Number(row.flags, FLAGS, row.case_id),
    )


def regulation_words(regulation_id: str) -> str:
    """``02-2019-tt-btttt`` as ``Thông tư 02/2019/TT-BTTTT``; any other id as it is."""
    found = _CIRCULAR.fullmatch(regulation_id.replace("_", "-"))
    if found is None:
        return regulation_id
    return f"Thông tư {found[1]}/{found[2]}/{found[3].upper()}"


def state_counts(casework: Casework) -> list[tuple[Number, str]]:
    return [(number, STATES[state]) for state, number in casework.states]


def casework_section(casework: Casework) -> Section:
    if not casework.cases:
        return Section("cases", HEADING, (phrase("Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào."),))
    said = phrase("Có ", casework.total, " vụ việc: ", *listing(state_counts(casework)), ".")
    if not casework.clocks:
        return Section("cases", HEADING, (said, phrase("Không có thời hạn nào.")), (_table(casework.cases),))
    due = phrase("Đang tính ", casework.running, " thời hạn; quá hạn ", casework.overdue, " thời hạn. ")
    due = phrase(*due.parts, "Cảnh báo và quá hạn tính theo ngày cuối của thời hạn, không theo ngày được dời.")
    return Section(
        "cases",
        HEADING,
        (said, due, *basis_phrases(casework.clocks)),
        (_table(casework.cases), clock_table(casework.clocks)),
    )


def _table(cases: Sequence[CaseView]) -> Table:
    columns = (
        Column("Vụ việc"),
        Column("Trạng thái"),
        Column("Mở lúc"),
        Column("Nội dung cần kiểm chứng", (FLAGS,), numeric=True),
        Column("Văn bản áp dụng"),
    )
    return Table("cases", "Vụ việc giải thích, làm rõ", columns, tuple(_row(case) for case in cases))


def _row(case: CaseView) -> tuple[Cell, ...]:
    return (
        (phrase(case.title), phrase(f"Mã {short_id(case.case_id)}")),
        cell(sentence_start(case.state)),
        cell(stamp(case.opened_at)),
        cell(case.flags),
        cell(case.regulation),
    )
