"""The deadlines of cases in words: the strict last day, the day it would be moved to, what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.cases import ClockKind
from pipeline.records.digest import ClockRow
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import date_words, sentence_start, short_id, weekday_date, when_words
from pipeline.reports.table import Cell, Column, Table, cell
from pipeline.reports.terms import CLOCKS

DAYS_LEFT = "digest_clocks.days"
NOT_MOVED = "không dời"


@dataclass(frozen=True, slots=True)
class ClockView:
    case_id: str
    case_title: str
    kind: str  # Vietnamese
    started_on: date
    last_day: date  # strict: warnings and overdue follow it
    moved_last_day: date  # Civil Code 2015, Article 148, by analogy
    left: Phrase  # "còn 3 ngày", "quá hạn 2 ngày", "tạm dừng từ …", "đã kết thúc …"
    overdue: bool
    ended_at: datetime | None
    basis: str


def build_clocks(rows: Sequence[ClockRow], titles: Mapping[str, str]) -> tuple[ClockView, ...]:
    """Running clocks first, the nearest last day first; *titles* by case id.

    Raises ValueError for an unknown kind, or a clock whose case is not in *titles*.
    """
    orphan = next((row.case_id for row in rows if row.case_id not in titles), None)
    if orphan is not None:
        raise ValueError(f"a clock belongs to case {orphan}, which is not among the cases")
    ordered = sorted(rows, key=lambda row: (row.ended_at is not None, row.last_day, row.case_id, row.kind))
    return tuple(_view(row, titles[row.case_id]) for row in ordered)


def _view(row: ClockRow, title: str) -> ClockView:
    return ClockView(
        case_id=row.case_id,
        case_title=title,
        kind=CLOCKS[ClockKind(row.kind)],
        started_on=row.started_on,
        last_day=row.last_day,
        moved_last_day=row.moved_last_day,
        left=_left(row),
        overdue=row.overdue,
        ended_at=row.ended_at,
        basis=row.basis,
    )


def _left(row: ClockRow) -> Phrase:
    if row.ended_at is not None:
        late = ", sau khi đã quá hạn" if row.ended_at >= row.due_at else ", trong hạn"
        return phrase(f"đã kết thúc {when_words(row.ended_at)}{late}")
    if row.paused_since is not None:
        return phrase(f"tạm dừng từ {date_words(row.paused_since)}")
    days = Number(abs(row.days_left), DAYS_LEFT, row.clock_id)
    if row.overdue:
        return phrase("quá hạn ", days, " ngày") if row.days_left else phrase("đã quá hạn")
    return phrase("còn ", days, " ngày") if row.days_left else phrase("đến hạn hôm nay")


def clock_table(clocks: Sequence[ClockView]) -> Table:
    columns = (
        Column("Vụ việc"),
        Column("Thời hạn"),
        Column("Tính từ"),
        Column("Ngày cuối"),
        Column("Nếu dời theo Bộ luật Dân sự"),
        Column("Tình trạng", (DAYS_LEFT,)),
    )
    return Table("clocks", "Thời hạn của các vụ việc", columns, tuple(_row(clock) for clock in clocks))


def _row(clock: ClockView) -> tuple[Cell, ...]:
    moved = weekday_date(clock.moved_last_day) if clock.moved_last_day != clock.last_day else NOT_MOVED
    first, *rest = clock.left.parts
    status = Phrase((sentence_start(str(first)), *rest), important=clock.overdue)
    return (
        (phrase(clock.case_title), phrase(f"Mã {short_id(clock.case_id)}")),
        cell(sentence_start(clock.kind)),
        cell(date_words(clock.started_on)),
        cell(sentence_start(weekday_date(clock.last_day))),
        cell(sentence_start(moved)),
        (status,),
    )


def basis_phrases(clocks: Sequence[ClockView]) -> tuple[Phrase, ...]:
    """What the clocks rest on, each basis once: it would fill the table if it stood in every row."""
    bases = dict.fromkeys((clock.kind, clock.basis) for clock in clocks)
    return tuple(phrase(f"Căn cứ của thời hạn {kind}: {basis}.") for kind, basis in bases)
