"""What the office owes by a day: in a plan the year's calendar, in a report what was kept and what comes."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.obligations import Obligation
from pipeline.records.yearly import YearlyInput
from pipeline.reports.phrase import phrase
from pipeline.reports.spelling import date_words, sentence_start, weekday_date
from pipeline.reports.table import Cell, Column, Table, cell
from pipeline.reports.yearly.contents import Filling, Lead, blank_phrase


def calendar(owed: Sequence[Obligation], year: int) -> Filling:
    """The year's deadlines; nothing where there are none."""
    if not owed:
        return Filling()
    columns = (Column("Việc phải làm"), Column("Căn cứ"), Column("Hạn: hết ngày"))
    rows = tuple((_what(one), cell(sentence_start(one.clause.citation)), _until(one)) for one in owed)
    return Filling((Table("yearly_calendar", f"Thời hạn phải thực hiện trong năm {year}", columns, rows),))


def kept(data: YearlyInput) -> Filling:
    """Each duty of the year with its last day; when it was done is the office's to write: no table knows it."""
    if not data.owed:
        return Filling()
    columns = (Column("Nghĩa vụ"), Column("Căn cứ"), Column("Hạn: hết ngày"), Column("Đã thực hiện"))
    rows = tuple(
        (_what(one), cell(sentence_start(one.clause.citation)), _until(one), (blank_phrase("ngày gửi, số văn bản"),))
        for one in data.owed
    )
    table = Table("yearly_kept", f"Chế độ kế hoạch, báo cáo trong năm {data.year}", columns, rows)
    return Filling((Lead("Thực hiện các nghĩa vụ theo văn bản"), table))


def clock(data: YearlyInput) -> Filling:
    """How fast the office has to explain, in the circular's own rule."""
    rule = data.clock_rule
    said = phrase(
        f"Phát ngôn, cung cấp thông tin giải thích, làm rõ trong thời hạn {rule.days} ngày từ khi nhận thông báo "
        f"({rule.basis})."
    )
    return Filling((Lead("Giải thích, làm rõ thông tin sai lệch"), said))


def events(data: YearlyInput) -> Filling:
    """The events abroad that the office entered for the year."""
    if not data.events:
        return Filling()
    columns = (Column("Sự kiện ở nước ngoài"), Column("Địa điểm"), Column("Thời gian"))
    rows = tuple(
        (cell(one.name), cell(one.place), cell(f"{date_words(one.starts_on)} – {date_words(one.ends_on)}"))
        for one in data.events
    )
    return Filling((Table("yearly_events", f"Sự kiện tổ chức ở nước ngoài trong năm {data.year}", columns, rows),))


def _what(one: Obligation) -> Cell:
    return (phrase(one.name), phrase(sentence_start(one.about))) if one.about else cell(one.name)


def _until(one: Obligation) -> Cell:
    if one.last_day is None:
        return cell("Văn bản không ấn định")
    strict = phrase(sentence_start(weekday_date(one.last_day)))
    if one.working_day is None or one.working_day == one.last_day:
        return (strict,)
    return (strict, phrase(f"(ngày nghỉ; nên hoàn thành chậm nhất vào {weekday_date(one.working_day)})"))
