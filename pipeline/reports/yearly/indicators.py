"""Indicators in a yearly paper: in a report what they came to, in a plan the year before and the target to be set."""

from __future__ import annotations

from pipeline.records.kpis import OWN, Indicator, KpiRow
from pipeline.records.law import YearlyKind
from pipeline.records.yearly import YearlyInput
from pipeline.reports.kpis.catalogue import value_title
from pipeline.reports.kpis.page import plain
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import unit_words
from pipeline.reports.table import Cell, Column, Table, cell
from pipeline.reports.yearly.contents import Filling, Lead, blank_phrase

COUNTED = "articles"
_VALUE = "kpis.sql: kpis_of_period.value"


def indicators(data: YearlyInput) -> Filling:
    """Our own indicators that have a value, then those that documents ask for; nothing where there is neither."""
    own = [row for row in data.facts.kpis if row.origin == OWN]
    asked = data.facts.indicators
    if not own and not asked:
        return Filling()
    plan = data.annex.paper is YearlyKind.PLAN
    lead = Lead("Chỉ tiêu trong năm" if plan else "Các chỉ số theo dõi")
    targets = plan or bool(asked)
    columns = (
        Column("Chỉ số"),
        Column(f"Năm {data.first_day.year}" if plan else "Kết quả", (_VALUE,)),
        Column("Số quan sát", ("kpis.sql: kpis_of_period.n",), numeric=True),
        *([Column(f"Chỉ tiêu năm {data.year}" if plan else "Chỉ tiêu")] if targets else []),
        Column("Nguồn gốc"),
    )
    by_code = {row.kpi: row for row in data.facts.kpis}
    rows = (
        *(_own(row, plan, targets) for row in sorted(own, key=lambda row: _ORDER.index(row.kpi))),
        *(_asked(one, by_code.get(one.code)) for one in asked),
    )
    name = "yearly_kpis" if targets else "yearly_kpis_alone"
    caption = "Chỉ số trong kỳ; chỉ số không có việc phát sinh thì không ghi"
    return Filling((lead, Table(name, caption, columns, rows)))


def _own(row: KpiRow, plan: bool, targets: bool) -> tuple[Cell, ...]:
    target = (blank_phrase("chỉ tiêu (nếu có)"),) if plan else cell("–")
    told = (cell(value_title(row.kpi)), _result(row), _seen(row))
    return (*told, *([target] if targets else []), cell(OWN.capitalize()))


def _asked(one: Indicator, row: KpiRow | None) -> tuple[Cell, ...]:
    result = _result(row) if row else (blank_phrase(f"kết quả, {one.unit}"),)
    target = cell(f"{one.target}{unit_words(one.unit)}") if one.target else cell("–")
    return (cell(one.name), result, _seen(row) if row else cell("–"), target, cell(f"Văn bản số {one.document}"))


def _result(row: KpiRow) -> Cell:
    said: Phrase = phrase(Number(plain(row.value), _VALUE, row.kpi), unit_words(row.unit))
    return (said, phrase("(ít số liệu)")) if row.few else (said,)


def _seen(row: KpiRow) -> Cell:
    if row.kpi == COUNTED:
        return cell("–")  # the value is the number of observations
    return cell(Number(row.n, "kpis.sql: kpis_of_period.n", row.kpi))


_ORDER = (
    "articles", "sources_delivered", "seen_to_flag_median", "seen_to_flag_p90", "flag_to_decision_median",
    "flag_to_decision_p90", "notice_to_response_median", "notice_to_response_p90", "in_time_statutory",
    "in_time_internal", "false_flags", "withdrawn_flags",
)  # fmt: skip
