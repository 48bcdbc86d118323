"""What was purged is gone from the bytes of the file, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.records.case_acts import Purge, PurgedKind, purge_id
from pipeline.records.cases import CaseEventKind
from pipeline.store import audit, case_acts, cases
from pipeline.store.connect import Store
from pipeline.store.rewriting import rewrite

if TYPE_CHECKING:
    from tests.store.conftest import Make

WORD = "XYZZYQ-MAT-NOI-DUNG"


def test_purged_words_leave_the_file_and_the_rest_stays_in_order(store: Store, make: Make) -> None:
    case = make.case()
    with store.transaction(make.stamp()) as tx:
        cases.save_cases(tx, [case])
        events = [
            make.event(case, CaseEventKind.COMMENTED, make.now, ref=f"{n}{WORD if n == 7 else ''}") for n in range(50)
        ]
        cases.save_events(tx, events)
        entry = audit.append_audit(tx, make.now, "lan", "case.commented", case.case_id, WORD)
    assert WORD.encode() in store.path.read_bytes()
    gone = Purge(
        purge_id(PurgedKind.EVENT, events[7].event_id), case.case_id, PurgedKind.EVENT, events[7].event_id, "0" * 64,
        "nhầm", "lan", make.now,
    )  # fmt: skip
    with store.transaction(make.stamp(hours=1)) as tx:
        assert case_acts.purge(tx, gone, [entry.payload_hash]) == 2
    rewrite(store)
    assert WORD.encode() not in store.path.read_bytes()
    with store.reading() as tx:
        assert {one.event_id for one in cases.events_of(tx, case.case_id)} == {e.event_id for e in events} - {
            events[7].event_id
        }
        assert case_acts.purges_of(tx, case.case_id) == (gone,)
        assert audit.entries(tx) == (entry,)
        assert audit.payload_of(tx, entry) is None
    with store.opened(read_only=True) as connection:
        refs = [row[0] for row in connection.execute("select ref from case_events order by rowid").fetchall()]
        assert refs == [e.ref for e in events if e is not events[7]]
        assert connection.execute("select count(*) from cases").fetchone() == (1,)
    with store.transaction(make.stamp(hours=2)) as tx:  # and it can be written again
        audit.append_audit(tx, make.now, "lan", "x", case.case_id, "")
