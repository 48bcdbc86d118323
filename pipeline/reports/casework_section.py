"""Cases and their deadlines in words and tables."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.days import day_in_vietnam
from pipeline.records.weekly import Due
from pipeline.reports.casework import FLAGS, CaseView, Casework
from pipeline.reports.clocks import DAYS_LEFT, ClockView, basis_phrases, clock_table
from pipeline.reports.phrase import Part, Phrase, listing, phrase
from pipeline.reports.spelling import sentence_start, short_id, weekday_date
from pipeline.reports.table import Cell, Column, Section, Table, cell

HEADING = "Vụ việc giải thích, làm rõ và thời hạn"
SHOWN = 8  # in the body; all others in the annex


def casework_section(casework: Casework, *, together: bool) -> Section:
    """*together*: the paper is about several agencies, so each case names its own."""
    tables = (_table("cases", casework, casework.cases[:SHOWN], together),) if casework.cases else ()
    points = tuple(_due(one) for one in casework.dues)
    return Section("cases", HEADING, tuple(_told(casework)), tables, points=points)


def cases_annex(casework: Casework, *, together: bool) -> tuple[Table, ...]:
    """The cases that the body does not hold, and the deadlines with the days to which they would be moved."""
    more = (_table("cases_more", casework, casework.cases[SHOWN:], together),) if len(casework.cases) > SHOWN else ()
    return (*more, *((clock_table(casework.clocks),) if casework.clocks else ()))


def _told(casework: Casework) -> list[Phrase]:
    if not casework.total.value:
        said = [phrase("Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào.")]
    else:
        said = [_held(casework)]
        if casework.clocks:
            said.append(_due_words(casework))
            said += basis_phrases(casework.clocks)
    if casework.dues:
        said.append(phrase("Kế hoạch, báo cáo khác đến hạn trong tuần tới:"))
    else:
        said.append(phrase("Không có kế hoạch, báo cáo nào khác đến hạn trong tuần tới."))
    return said


def _held(casework: Casework) -> Phrase:
    parts = listing([(casework.opened, "mở trong tuần"), (casework.ended, "kết thúc trong tuần")])
    if not casework.in_hand.value:
        return phrase("Không có vụ việc nào đang xử lý", *(("; ", *parts) if parts else ()), ".")
    same = _same(casework)
    state = f", tất cả {same}; " if same and parts else f", tất cả {same}" if same else ": " if parts else ""
    return phrase("Đang xử lý ", casework.in_hand, f" vụ việc{state}", *parts, ".")


def _due_words(casework: Casework) -> Phrase:
    if not casework.running.value:
        return phrase("Không có thời hạn nào đang tính.")
    over: tuple[Part, ...] = (
        (casework.overdue, " đã quá hạn") if casework.overdue.value else ("chưa thời hạn nào quá hạn",)
    )
    ahead: tuple[Part, ...] = ("; ", casework.due_next, " đến hạn trong tuần tới") if casework.due_next.value else ()
    return phrase(
        "Đang tính ", casework.running, " thời hạn: ", *over, *ahead, ". Việc quá hạn được tính theo ngày cuối của "
        "thời hạn, không tính ngày lùi do trùng ngày nghỉ.",
    )  # fmt: skip


def _same(casework: Casework) -> str:
    """The state of every one of several cases, "" where it differs: a column that says one thing is a sentence."""
    found = {case.state for case in casework.cases}
    held = len(casework.cases) == casework.in_hand.value > 1
    return found.pop() if held and len(found) == 1 else ""


def _due(one: Due) -> Phrase:
    about = f" ({one.about})" if one.about else ""
    return phrase(f"{sentence_start(weekday_date(one.last_day))}: {one.name}{about}; {one.citation}.")


def _table(name: str, casework: Casework, cases: Sequence[CaseView], together: bool) -> Table:
    alike = bool(_same(casework))
    columns = (
        Column("Vụ việc", (FLAGS,)),
        *(() if alike else (Column("Trạng thái"),)),
        Column("Mở ngày"),
        Column("Thời hạn", (DAYS_LEFT,)),
    )
    caption = "Vụ việc đang xử lý và kết thúc trong tuần" + (" (tiếp)" if name != "cases" else "")
    return Table(name, caption, columns, tuple(_row(case, together, alike) for case in cases))


def _row(case: CaseView, together: bool, alike: bool) -> tuple[Cell, ...]:
    about = f"{case.agency}. " if together else ""
    return (
        (phrase(case.title), phrase(f"{about}Mã {short_id(case.case_id)}; ", case.flags, " nội dung cần kiểm chứng")),
        *(() if alike else (cell(sentence_start(case.state)),)),
        cell(f"{day_in_vietnam(case.opened_at):%d/%m/%Y}"),
        tuple(_clock(clock) for clock in case.clocks) or cell("Không có"),
    )


def _clock(clock: ClockView) -> Phrase:
    if clock.ended_at is not None:
        return phrase(f"{sentence_start(clock.kind)}: ", *clock.left.parts)
    head = f"{sentence_start(clock.kind)}: hết {weekday_date(clock.last_day)}, "
    return Phrase((head, *clock.left.parts), important=clock.overdue)
