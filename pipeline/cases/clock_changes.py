"""An internal clock stopped, resumed, extended: by an event with a reason.  The statutory clock knows none of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from pipeline.cases.clock import alerts_due
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.notices import named
from pipeline.cases.words import day_words, instant_words
from pipeline.errors import IllegalTransition
from pipeline.records.alerts import Alert
from pipeline.records.cases import Clock, ClockKind
from pipeline.records.clock_changes import ChangedClock, ClockChange, ClockChangeKind
from pipeline.records.days import day_in_vietnam, end_of_day
from pipeline.records.ids import record_id

KIND = ClockChangeKind


def decide_change(
    clock: Clock,
    changes: Sequence[ClockChange],
    kind: ClockChangeKind,
    login: str,
    reason: str,
    now: datetime,
    holidays: Holidays,
    *,
    ended: bool = False,
    until: date | None = None,
) -> ClockChange:
    """The change that *login* makes to *clock* at *now*; *until* is the new last day of an extension.

    Raises :class:`NotAllowed` for the machine or no login; :class:`IllegalTransition` for a statutory clock, one that
    has *ended* or run out, a missing reason, a stop of what stands or a resumption of what runs, or an extension that
    ends no later than now.
    """
    named(login)
    if clock.kind is not ClockKind.INTERNAL:
        raise IllegalTransition(
            "Thời hạn theo thông báo của Bộ không tạm dừng, không gia hạn được: chỉ kết thúc khi đã phát ngôn và đồng "
            "gửi Bộ, hoặc theo văn bản của Bộ. Chỉ thời hạn nội bộ, do cơ quan tự đặt, mới tạm dừng, gia hạn được. "
            f"Căn cứ của thời hạn này: {clock.basis}."
        )
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do.")
    state = changed(clock, changes, now, holidays)
    if ended or now >= state.clock.due_at:
        raise IllegalTransition("Thời hạn này đã kết thúc hoặc đã quá hạn nên không dừng, không gia hạn được nữa.")
    if any(one.at > now for one in changes):
        raise IllegalTransition("Đã có thay đổi ghi sau thời điểm này.")
    if kind is KIND.PAUSED and state.paused_since:
        raise IllegalTransition(f"Thời hạn đang tạm dừng từ {day_words(state.paused_since)}.")
    if kind is KIND.RESUMED and not state.paused_since:
        raise IllegalTransition("Thời hạn đang chạy, không có gì để chạy tiếp.")
    if (kind is KIND.EXTENDED) != (until is not None):
        raise IllegalTransition("Gia hạn thì cần ngày cuối mới; dừng hoặc chạy tiếp thì không.")
    if until is not None and until <= state.clock.last_day:
        raise IllegalTransition(
            f"Ngày cuối mới phải sau {day_words(state.clock.last_day)}: không rút ngắn, không tính lại."
        )
    return ClockChange(clock.clock_id, kind, now, login, reason.strip(), until)


def changed(clock: Clock, changes: Iterable[ClockChange], now: datetime, holidays: Holidays) -> ChangedClock:
    """*clock* as its *changes* up to *now* have left it.

    The day of a stop does not count any more, that of the resumption does again: the last day moves by the days
    between the two, and while the clock stands by a day each day.  An extension sets a later last day.
    """
    last_day, since = clock.last_day, None
    told = []
    for one in sorted((one for one in changes if one.clock_id == clock.clock_id and one.at <= now), key=lambda c: c.at):
        day = day_in_vietnam(one.at)
        until = f" đến hết {day_words(one.until)}" if one.kind is KIND.EXTENDED and one.until else ""
        told.append(f"{WORDS[one.kind]} {day_words(day)}{until}: {one.reason}")
        if one.kind is KIND.PAUSED:
            since = since or day
        elif one.kind is KIND.EXTENDED and one.until is not None:
            last_day = max(last_day, one.until - (day - since if since else timedelta()))
        elif since is not None:
            last_day, since = last_day + (day - since), None
    if not told:
        return ChangedClock(clock, None)
    if since is not None:
        last_day += day_in_vietnam(now) - since
    basis = "; ".join((clock.basis, *told))
    moved = holidays.next_working(last_day)
    return ChangedClock(
        replace(clock, last_day=last_day, due_at=end_of_day(last_day), moved_last_day=moved, basis=basis), since
    )


def alerts_of(
    clock: Clock, changes: Iterable[ClockChange], ended: bool, now: datetime, holidays: Holidays
) -> tuple[Alert, ...]:
    """As :func:`pipeline.cases.clock.alerts_due`, for a clock with *changes*: none while it stands.

    Where the last day has moved the warnings are new ones, with new ids: each is given again before the new day.
    """
    state = changed(clock, changes, now, holidays)
    if state.paused_since is not None:
        return ()
    found = alerts_due(state.clock, ended, now, holidays)
    if state.clock.last_day == clock.last_day:
        return found
    day = state.clock.last_day.isoformat()
    return tuple(replace(one, alert_id=record_id("alert", one.clock_id, one.kind.value, day)) for one in found)


def change_words(state: ChangedClock) -> str:
    """What a clock shows after a change, for the person who made it."""
    last = day_words(state.clock.last_day)
    if state.paused_since is not None:
        return (
            f"thời hạn nội bộ tạm dừng từ {day_words(state.paused_since)}. Nếu chạy tiếp hôm nay thì hết ngày {last}; "
            "mỗi ngày dừng, ngày cuối lùi một ngày. Thời hạn theo thông báo của Bộ, nếu có, vẫn chạy."
        )
    moved = state.clock.moved_last_day
    note = "" if moved == state.clock.last_day else f" (ngày nghỉ; theo Bộ luật Dân sự sẽ dời đến {day_words(moved)})"
    return f"thời hạn nội bộ hết ngày {last}{note}."


def change_line(change: ClockChange) -> str:
    """One change with when, by whom and why."""
    until = f" đến hết {day_words(change.until)}" if change.until else ""
    return f"{instant_words(change.at)}: {DID[change.kind]}{until} ({change.actor}) – {change.reason}"


DID = {KIND.PAUSED: "tạm dừng", KIND.RESUMED: "chạy tiếp", KIND.EXTENDED: "gia hạn"}
WORDS = {KIND.PAUSED: "tạm dừng từ", KIND.RESUMED: "chạy tiếp từ", KIND.EXTENDED: "gia hạn ngày"}
