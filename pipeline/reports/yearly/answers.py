"""What was answered: notices and how fast, responses by the circular's measures, deadlines kept."""

from __future__ import annotations

from pipeline.records.cases import ClockKind
from pipeline.records.kpis import FEW, OWN
from pipeline.records.yearly import YearlyInput
from pipeline.reports.annex import Figure
from pipeline.reports.kpis.page import plain
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.spelling import sentence_start
from pipeline.reports.table import Column, Table, cell
from pipeline.reports.terms import CLOCKS
from pipeline.reports.yearly.contents import Filling, figure, query

_KPI = "kpis.sql: kpis_of_period.value"


def answered(data: YearlyInput) -> Filling:
    """Statutory and internal deadlines stand in rows of their own and are never added up."""
    return _notices(data) + _responses(data) + _clocks(data)


def _notices(data: YearlyInput) -> Filling:
    if not data.facts.notices:
        return Filling((phrase("Trong kỳ không có thông báo nào yêu cầu giải thích, làm rõ được ghi vào sổ."),))
    count = figure("Thông báo yêu cầu giải thích, làm rõ", data.facts.notices, "yearly_notices", "received")
    times = {row.kpi: row for row in data.facts.kpis if row.origin == OWN}
    middle, high = times.get("notice_to_response_median"), times.get("notice_to_response_p90")
    if middle is None or high is None:
        return Filling((phrase("Nhận ", count.number, " thông báo yêu cầu giải thích, làm rõ."),), (count,))
    half, nine = (
        Figure(f"Từ ngày nhận thông báo đến khi giải thích: {label} (ngày)", Number(plain(row.value), _KPI, row.kpi))
        for label, row in (("trung vị", middle), ("phân vị 90", high))
    )
    few = f" (ít số liệu: chỉ {middle.n} lần)" if middle.n < FEW else ""
    said = phrase(
        "Nhận ", count.number, " thông báo yêu cầu giải thích, làm rõ. Từ ngày nhận đến khi đã giải thích, làm rõ và "
        "đồng gửi theo quy định: trung vị ", half.number, " ngày, chín phần mười số lần không quá ", nine.number,
        f" ngày{few}.",
    )  # fmt: skip
    return Filling((said,), (count, half, nine))


def _responses(data: YearlyInput) -> Filling:
    done = {row.letter: row.done for row in data.facts.responses}
    if not done:
        return Filling((phrase("Trong kỳ chưa ghi nhận lần giải thích, làm rõ nào đã thực hiện."),))
    columns = (
        Column("Hình thức giải thích, làm rõ"),
        Column("Số lần", (query("yearly_responses", "done"),), numeric=True),
    )
    rows = tuple(
        (
            cell(f"{one.letter}) {one.clause.text.rstrip(' ;.')}"),
            cell(Number(done.get(one.letter, 0), query("yearly_responses", "done"), one.letter)),
        )
        for one in data.measures
    )
    clause = data.measures[0].clause.citation.split(" ", 2)[2]  # without "điểm a"
    table = Table("yearly_responses", f"Đã thực hiện theo {clause}", columns, rows)
    notes = dict.fromkeys(
        one.note for one in data.measures if one.district_ended_on and one.district_ended_on <= data.last_day
    )
    return Filling((table, *(phrase(note) for note in notes)))


def _clocks(data: YearlyInput) -> Filling:
    told = [row for row in data.facts.clocks if row.in_time or row.missed or row.running]
    if not told:
        return Filling()
    names = (("Đúng hạn", "in_time"), ("Quá hạn", "missed"), ("Còn trong hạn", "running"))
    columns = (
        Column("Thời hạn"),
        *(Column(label, (query("yearly_clocks", column),), numeric=True) for label, column in names),
    )
    rows = tuple(
        (
            cell(
                "Theo thông báo nhận được"
                if row.kind == ClockKind.STATUTORY
                else sentence_start(CLOCKS[ClockKind.INTERNAL])
            ),
            *(cell(Number(getattr(row, column), query("yearly_clocks", column), row.kind)) for _, column in names),
        )
        for row in told
    )
    caption = "Thời hạn giải thích, làm rõ (hai loại không cộng với nhau)"
    return Filling((Table("yearly_clocks", caption, columns, rows),))
