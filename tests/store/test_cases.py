"""Cases, and the log beside them: audit chain, runs, digests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.alerts import Alert, AlertKind, alert_id
from pipeline.records.audit import GENESIS, entry_hash, payload_hash
from pipeline.records.cases import Basis, CaseEventKind, DossierStatement, Notice, dossier_statement_id, notice_id
from pipeline.records.runs import DigestPaper, RunEventKind, digest_id
from pipeline.store import audit, cases, runs
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_a_case_with_all_that_belongs_to_it(store: Store, save: Callable[..., int], make: Make) -> None:
    case = make.case()
    clock = make.clock(case)
    opened = make.event(case, CaseEventKind.OPENED, ref="a1")
    spoke = make.event(case, CaseEventKind.SPOKE, make.now + timedelta(days=1))
    received = date(2026, 3, 3)
    notice = Notice(notice_id(case.case_id, "12/TB", "45"), case.case_id, "12/TB", received, "45", received, None)
    alert = Alert(
        alert_id(clock.clock_id, AlertKind.OVERDUE),
        clock.clock_id,
        case.case_id,
        AlertKind.OVERDUE,
        make.now,
        "Quá hạn",
    )
    parts = [
        DossierStatement(
            dossier_statement_id(case.case_id, part, "x"),
            case.case_id,
            part,
            0,
            "x",
            Basis.MACHINE_DRAFT,
            "lamro",
            ("c1",),
        )
        for part in ("đ", "a", "d")
    ]
    everything = [
        (cases.save_cases, [case], 1),
        (cases.save_events, [spoke, opened], 2),
        (cases.save_notice, [notice], 1),
        (cases.save_clocks, [clock], 1),
        (cases.save_alerts, [alert], 1),
        (cases.save_dossier, parts, 3),
    ]
    for function, records, count in everything:
        assert save(function, records) == count
        assert save(function, records, hours=1, run="run-2") == 0
    with store.reading() as tx:
        assert cases.all_cases(tx) == (case,)
        assert cases.case(tx, case.case_id[:6]) == case
        assert cases.events_of(tx, case.case_id) == (opened, spoke)
        assert cases.notices_of(tx, case.case_id) == (notice,)
        assert cases.clocks_of(tx, case.case_id) == (clock,)
        assert cases.alerts_of(tx, case.case_id) == (alert,)
        assert [each.part for each in cases.dossier_of(tx, case.case_id)] == ["a", "d", "đ"]
        with pytest.raises(UnknownRecord, match="vụ việc"):
            cases.case(tx, "none")


def test_the_audit_log_is_a_chain(store: Store, make: Make) -> None:
    with store.transaction(make.stamp()) as tx:
        assert audit.head(tx) is None
        first = audit.append_audit(tx, make.now, "lan", "accept", "a1", "Lũ 🌊")
        second = audit.append_audit(tx, make.now, "lan", "accept", "a1", "Lũ 🌊")
    with store.reading() as tx:
        assert audit.entries(tx) == (first, second)
        assert audit.head(tx) == second
        assert audit.payload_of(tx, first) == "Lũ 🌊"
    assert (first.seq, first.previous, second.seq, second.previous) == (1, GENESIS, 2, first.entry_hash)
    assert second.entry_hash == entry_hash(2, make.now, "lan", "accept", "a1", payload_hash("Lũ 🌊"), first.entry_hash)


def test_a_rolled_back_entry_leaves_no_gap(store: Store, make: Make) -> None:
    def fail() -> None:
        with store.transaction(make.stamp()) as tx:
            audit.append_audit(tx, make.now, "lan", "accept", "a1", "")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.transaction(make.stamp()) as tx:
        assert audit.append_audit(tx, make.now, "lan", "reject", "a1", "").seq == 1


def test_runs_and_digests_are_noted(store: Store, make: Make) -> None:
    with store.transaction(make.stamp(run="n1")) as tx:
        assert runs.last_run(tx, "nightly") is None
        runs.start_run(tx, "nightly", make.now)
    with store.transaction(make.stamp(hours=1, run="n1")) as tx:
        last = runs.last_run(tx, "nightly")
        assert last is not None
        assert (last.run_id, last.event) == ("n1", RunEventKind.STARTED)
        runs.end_run(tx, "nightly", RunEventKind.PARTIAL, make.now + timedelta(hours=1), "một nguồn lỗi")
    week = date(2026, 3, 2)
    paper = DigestPaper(digest_id("dak-lak", week, make.now, "d.docx"), "dak-lak", week, make.now, "d.docx", "ab")
    with store.transaction(make.stamp()) as tx:
        assert runs.save_digests(tx, [paper, paper]) == 1
    with store.reading() as tx:
        last = runs.last_run(tx, "nightly")
        assert last is not None
        assert (last.event, last.detail) == (RunEventKind.PARTIAL, "một nguồn lỗi")
        assert [each.event for each in runs.all_runs(tx)] == [RunEventKind.STARTED, RunEventKind.PARTIAL]
        assert runs.digests_of(tx, "dak-lak") == (paper,)
