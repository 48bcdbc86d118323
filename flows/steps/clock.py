"""The hourly step: which clocks warn now, each stage once, only the latest that holds."""

from __future__ import annotations

from dataclasses import dataclass

from flows.steps.alert_letters import queue_alerts
from flows.steps.law import OfficeLaw
from pipeline.cases.clock import latest_stage
from pipeline.cases.clock_changes import alerts_of, changed
from pipeline.cases.life import ended_at
from pipeline.records.alerts import Alert
from pipeline.records.cases import Case, Clock
from pipeline.records.facts import MACHINE
from pipeline.records.office import Office
from pipeline.store import audit, cases, clock_changes
from pipeline.store.connect import Stamp, Store


@dataclass(frozen=True, slots=True)
class Given:
    """The warnings that were new, and how many letters tell of them."""

    alerts: tuple[Alert, ...]
    letters: int


def give_warnings(store: Store, law: OfficeLaw, stamp: Stamp, office: Office | None = None) -> Given:
    """Give each clock's latest warning that holds at the stamp's instant, unless it was given before; these, by time.

    Earlier stages that nobody was told of are recorded as passed over; a clock that stands gives none.  With *office*
    each is told by letter to those whom it names for that.
    """
    with store.transaction(stamp) as tx:
        given = {alert.alert_id for alert in cases.all_alerts(tx)}
        new: list[tuple[Case, Clock, Alert]] = []
        passed: list[Alert] = []
        for one in cases.standing_cases(tx):
            case, events = one.case, one.events
            changes = clock_changes.clock_changes_of(tx, case.case_id)
            for clock in cases.clocks_of(tx, case.case_id):
                ended = ended_at(clock, events) is not None
                now, before = latest_stage(alerts_of(clock, changes, ended, stamp.recorded_at, law.holidays), given)
                stands = changed(clock, changes, stamp.recorded_at, law.holidays).clock
                new += [(case, stands, now)] if now else []
                passed += before
        new.sort(key=lambda one: (one[2].at, one[2].alert_id))
        alerts = tuple(alert for _, _, alert in new)
        cases.save_alerts(tx, [*passed, *alerts])
        for alert in passed:
            audit.append_audit(tx, stamp.recorded_at, MACHINE, "clock.passed_over", alert.case_id, alert.words)
        for alert in alerts:
            audit.append_audit(tx, stamp.recorded_at, MACHINE, f"clock.{alert.kind.value}", alert.case_id, alert.words)
        return Given(alerts, queue_alerts(tx, office, new) if office else 0)
