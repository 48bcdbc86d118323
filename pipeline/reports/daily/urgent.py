"""What must be known before anything else is read, in at most four lines."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.records.daily import DailyDuty, DailyInput, DailyPickup
from pipeline.records.runs import RunEventKind
from pipeline.reports.daily.block import quoted
from pipeline.reports.daily.reach import is_running
from pipeline.reports.daily.work import due_clocks
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import instant_words, weekday_date

STALE = timedelta(hours=20)
NOTHING = phrase("Không có việc nào phải xử lý ngay trong sáng nay.")
_MOST = 4


def urgent_lines(data: DailyInput) -> tuple[Phrase, ...]:
    """Alarms first: the collection that failed, clocks that ran out or end today, then what is new and weighty."""
    lines = [_collection(data), _clocks(data), *_news(data)]
    found = [one for one in lines if one is not None]
    return (*(found[:_MOST] or (NOTHING,)), *_open(data))


def _collection(data: DailyInput) -> Phrase | None:
    if data.collection is not None and is_running(data.collection, data.cutoff):
        when = instant_words(data.collection.started_at)
        words = f"Lượt thu thập bắt đầu lúc {when} chưa xong: trang này chưa có tin của lượt đó, trang sau sẽ có."
        return Phrase((words,), important=True)
    if data.collection is not None and data.collection.ended == RunEventKind.FAILED:
        when = instant_words(data.collection.started_at)
        return Phrase((f"Lượt thu thập bắt đầu lúc {when} bị lỗi giữa chừng: tin có thể còn thiếu.",), important=True)
    if data.collected_at is None:
        return Phrase(("Chưa thu thập lần nào: trang này chưa nói gì về báo chí.",), important=True)
    if data.cutoff - data.collected_at > STALE:
        when = instant_words(data.collected_at)
        return Phrase((f"Đêm qua không thu thập được; lần gần nhất lúc {when}. Tin có thể còn thiếu.",), important=True)
    return None


def _clocks(data: DailyInput) -> Phrase | None:
    due = [row for row in due_clocks(data.clocks, data.day) if row.days_left <= 0 or row.overdue]
    owed = [one for one in data.duties if one.last_day is not None and one.last_day <= data.day]
    if not due and not owed:
        return None
    over = Number(sum(row.overdue for row in due) + _past(owed, data.day), "count(case_clock where overdue)")
    today = Number(len(due) + len(owed) - int(over.value), "count(case_clock where days_left = 0)")
    return Phrase(("Quá hạn: ", over, "; đến hạn hôm nay: ", today, ". Xem mục “Việc đến hạn”."), important=True)


def _taken_up(pickup: DailyPickup) -> str:
    """The story; where it has no headline that the reader can read, only the country."""
    readable = not pickup.language or pickup.headline != pickup.title
    return quoted(pickup.headline, 100) if readable else pickup.country


def _open(data: DailyInput) -> tuple[Phrase, ...]:
    """How many cases are open, and the nearest day to come."""
    running = [row for row in data.clocks if row.ended_at is None]
    cases = len({row.case_id for row in running})
    ahead = [row.last_day for row in running if row.last_day >= data.day]
    if not cases:
        return ()
    count = Number(cases, "count(distinct case_clock.case_id where ended_at is null)")
    next_day = f"; hạn sắp tới: {weekday_date(min(ahead))}" if ahead else ""
    return (phrase("Đang mở ", count, f" vụ việc giải thích, làm rõ{next_day}."),)


def _past(owed: list[DailyDuty], day: date) -> int:
    return sum(one.last_day is not None and one.last_day < day for one in owed)


def _news(data: DailyInput) -> list[Phrase | None]:
    flags = data.flags and phrase(
        Number(len(data.flags), "count(daily_flags)"),
        f" nội dung mới cần kiểm chứng; đáng chú ý nhất: {quoted(data.flags[0].title, 100)}.",
    )
    abroad = data.pickups and phrase(
        Number(len(data.pickups), "count(foreign_pickups)"),
        f" sự việc được báo chí nước ngoài bắt đầu đưa tin: {_taken_up(data.pickups[0])}.",
    )
    rising = data.warnings and phrase(
        Number(len(data.warnings), "count(early_warnings)"), " cảnh báo lượng tin tăng vượt mức thường thấy."
    )
    return [one or None for one in (flags, abroad, rising)]
