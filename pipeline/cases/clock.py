"""The two clocks of a case and their warnings: pure, in Viet Nam's days whatever the machine's zone.

Days are counted as the regulation's ``basis`` says: the first day is not counted, the deadline ends with the last day
(Civil Code 2015, Articles 147 and 148, by analogy).  The strict last day governs; the day to which the Code would move
a weekend or holiday is only shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.words import day_words, instant_words
from pipeline.records.alerts import Alert, AlertKind, alert_id
from pipeline.records.cases import Clock, ClockKind, clock_id
from pipeline.records.days import VIETNAM, day_in_vietnam, end_of_day, require_aware, start_of_day
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

    Each has one id for good, so whoever stores them gives each once.  Their words are about *now*, not about the
    instant from which they hold: a clock that was not looked at for a week does not say "three days left".
    """
    require_aware(now)
    if ended:
        return ()
    reached = [alert for alert in _alerts(clock, now, holidays) if alert.at <= now]
    return tuple(sorted(reached, key=lambda alert: alert.at))


def latest_stage(reached: Sequence[Alert], given: Collection[str]) -> tuple[Alert | None, tuple[Alert, ...]]:
    """Of the warnings *reached* (in order), the one to give now and those to note as passed over.

    Only the last stage that holds is worth a person's attention; *given* are the ids that were given or passed over.
    """
    new = [alert for alert in reached if alert.alert_id not in given]
    if not new or new[-1] != reached[-1]:
        return None, tuple(_passed(alert) for alert in new)
    return new[-1], tuple(_passed(alert) for alert in new[:-1])


def _passed(alert: Alert) -> Alert:
    return replace(alert, words=f"Bỏ qua, đã qua thời điểm nhắc ({instant_words(alert.at)}). {alert.words}")


def _alerts(clock: Clock, now: datetime, holidays: Holidays) -> Iterator[Alert]:
    words = f"{KIND_WORDS[clock.kind]} {_left(clock, now)}: {_last(clock)}"
    for days, kind in ((3, AlertKind.THREE_DAYS), (1, AlertKind.ONE_DAY)):
        warned_on = clock.last_day - timedelta(days=days)
        if warned_on >= clock.started_on:  # a deadline nearer than that has no such day
            yield _alert(clock, kind, start_of_day(warned_on), f"{words}.")
    working = holidays.last_working(clock.last_day, clock.started_on)
    for hour, kind in ((8, AlertKind.LAST_MORNING), (14, AlertKind.LAST_AFTERNOON)):
        at = datetime.combine(working, time(hour), tzinfo=VIETNAM)
        yield _alert(clock, kind, min(at, clock.due_at), f"{words}; {_working(working, now)}.")
    yield _alert(clock, AlertKind.OVERDUE, clock.due_at, f"{words}. Đề nghị người phê duyệt xem xét ngay.")


def _left(clock: Clock, now: datetime) -> str:
    days = (clock.last_day - day_in_vietnam(now)).days
    if now >= clock.due_at:
        return f"đã quá hạn {-days} ngày"
    return f"còn {days} ngày" if days else "hết hôm nay"


def _last(clock: Clock) -> str:
    last = f"hạn chót là hết ngày {day_words(clock.last_day)}"
    if clock.moved_last_day == clock.last_day:
        return last
    moved = day_words(clock.moved_last_day)
    return f"{last} (ngày nghỉ; theo cách tính chung có thể lùi tới hết {moved}, nhưng nhắc theo hạn chặt)"


def _working(working: date, now: datetime) -> str:
    today = day_in_vietnam(now)
    if today == working:
        return "hôm nay là ngày làm việc cuối cùng"
    return f"ngày làm việc cuối cùng ({day_words(working)}) {'đã qua' if today > working else 'sắp tới'}"


def _alert(clock: Clock, kind: AlertKind, at: datetime, words: str) -> Alert:
    return Alert(alert_id(clock.clock_id, kind), clock.clock_id, clock.case_id, kind, at.astimezone(UTC), words)
