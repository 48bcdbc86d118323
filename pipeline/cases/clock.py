"""The two clocks of a case and their warnings: pure, in Viet Nam's days whatever the machine's zone.

Days are counted as the regulation's ``basis`` says: the first day is not counted, the deadline ends with the last day
(Civil Code 2015, Articles 147 and 148, by analogy).  The strict last day governs; the day to which the Code would move
a weekend or holiday is only shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.words import day_words
from pipeline.records.cases import Alert, AlertKind, Clock, ClockKind, alert_id, clock_id
from pipeline.records.days import VIETNAM, end_of_day, require_aware, start_of_day
from pipeline.records.law import DeadlineRule

KIND_WORDS = {ClockKind.STATUTORY: "Thời hạn theo thông báo của Bộ", ClockKind.INTERNAL: "Thời hạn nội bộ"}


def start_clock(
    kind: ClockKind,
    case_id: str,
    started_on: date,
    rule: DeadlineRule,
    holidays: Holidays,
    notice_deadline: date | None = None,
) -> Clock:
    """A clock that runs ``rule.days`` days from *started_on* (receipt or opening, in Viet Nam's calendar).

    *started_on* is not counted; ``due_at`` is the exclusive instant 00:00 +07 after the last day.  An earlier
    *notice_deadline* set by the notice itself prevails; being a date and no period, it is not moved.
    """
    last_day = started_on + timedelta(days=rule.days)
    moved = holidays.next_working(last_day)
    basis = rule.basis
    if kind is ClockKind.INTERNAL:
        basis = f"thời hạn nội bộ do cơ quan tự đặt kể từ ngày mở vụ việc, lấy theo {basis}"
    if notice_deadline is not None and notice_deadline < last_day:
        last_day = moved = notice_deadline
        basis = f"{basis}; thông báo ấn định ngày sớm hơn: {notice_deadline:%d/%m/%Y}"
    return Clock(
        clock_id=clock_id(case_id, kind, started_on, last_day),
        case_id=case_id,
        kind=kind,
        started_on=started_on,
        last_day=last_day,
        due_at=end_of_day(last_day),
        moved_last_day=moved,
        basis=basis,
    )


def alerts_due(clock: Clock, ended: bool, now: datetime, holidays: Holidays) -> tuple[Alert, ...]:
    """The warnings of *clock* that hold at *now* (aware), in order of time; none once it has *ended*.

    Each has one id for good, so whoever stores them gives each once.
    """
    require_aware(now)
    if ended:
        return ()
    reached = [alert for alert in _alerts(clock, holidays) if alert.at <= now]
    return tuple(sorted(reached, key=lambda alert: alert.at))


def _alerts(clock: Clock, holidays: Holidays) -> Iterator[Alert]:
    name = KIND_WORDS[clock.kind]
    last = f"hạn chót là hết ngày {day_words(clock.last_day)}"
    if clock.moved_last_day != clock.last_day:
        moved = day_words(clock.moved_last_day)
        last += f" (ngày nghỉ; theo cách tính chung có thể lùi tới hết {moved}, nhưng nhắc theo hạn chặt)"
    for days, kind in ((3, AlertKind.THREE_DAYS), (1, AlertKind.ONE_DAY)):
        warned_on = clock.last_day - timedelta(days=days)
        if warned_on >= clock.started_on:  # a deadline nearer than that has no such day
            yield _alert(clock, kind, start_of_day(warned_on), f"{name} còn {days} ngày: {last}.")
    working = holidays.last_working(clock.last_day, clock.started_on)
    for hour, kind in ((8, AlertKind.LAST_MORNING), (14, AlertKind.LAST_AFTERNOON)):
        at = datetime.combine(working, time(hour), tzinfo=VIETNAM)
        words = f"{name}: {hour:02d}:00 ngày làm việc cuối cùng ({day_words(working)}); {last}."
        yield _alert(clock, kind, min(at, clock.due_at), words)
    overdue = f"{name} đã quá hạn; {last}. Đề nghị người phê duyệt xem xét ngay."
    yield _alert(clock, AlertKind.OVERDUE, clock.due_at, overdue)


def _alert(clock: Clock, kind: AlertKind, at: datetime, words: str) -> Alert:
    return Alert(alert_id(clock.clock_id, kind), clock.clock_id, clock.case_id, kind, at.astimezone(UTC), words)
