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
from pipeline.reports.clocks import ClockView, basis_phrases, build_clocks, clock_table
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number, Phrase, listing, phrase
from pipeline.reports.spelling import sentence_start, short_id, stamp, weekday_date
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import BY_CHOICE, STATES

COUNTS = "digest_case_counts"
FLAGS = "digest_cases.flags"
CLOCKS = "digest_clock_counts"
HEADING = "Vụ việc giải thích, làm rõ và thời hạn"
SHOWN = 8  # in the body; all others in the annex
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


@dataclass(frozen=True, slots=True)
class Casework:
    """Cases in hand and those that ended in the week, as they were opened; their clocks, the nearest last day first."""

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
    told = sorted(
        (row for row in cases if not _over(row) or row in ended), key=lambda row: (row.opened_at, row.case_id)
    )
    ids = {row.case_id for row in told}
    running = [row for row in clocks if row.ended_at is None]
    after = {week.last_day + timedelta(days=n) for n in range(1, 8)}
    return Casework(
        total=Number(len(cases), f"{COUNTS}.cases"),
        in_hand=Number(sum(not _over(row) for row in cases), f"{COUNTS}.in_hand"),
        opened=Number(sum(day_in_vietnam(row.opened_at) in week.days for row in cases), f"{COUNTS}.opened"),
        ended=Number(len(ended), f"{COUNTS}.ended"),
        cases=tuple(_view(row, names) for row in told),
        clocks=build_clocks([row for row in clocks if row.case_id in ids], titles),
        running=Number(len(running), f"{CLOCKS}.running"),
        overdue=Number(sum(row.overdue for row in running), f"{CLOCKS}.overdue"),
        due_next=Number(sum(row.last_day in after for row in running), f"{CLOCKS}.due_next"),
        dues=tuple(dues),
    )


def _over(row: CaseRow) -> bool:
    return CaseState(row.state) in OVER


def _since(row: CaseRow) -> date:
    return day_in_vietnam(row.state_since or row.opened_at)


def _view(row: CaseRow, names: Mapping[str, str]) -> CaseView:
    regulation = regulation_words(row.regulation_id)
    return CaseView(
        case_id=row.case_id,
        agency=names.get(row.agency_id, row.agency_id),
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


def casework_section(casework: Casework, *, together: bool) -> Section:
    """*together*: the paper is about several agencies, so each case names its own."""
    said = _told(casework)
    tables = []
    if casework.cases:
        tables.append(_table("cases", casework.cases[:SHOWN], together))
    if casework.clocks:
        said += [*basis_phrases(casework.clocks)]
        tables.append(clock_table(casework.clocks[: 2 * SHOWN]))
    return Section("cases", HEADING, tuple(said), tuple(tables), points=tuple(_due(one) for one in casework.dues))


def cases_annex(casework: Casework, *, together: bool) -> Table | None:
    """The cases that the body does not hold."""
    return _table("cases_more", casework.cases[SHOWN:], together) if len(casework.cases) > SHOWN else None


def _told(casework: Casework) -> list[Phrase]:
    if not casework.total.value:
        said = [phrase("Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào.")]
    else:
        parts = listing([(casework.opened, "mở trong tuần"), (casework.ended, "kết thúc trong tuần")])
        week = (": ", *parts) if parts else ()
        said = [phrase("Đang xử lý ", casework.in_hand, " vụ việc", *week, ".")]
        if casework.clocks:
            due = phrase("Đang tính ", casework.running, " thời hạn, quá hạn ", casework.overdue, "; đến hạn tuần tới ")
            said.append(
                phrase(
                    *due.parts, casework.due_next,
                    ". Cảnh báo và quá hạn tính theo ngày cuối của thời hạn, không theo ngày được dời.",
                )
            )  # fmt: skip
    if casework.dues:
        said.append(phrase("Việc khác đến hạn trong tuần tới:"))
    else:
        said.append(phrase("Không có kế hoạch, báo cáo nào khác đến hạn trong tuần tới."))
    return said


def _due(one: Due) -> Phrase:
    about = f" ({one.about})" if one.about else ""
    return phrase(f"{sentence_start(weekday_date(one.last_day))}: {one.name}{about}; {one.citation}.")


def _table(name: str, cases: Sequence[CaseView], together: bool) -> Table:
    columns = (
        Column("Vụ việc"),
        Column("Trạng thái"),
        Column("Mở lúc"),
        Column("Nội dung cần kiểm chứng", (FLAGS,), numeric=True),
        Column("Văn bản áp dụng"),
    )
    caption = "Vụ việc đang xử lý và kết thúc trong tuần" + (" (tiếp)" if name != "cases" else "")
    return Table(name, caption, columns, tuple(_row(case, together) for case in cases))


def _row(case: CaseView, together: bool) -> tuple[Cell, ...]:
    about = f"{case.agency}. " if together else ""
    return (
        (phrase(case.title), phrase(f"{about}Mã {short_id(case.case_id)}")),
        cell(sentence_start(case.state)),
        cell(stamp(case.opened_at)),
        cell(case.flags),
        cell(case.regulation),
    )
