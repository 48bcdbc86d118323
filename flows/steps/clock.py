"""The hourly step: which clocks warn now, each warning once."""

from __future__ import annotations

from flows.steps.law import OfficeLaw
from pipeline.cases.clock import alerts_due
from pipeline.cases.life import ended_at
from pipeline.records.cases import Alert
from pipeline.store import audit, cases
from pipeline.store.connect import Stamp, Store


def give_warnings(store: Store, law: OfficeLaw, stamp: Stamp) -> tuple[Alert, ...]:
    """Write the warnings that hold at the stamp's instant and were not given before; these, by time."""
    with store.transaction(stamp) as tx:
        given = {alert.alert_id for alert in cases.all_alerts(tx)}
        due: list[Alert] = []
        for case in cases.all_cases(tx):
            events = cases.events_of(tx, case.case_id)
            for clock in cases.clocks_of(tx, case.case_id):
                ended = ended_at(clock, events) is not None
                due += alerts_due(clock, ended, stamp.recorded_at, law.holidays)
        new = tuple(sorted((a for a in due if a.alert_id not in given), key=lambda a: (a.at, a.alert_id)))
        cases.save_alerts(tx, new)
        for alert in new:
            audit.append_audit(tx, stamp.recorded_at, "lamro", f"clock.{alert.kind.value}", alert.case_id, alert.words)
    return new
