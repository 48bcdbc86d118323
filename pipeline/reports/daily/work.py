"""What the office has to do and has done: new flags, what is due, what was answered, sources that were silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.records.cases import ClockKind
from pipeline.records.daily import DailyAnswer, DailyDuty, DailyFlag
from pipeline.records.digest import CaseRow, ClockRow, SourceHealthRow
from pipeline.reports.daily.block import Block, Item, quoted
from pipeline.reports.phrase import Link, Number, Phrase, phrase
from pipeline.reports.spelling import cut, date_words, short_id, weekday_date
from pipeline.reports.terms import CLOCKS

AHEAD = 3  # days
_TITLE = 110


def flags_block(rows: Sequence[DailyFlag], waiting: int) -> Block:
    total = Number(len(rows), "count(daily_flags)")
    note = phrase(
        "Thông tin có dấu hiệu sai lệch, chưa phải kết luận. Đang chờ xem xét, cả cũ và mới: ",
        Number(waiting, "daily_waiting"), ".",
    )  # fmt: skip
    items = tuple(_flag(row) for row in rows[:4])
    return Block("flags", "Nội dung mới cần kiểm chứng", items, total, "nội dung khác", 5, 2, note)


def _flag(row: DailyFlag) -> Item:
    score = Number(float(row.score), "triage_queue.score", row.assessment_id)
    lines = [
        phrase(Link(cut(row.title, _TITLE), row.url), f" – mã {short_id(row.assessment_id)}, điểm ", score),
        phrase(f"Bài nêu: {quoted(row.sentence, 190)}") if row.sentence not in ("", row.title) else None,
        phrase(f"Vì sao: {cut(row.reason, 200)}") if row.reason else None,
        phrase(f"Đối chiếu: {quoted(row.against, 150)}") if row.against else None,
    ]
    return Item(tuple(one for one in lines if one is not None))


def due_block(clocks: Sequence[ClockRow], cases: Sequence[CaseRow], duties: Sequence[DailyDuty], day: date) -> Block:
    """Overdue, due today and until three days ahead, the nearest first; what waits without a day last."""
    titles = {row.case_id: row.title for row in cases}
    found = [
        (row.last_day, 0, row.case_id, _clock(row, titles.get(row.case_id, ""))) for row in due_clocks(clocks, day)
    ]
    far = date.max
    for one in duties:
        if one.last_day is None or one.last_day <= day + timedelta(days=AHEAD):
            found.append((one.last_day or far, 1, one.key, _duty(one, day)))
    found.sort(key=lambda one: one[:3])
    total = Number(len(found), "count(case_clock) + count(obligations) + count(registers)")
    return Block("due", "Việc đến hạn", tuple(Item((line,)) for *_, line in found[:6]), total, "việc khác", 6, 2)


def due_clocks(clocks: Sequence[ClockRow], day: date) -> list[ClockRow]:
    """Those that run and have ended or end within three days."""
    return [
        row for row in clocks if row.ended_at is None and (row.overdue or row.last_day <= day + timedelta(days=AHEAD))
    ]


def _clock(row: ClockRow, title: str) -> Phrase:
    left = Number(abs(row.days_left), "case_clock.days_left", row.case_id)
    kind = CLOCKS[ClockKind(row.kind)]
    words = f"Thời hạn {kind}, {quoted(title, _TITLE)} (mã {short_id(row.case_id)}): "
    if row.overdue:
        return Phrase((words, "quá hạn ", left, f" ngày, ngày cuối {date_words(row.last_day)}."), important=True)
    if row.days_left == 0:
        return Phrase((words, "hết hôm nay."), important=True)
    parts = (words, "còn ", left, f" ngày, ngày cuối {weekday_date(row.last_day)}.")
    return Phrase(parts, important=row.days_left == 1)


def _duty(one: DailyDuty, day: date) -> Phrase:
    about = f" ({cut(one.about, 90)})" if one.about else ""
    if one.last_day is None:
        return phrase(f"{one.name}{about}: chưa có ngày.")
    if one.last_day < day:
        return Phrase((f"{one.name}{about}: quá ngày {date_words(one.last_day)}.",), important=True)
    when = "hết hôm nay" if one.last_day == day else f"hết {weekday_date(one.last_day)}"
    return Phrase((f"{one.name}{about}: {when}.",), important=one.last_day == day)


def answers_block(rows: Sequence[DailyAnswer]) -> Block:
    items = tuple(
        Item((phrase(f"{date_words(row.happened_on)}, {row.what}: {cut(row.title, 160)} (mã {short_id(row.key)})"),))
        for row in rows[:4]
    )
    total = Number(len(rows), "count(daily_answers) + count(registers)")
    return Block("answers", "Đã trả lời", items, total, "việc khác", 1)


def silent(rows: Sequence[SourceHealthRow]) -> list[SourceHealthRow]:
    """Sources that were asked and brought nothing, by name."""
    return sorted((row for row in rows if row.last_asked and row.why and not row.fetched), key=lambda row: row.name)


def sources_block(rows: Sequence[SourceHealthRow]) -> Block:
    found = silent(rows)
    asked = Number(sum(row.last_asked is not None for row in rows), "count(source_health where last_asked is not null)")
    count = Number(len(found), "count(source_health where fetched = 0 and why <> '')")
    named = ", ".join(f"{row.name} ({row.status})" for row in found[:4])
    more = Number(len(found) - 4, f"{count.query} - 4")
    rest = ("; còn ", more, " nguồn khác") if len(found) > 4 else ()
    line = phrase(count, "/", asked, f" nguồn: {named}", *rest, ". Số liệu trên có thể còn thiếu.")
    items = (Item((line,)),) if found else ()
    return Block("sources", "Nguồn không có tin", items, Number(len(items), ""), "", 0)
