"""What needs checking (flags), why, and what triage decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.assessment import Decision
from pipeline.records.digest import FlagRow
from pipeline.reports.phrase import Link, Number, listing, phrase
from pipeline.reports.spelling import date_words, sentence_start, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import DECISIONS, UNDECIDED, decision_words

COUNT = "count(triage)"
SCORE = "triage.score"
HEADING = "Nội dung cần kiểm chứng"
_ORDER = ("", *(Decision.ASK, Decision.ACCEPT, Decision.REJECT, Decision.WITHDRAW))


@dataclass(frozen=True, slots=True)
class FlagView:
    assessment_id: str
    day: date
    title: str
    url: str
    score: Number
    reasons: tuple[str, ...]
    decision: str  # Vietnamese


@dataclass(frozen=True, slots=True)
class Flags:
    """Undecided ones first, then by what was decided; within that the higher score first."""

    total: Number
    undecided: Number
    decided: tuple[tuple[Decision, Number], ...]
    rows: tuple[FlagView, ...]


def build_flags(rows: Sequence[FlagRow]) -> Flags:
    """Raises ValueError for a decision that is none of :class:`Decision`."""
    ordered = sorted(rows, key=lambda row: (_ORDER.index(row.decision), -row.score, row.day, row.assessment_id))
    return Flags(
        total=Number(len(rows), COUNT),
        undecided=_count(rows, ""),
        decided=tuple((decision, _count(rows, decision)) for decision in Decision),
        rows=tuple(_view(row) for row in ordered),
    )


def _count(rows: Sequence[FlagRow], decision: str) -> Number:
    return Number(sum(row.decision == decision for row in rows), f"count(triage where decision = '{decision}')")


def _view(row: FlagRow) -> FlagView:
    return FlagView(
        assessment_id=row.assessment_id,
        day=row.day,
        title=row.title,
        url=row.url,
        score=Number(float(row.score), SCORE, row.assessment_id),
        reasons=_reasons(row),
        decision=decision_words(row.decision),
    )


def _reasons(row: FlagRow) -> tuple[str, ...]:
    """The first reason of each signal: five sentences that assert one denied claim are one reason to a reader."""
    if len(row.signals) != len(row.reasons):
        return row.reasons
    first: dict[str, str] = {}
    for name, reason in zip(row.signals, row.reasons, strict=True):
        first.setdefault(name, reason)
    return tuple(first.values())


def decision_counts(flags: Flags) -> list[tuple[Number, str]]:
    return [(flags.undecided, UNDECIDED), *((number, DECISIONS[decision]) for decision, number in flags.decided)]


def flags_section(flags: Flags) -> Section:
    if not flags.rows:
        return Section("flags", HEADING, (phrase("Không có nội dung nào cần kiểm chứng trong tuần."),))
    said = phrase("Có ", flags.total, " nội dung cần kiểm chứng: ", *listing(decision_counts(flags)), ".")
    warning = phrase(
        "Đây là thông tin có dấu hiệu sai lệch, chưa phải là kết luận; người có thẩm quyền kết luận sau khi kiểm chứng."
    )
    return Section("flags", HEADING, (said, warning), (_table(flags.rows),))


def _table(rows: Sequence[FlagView]) -> Table:
    columns = (
        Column("Bài có nội dung cần kiểm chứng"),
        Column("Ngày"),
        Column("Dấu hiệu"),
        Column("Điểm", (SCORE,), numeric=True),
        Column("Kết quả xem xét"),
    )
    return Table("flags", "Nội dung cần kiểm chứng và kết quả xem xét", columns, tuple(_row(row) for row in rows))


def _row(row: FlagView) -> tuple[Cell, ...]:
    return (
        (phrase(Link(row.title, row.url)), phrase(f"Mã {short_id(row.assessment_id)}")),
        cell(date_words(row.day)),
        tuple(phrase(reason) for reason in row.reasons) or cell("Không ghi dấu hiệu"),
        cell(row.score),
        cell(sentence_start(row.decision)),
    )
