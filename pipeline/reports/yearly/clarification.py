"""Clarification: what was flagged and decided, cases and their outcomes."""

from __future__ import annotations

from pipeline.records.cases import CaseState
from pipeline.records.yearly import CaseFact, YearlyInput
from pipeline.reports.annex import Figure
from pipeline.reports.phrase import Number, Part, listing, phrase
from pipeline.reports.spelling import date_words, sentence_start
from pipeline.reports.table import Column, Table, cell
from pipeline.reports.terms import STATES
from pipeline.reports.yearly.answers import answered
from pipeline.reports.yearly.contents import Filling, Lead, blank_phrase, figure

_CASES = "count(yearly.sql: yearly_cases"


def clarified(data: YearlyInput) -> Filling:
    """The whole part on clarification."""
    lead = Filling((Lead("Phát hiện, giải thích, làm rõ thông tin có dấu hiệu sai lệch"),))
    return lead + _flags(data) + _cases(data) + answered(data)


def _flags(data: YearlyInput) -> Filling:
    facts = data.facts.flags
    if not facts.total:
        return Filling((phrase("Trong kỳ không phát hiện nội dung nào có dấu hiệu sai lệch, cần kiểm chứng."),))
    total = figure("Nội dung cần kiểm chứng", facts.total, "yearly_flags", "total")
    parts = (
        (figure("Nội dung cần kiểm chứng: chấp nhận", facts.accepted, "yearly_flags", "accepted"), "được chấp nhận"),
        (figure("Nội dung cần kiểm chứng: bác bỏ", facts.rejected, "yearly_flags", "rejected"), "bị bác bỏ"),
        (figure("Nội dung cần kiểm chứng: đã rút", facts.withdrawn, "yearly_flags", "withdrawn"), "đã rút do nhầm lẫn"),
        (
            figure("Nội dung cần kiểm chứng: chưa kết luận", facts.undecided, "yearly_flags", "undecided"),
            "chưa kết luận",
        ),
    )
    told = listing([(one.number, words) for one, words in parts])
    said = phrase("Phát hiện ", total.number, " nội dung có dấu hiệu sai lệch, cần kiểm chứng: ", *told, ".")
    return Filling((said,), (total, *(one for one, _ in parts if one.number.value)))


def _count(label: str, cases: list[CaseFact], condition: str) -> Figure:
    return Figure(label, Number(len(cases), f"{_CASES} where {condition})"))


def _cases(data: YearlyInput) -> Filling:
    cases, first = data.facts.cases, data.first_day
    if not cases:
        return Filling((phrase("Trong kỳ không có vụ việc giải thích, làm rõ nào."),))
    opened = _count("Vụ việc mở trong kỳ", [c for c in cases if c.opened_on >= first], "opened_on >= first_day")
    carried = _count("Vụ việc từ kỳ trước", [c for c in cases if c.opened_on < first], "opened_on < first_day")
    confirmed = _count(
        "Vụ việc được xác nhận trong kỳ", [c for c in cases if _confirmed(c, data)], "confirmed_on >= first_day"
    )
    earlier: tuple[Part, ...] = (
        ("; ", carried.number, " vụ việc chuyển từ kỳ trước sang") if carried.number.value else ()
    )
    found: tuple[Part, ...] = (
        (" đã xác nhận ", confirmed.number, " vụ việc là thông tin sai lệch và có ảnh hưởng.")
        if confirmed.number.value
        else (" chưa xác nhận vụ việc nào là thông tin sai lệch và có ảnh hưởng.",)
    )
    said = phrase(
        "Mở ", opened.number, " vụ việc giải thích, làm rõ", *earlier, ". Người có thẩm quyền", *found
    )  # fmt: skip
    told = Filling((said, _states(data)), (opened, *([carried] if earlier else []), confirmed))
    listed = [case for case in cases if _confirmed(case, data)]
    return told + Filling((_confirmed_cases(listed),)) if listed else told


def _confirmed(case: CaseFact, data: YearlyInput) -> bool:
    return case.confirmed_on is not None and case.confirmed_on >= data.first_day


def _states(data: YearlyInput) -> Table:
    counts = [(state, sum(case.state == state for case in data.facts.cases)) for state in CaseState]
    rows = tuple(
        (cell(sentence_start(STATES[state])), cell(Number(count, f"{_CASES} where state = '{state}')")))
        for state, count in counts
        if count
    )
    columns = (Column("Trạng thái cuối kỳ"), Column("Số vụ việc", (f"{_CASES})",), numeric=True))
    return Table("yearly_states", "Vụ việc giải thích, làm rõ theo trạng thái", columns, rows)


def _confirmed_cases(cases: list[CaseFact]) -> Table:
    """Only what a person has confirmed: a case that waits for that is not told by its title."""
    columns = tuple(Column(label) for label in ("Vụ việc đã xác nhận", "Ngày xác nhận", "Văn bản gửi đi", "Trạng thái"))
    rows = tuple(
        (
            cell(case.title),
            cell(date_words(case.confirmed_on) if case.confirmed_on else ""),
            cell(f"Số {case.sent_number} ngày {date_words(case.sent_on)}")
            if case.sent_on
            else (blank_phrase("số, ngày văn bản"),),
            cell(sentence_start(STATES[CaseState(case.state)])),
        )
        for case in cases
    )
    return Table("yearly_cases", "Vụ việc đã xác nhận và văn bản thông báo, gửi tư liệu", columns, rows)
