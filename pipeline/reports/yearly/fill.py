"""What stands under each heading of the form, by the heading's role and the paper."""

from __future__ import annotations

from pipeline.records.cases import CaseState
from pipeline.records.law import AnnexHeading, YearlyKind
from pipeline.records.yearly import YearlyInput
from pipeline.reports.annex import Figure
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.yearly import duties, monitoring
from pipeline.reports.yearly.blanks import blank_for
from pipeline.reports.yearly.clarification import clarified
from pipeline.reports.yearly.contents import Filling, Lead
from pipeline.reports.yearly.indicators import indicators
from pipeline.reports.yearly.registers import registered
from pipeline.reports.yearly.shortcomings import shortcomings

# Where the form has one heading for all activities, these are told under it, each after its own line.
_GATHERED = {
    "monitoring": "Theo dõi thông tin; phát ngôn và cung cấp thông tin cho báo chí",
    "database": "Hệ thống dữ liệu quảng bá hình ảnh",
    "publications": "Xuất bản phẩm, sản phẩm truyền thông",
    "events": "Sự kiện thông tin đối ngoại",
    "foreign_press": "Hỗ trợ, hợp tác với báo chí nước ngoài",
    "other_forms": "Các hình thức khác",
}
_OVER = frozenset(
    {CaseState.DISMISSED, CaseState.PRESS_WAS_RIGHT, CaseState.WITHDRAWN, CaseState.MERGED, CaseState.CLOSED}
)


def filling(data: YearlyInput, heading: AnnexHeading) -> Filling:
    """What the tables say, then the blank for what they cannot say."""
    gathers = any(one.label.startswith(f"{heading.label}.") for one in data.annex.headings)
    if heading.role == "activities" and not gathers:
        told = Filling()
        for role, words in _GATHERED.items():
            told += (Filling() if role == "monitoring" else Filling((Lead(words),))) + _one(data, role)
        return told
    return _one(data, heading.role)


def _one(data: YearlyInput, role: str) -> Filling:
    told = (_plan if data.annex.paper is YearlyKind.PLAN else _report)(data, role)
    blank = blank_for(data.annex.paper, role)
    return told + Filling((blank,)) if blank else told


def _plan(data: YearlyInput, role: str) -> Filling:
    match role:
        case "monitoring":
            return monitoring.monitored(data) + duties.clock(data) + indicators(data)
        case "events":
            return duties.events(data)
        case "organisation":
            return duties.calendar(data.owed, data.year)
    return Filling()


def _report(data: YearlyInput, role: str) -> Filling:
    match role:
        case "monitoring":
            return monitoring.monitored(data) + clarified(data) + registered(data, role)
        case "events":
            return duties.events(data)
        case "database" | "foreign_press" | "other_forms":
            return registered(data, role)
        case "assessment":
            return indicators(data) + duties.kept(data)
        case "shortcomings":
            return shortcomings(data)
        case "tasks_ahead":
            return _carried(data) + duties.calendar(data.owed_next, data.year + 1)
    return Filling()


def _carried(data: YearlyInput) -> Filling:
    still = sum(CaseState(case.state) not in _OVER for case in data.facts.cases)
    if not still:
        return Filling()
    count = Figure("Vụ việc còn đang xử lý", Number(still, "count(yearly.sql: yearly_cases where state is no outcome)"))
    return Filling((phrase("Tiếp tục xử lý ", count.number, " vụ việc giải thích, làm rõ chưa kết thúc."),), (count,))
