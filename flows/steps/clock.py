"""The hourly step: which clocks warn now, each stage once, only the latest that holds."""

from __future__ import annotations

from flows.steps.law import OfficeLaw
from pipeline.cases.clock import latest_stage
from pipeline.cases.clock_changes import alerts_of
from pipeline.cases.life import ended_at
from pipeline.records.alerts import Alert
from pipeline.records.facts import MACHINE
from pipeline.store import audit, cases, clock_changes
from pipeline.store.connect import Stamp, Store


def give_warnings(store: Store, law: OfficeLaw, stamp: Stamp) -> tuple[Alert, ...]:
    """Give each clock's latest warning that holds at the stamp's instant, unless it was given before; these, by time.

    Earlier stages that nobody was told of are recorded as passed over; a clock that stands gives none.
    """
    with store.transaction(stamp) as tx:
        given = {alert.alert_id for alert in cases.all_alerts(tx)}
        new: list[Alert] = []
        passed: list[Alert] = []
        for case in cases.all_cases(tx):
            events = cases.events_of(tx, case.case_id)
            changes = clock_changes.clock_changes_of(tx, case.case_id)
            for clock in cases.clocks_of(tx, case.case_id):
                ended = ended_at(clock, events) is not None
                now, before = latest_stage(alerts_of(clock, changes, ended, stamp.recorded_at, law.holidays), given)
                new += [now] if now else []
                passed += before
        new.sort(key=lambda alert: (alert.at, alert.alert_id))
        cases.save_alerts(tx, [*passed, *new])
        for alert in passed:
            audit.append_audit(tx, stamp.recorded_at, MACHINE, "clock.passed_over", alert.case_id, alert.words)
        for alert in new:
            audit.append_audit(tx, stamp.recorded_at, MACHINE, f"clock.{alert.kind.value}", alert.case_id, alert.words)
    return tuple(new)
