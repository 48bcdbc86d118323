"""The deadlines that have run out, for the approver: two lines each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.records.cases import ClockKind
from pipeline.records.escalations import EscalationRow
from pipeline.reports.spelling import date_words, instant_words, short_id
from pipeline.reports.terms import CLOCKS


def escalation_lines(rows: Iterable[EscalationRow], approvers: Sequence[str]) -> tuple[str, ...]:
    """*rows* in their order, under whom they wait for: the logins of *approvers*."""
    lines = [line for row in rows for line in _lines(row)]
    if not lines:
        return ()
    who = ", ".join(approvers) or "chưa có ai trong office.yml, mục roles"
    return (f"Quá hạn, chờ người phê duyệt (approver: {who}):", *lines)


def _lines(row: EscalationRow) -> tuple[str, str]:
    told = f"đã báo lúc {instant_words(row.told_at)}" if row.told_at else "chưa báo: lamro clock"
    who = f"; giao cho {row.assignee}" if row.assignee else ""
    return (
        f"  {short_id(row.case_id)} {row.title} ({row.agency_name})",
        f"    thời hạn {CLOCKS[ClockKind(row.kind)]} hết ngày {date_words(row.last_day)}, quá {row.days_over} ngày; "
        f"{told}{who}",
    )
