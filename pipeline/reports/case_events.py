"""What happened to a case, line by line: what is known by its day is told by its day, with when it was entered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from pipeline.records.cases import CaseEvent, CaseEventKind, Notice
from pipeline.records.days import day_in_vietnam, end_of_day, start_of_day
from pipeline.reports.spelling import date_words, instant_words
from pipeline.reports.terms import EVENTS, actor_words

KIND = CaseEventKind
_BY_REGISTER = (KIND.NOTICE_RECEIVED, KIND.NOTICE_ENDED, KIND.CLOCK_ENDED)
_LAST = timedelta(microseconds=1)


def event_lines(
    events: Iterable[CaseEvent], notices: Iterable[Notice], entered: Mapping[str, datetime]
) -> tuple[str, ...]:
    """*events* in the order in which they happened; of equals as they are given.

    *entered*: when each was entered, by its id.  Papers come in and words are spoken on a day: their hour is not known,
    and none is made up.
    """
    received = {one.notice_id: one.received_on for one in notices}
    return tuple(
        _dated(event, received, entered.get(event.event_id)) if _is_of_a_day(event) else _line(event)
        # A stable sort; that a clock ended follows from what ended it.
        for event in sorted(events, key=lambda one: (one.happened_at, one.kind is KIND.CLOCK_ENDED))
    )


def _is_of_a_day(event: CaseEvent) -> bool:
    day = day_in_vietnam(event.happened_at)
    return event.kind in _BY_REGISTER or event.happened_at in (start_of_day(day), end_of_day(day) - _LAST)


def _line(event: CaseEvent) -> str:
    return f"{instant_words(event.happened_at)}: {EVENTS[event.kind]} ({actor_words(event.actor)}){_reason(event)}"


def _dated(event: CaseEvent, received: Mapping[str, date], entered: datetime | None) -> str:
    # A receipt from before the opening stands at the opening: its own day is the register's.
    day = day_in_vietnam(event.happened_at)
    if event.kind is KIND.NOTICE_RECEIVED:  # what ended a notice came on its own day
        day = received.get(event.ref, day)
    if entered is None:
        return f"Ngày {date_words(day)}: {EVENTS[event.kind]} ({actor_words(event.actor)}){_reason(event)}"
    done = "vào sổ" if event.kind in _BY_REGISTER else "ghi"
    told = f"{done} lúc {instant_words(entered)}, {actor_words(event.actor)}"
    return f"Ngày {date_words(day)}: {EVENTS[event.kind]} ({told}){_reason(event)}"


def _reason(event: CaseEvent) -> str:
    return f" – {event.reason}" if event.reason else ""
