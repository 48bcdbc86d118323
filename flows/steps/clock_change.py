"""An internal clock stopped, resumed, extended by a person, with a reason; its calendar noted for the view."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flows.clockwork import new_run_id
from flows.steps.law import OfficeLaw
from pipeline.cases.clock_changes import changed, decide_change
from pipeline.cases.life import ended_at
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition
from pipeline.records.cases import Clock, ClockKind
from pipeline.records.clock_changes import ChangedClock, ClockChangeKind
from pipeline.records.days import day_in_vietnam
from pipeline.store import audit, cases, clock_changes
from pipeline.store.connect import Stamp, Store, Tx

_CALENDAR = timedelta(days=400)  # beyond the day that a change leads to; it is noted again at the next change


def change_clock(
    store: Store,
    law: OfficeLaw,
    id_prefix: str,
    clock_kind: ClockKind,
    kind: ClockChangeKind,
    reason: str,
    until: date | None,
    actor: str,
    now: datetime,
) -> ChangedClock:
    """Change the clock of *clock_kind* and return it as it stands; *until*: the new last day of an extension.

    Raises :class:`IllegalTransition` (a statutory clock, no such clock, and as
    :func:`pipeline.cases.clock_changes.decide_change`), :class:`NotAllowed`, :class:`SecretMatter`.
    """
    refuse_secret(law.profile, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        clock = _clock(tx, case.case_id, clock_kind)
        past = clock_changes.clock_changes_of(tx, case.case_id)
        own = [one for one in past if one.clock_id == clock.clock_id]
        ended = ended_at(clock, cases.events_of(tx, case.case_id)) is not None
        change = decide_change(clock, own, kind, actor, reason, now, law.holidays, ended=ended, until=until)
        clock_changes.save_clock_changes(tx, [change])
        made = changed(clock, [*own, change], now, law.holidays)
        last = max(made.clock.last_day, day_in_vietnam(now)) + _CALENDAR
        clock_changes.save_calendar(tx, law.holidays.against_the_week(clock.started_on, last))
        told = f"{change.reason} | until: {until or 'none'} | last_day: {made.clock.last_day}"
        audit.append_audit(tx, now, actor, f"case.clock_{kind.value}", case.case_id, told)
    return made


def _clock(tx: Tx, case_id: str, kind: ClockKind) -> Clock:
    found = [one for one in cases.clocks_of(tx, case_id) if one.kind is kind]
    if not found:
        words = "nội bộ" if kind is ClockKind.INTERNAL else "theo thông báo của Bộ"
        raise IllegalTransition(f"Vụ việc này không có thời hạn {words}.")
    return found[-1]
