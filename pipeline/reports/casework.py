"""Clarification cases of an agency and the clocks that run on them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pipeline.records.cases import CaseState
from pipeline.records.days import day_in_vietnam
from pipeline.records.digest import CaseRow, ClockRow
from pipeline.records.weekly import Due
from pipeline.reports.clocks import ClockView, build_clocks
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number
from pipeline.reports.terms import BY_CHOICE, STATES

COUNTS = "digest_case_counts"
FLAGS = "digest_cases.flags"
CLOCKS = "digest_clock_counts"
OVER = frozenset(
    {CaseState.DISMISSED, CaseState.PRESS_WAS_RIGHT, CaseState.WITHDRAWN, CaseState.MERGED, CaseState.CLOSED}
)
_CIRCULAR = re.compile(r"(?:tt-)?(\d{1,3})-(\d{4})-(tt-[a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseView:
    case_id: str
    agency: str  # name
    title: str
    state: str  # Vietnamese
    opened_at: datetime
    regulation: str  # with "áp dụng theo lựa chọn" where the office chose it
    flags: Number
    clocks: tuple[ClockView, ...]  # running ones first


@dataclass(frozen=True, slots=True)
class Casework:
    """Cases in hand and those that ended in the week; what runs out first comes first, of clocks too."""

    total: Number  # ever opened
    in_hand: Number
    opened: Number  # in the week
    ended: Number  # in the week
    cases: tuple[CaseView, ...]
    clocks: tuple[ClockView, ...]
    running: Number
    overdue: Number
    due_next: Number  # running clocks whose last day lies in the week after
    dues: tuple[Due, ...]


def build_casework(
    cases: Sequence[CaseRow], clocks: Sequence[ClockRow], dues: Sequence[Due], week: Period, names: Mapping[str, str]
) -> Casework:
    """*names* of agencies by slug.  Raises ValueError for an unknown state or kind, or a clock without its case."""
    titles = {row.case_id: row.title for row in cases}
    orphan = next((row.case_id for row in clocks if row.case_id not in titles), None)
    if orphan is not None:
        raise ValueError(f"a clock belongs to case {orphan}, which is not among the cases")
    ended = [row for row in cases if _over(row) and _since(row) in week.days]
    kept = [row for row in cases if not _over(row) or row in ended]
    ids = {row.case_id for row in kept}
    views = build_clocks([row for row in clocks if row.case_id in ids], titles)
    nearest = {one.case_id: one.last_day for one in reversed(views) if one.ended_at is None}
    told = sorted(kept, key=lambda row: (nearest.get(row.case_id, date.max), row.opened_at, row.case_id))
    running = [row for row in clocks if row.ended_at is None]
    after = {week.last_day + timedelta(days=n) for n in range(1, 8)}
    return Casework(
        total=Number(len(cases), f"{COUNTS}.cases"),
        in_hand=Number(sum(not _over(row) for row in cases), f"{COUNTS}.in_hand"),
        opened=Number(sum(day_in_vietnam(row.opened_at) in week.days for row in cases), f"{COUNTS}.opened"),
        ended=Number(len(ended), f"{COUNTS}.ended"),
        cases=tuple(_view(row, names, views) for row in told),
        clocks=views,
        running=Number(len(running), f"{CLOCKS}.running"),
        overdue=Number(sum(row.overdue for row in running), f"{CLOCKS}.overdue"),
        due_next=Number(sum(row.last_day in after for row in running), f"{CLOCKS}.due_next"),
        dues=tuple(dues),
    )


def _over(row: CaseRow) -> bool:
    return CaseState(row.state) in OVER


def _since(row: CaseRow) -> date:
    return day_in_vietnam(row.state_since or row.opened_at)


def _view(row: CaseRow, names: Mapping[str, str], clocks: Sequence[ClockView]) -> CaseView:
    regulation = regulation_words(row.regulation_id)
    return CaseView(
        case_id=row.case_id,
        agency=names.get(row.agency_id, row.agency_id),
        title=row.title,
        state=STATES[CaseState(row.state)],
        opened_at=row.opened_at,
        regulation=f"{regulation} ({BY_CHOICE})" if row.by_choice else regulation,
        flags=Number(row.flags, FLAGS, row.case_id),
        clocks=tuple(clock for clock in clocks if clock.case_id == row.case_id),
    )


def regulation_words(regulation_id: str) -> str:
    """``02-2019-tt-btttt`` as ``Thông tư 02/2019/TT-BTTTT``; any other id as it is."""
    found = _CIRCULAR.fullmatch(regulation_id.replace("_", "-"))
    if found is None:
        return regulation_id
    return f"Thông tư {found[1]}/{found[2]}/{found[3].upper()}"
