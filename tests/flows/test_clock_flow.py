"""The hourly flow: each warning of each clock once, at its time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sample_house import House, at_night

from flows.jobs import run_clock
from flows.steps.casework import take_event
from flows.steps.clock import give_warnings
from flows.steps.law import OfficeLaw, office_law
from pipeline.cases.audit import verify
from pipeline.records.alerts import Alert, AlertKind
from pipeline.records.cases import CaseEventKind
from pipeline.records.office import ProfileKind
from pipeline.store import audit
from pipeline.store.connect import Stamp, Store

DUE = datetime(2025, 11, 30, 17, tzinfo=UTC)  # Sunday 30 November is the last day; its end in Viet Nam


@pytest.fixture(scope="module")
def law() -> OfficeLaw:
    return office_law(ProfileKind.PROVINCE)


def vietnam(day: int, hour: int) -> datetime:
    return datetime(2025, 11, day, hour, tzinfo=UTC) - timedelta(hours=7)


def test_each_warning_is_given_once_at_its_time(copied: House, law: OfficeLaw) -> None:
    store, cases = Store(copied.place.store_path), copied.counts()["case_openings"]

    def new(at: datetime) -> tuple[Alert, ...]:
        return give_warnings(store, law, Stamp(f"clock-{at.isoformat()}", at))

    assert cases > 0
    assert new(at_night(1)) == ()
    # The last working day before the Sunday is Friday the 28th.
    times = [
        (vietnam(27, 0), AlertKind.THREE_DAYS),
        (vietnam(28, 8), AlertKind.LAST_MORNING),
        (vietnam(28, 14), AlertKind.LAST_AFTERNOON),
        (vietnam(29, 0), AlertKind.ONE_DAY),
        (DUE, AlertKind.OVERDUE),
    ]
    for at, kind in times:
        assert new(at - timedelta(minutes=1)) == ()
        assert [alert.kind for alert in new(at)] == [kind] * cases
        assert new(at) == ()
    assert new(DUE + timedelta(days=30)) == ()
    assert copied.rows("select kind, count(*) from alerts group by kind order by kind") == sorted(
        (kind.value, cases) for _, kind in times
    )
    logged = copied.rows("select count(*) from audit_log where action like 'clock.%' and actor = 'lamro'")
    assert logged == [(5 * cases,)]
    with store.reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_of_what_was_missed_only_the_latest_is_told_and_what_has_ended_is_not(copied: House) -> None:
    cases = [case for (case,) in copied.rows("select case_id from cases order by case_id")]
    store = Store(copied.place.store_path)
    take_event(store, cases[0], CaseEventKind.DISMISSED, "bài nêu đúng", "", "an.nguyen", vietnam(24, 9))
    alerts = run_clock(copied.place, DUE + timedelta(days=1)).alerts
    assert {alert.case_id for alert in alerts} == set(cases[1:])
    assert [alert.kind for alert in alerts] == [AlertKind.OVERDUE] * (len(cases) - 1)
    assert all("đã quá hạn 2 ngày" in alert.words for alert in alerts)  # the last day was the 30th, it is the 2nd
    passed = copied.rows("select count(*) from audit_log where action = 'clock.passed_over'")
    assert passed == [(4 * (len(cases) - 1),)]
    assert [alert.at for alert in alerts] == sorted(alert.at for alert in alerts)
    assert run_clock(copied.place, DUE + timedelta(days=1, hours=1)).alerts == ()
    assert copied.rows("select event, detail from run_events where kind = 'clock' order by rowid") == [
        ("started", ""),
        ("finished", f"{len(alerts)} new"),
        ("started", ""),
        ("finished", "0 new"),
    ]
