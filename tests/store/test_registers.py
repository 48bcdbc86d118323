"""The registers as analysts read them: what stands at an instant, with every earlier version kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.registers import Register, RegisterEntry
from pipeline.store import registers
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

ASKED = RegisterEntry(
    "v1", "e1", Register.NEWSROOM_QUESTION, "dak-lak", date(2026, 3, 2), "Mấy nhà ngập?", "", "", ("vi",), "", "", "",
    "", None, False, "", "lan",
)  # fmt: skip


def test_the_view_begins_with_the_columns_that_the_papers_count(store: Store, save: Callable[..., int]) -> None:
    save(registers.save_entries, [ASKED])
    assert run_query(store, "from registers").columns[:9] == (
        "entry_id", "register", "day", "title", "channel", "language", "link", "case_id", "answered_on",
    )  # fmt: skip


def test_a_correction_stands_and_the_old_version_stays(store: Store, save: Callable[..., int], make: Make) -> None:
    answered = replace(ASKED, version_id="v2", answer="Ba.", answered_on=date(2026, 3, 3), reason="trả lời")
    struck = replace(answered, version_id="v3", void=True, reason="nhầm sổ")
    assert save(registers.save_entries, [ASKED]) == 1
    assert save(registers.save_entries, [ASKED], hours=1) == 0
    save(registers.save_entries, [answered], hours=2)
    save(registers.save_entries, [struck], hours=4)
    with store.reading() as tx:
        (before,) = registers.register_rows(tx, make.now + timedelta(hours=1))
        (after,) = registers.register_rows(tx, make.now + timedelta(hours=3))
        assert registers.register_rows(tx, make.now + timedelta(hours=5)) == ()
        assert [one.version_id for one in registers.versions_of(tx, "e")] == ["v1", "v2", "v3"]
        assert [one.version_id for one in registers.replaced(tx, make.now + timedelta(hours=3))] == ["v1"]
        assert [one.version_id for one in registers.replaced(tx, make.now + timedelta(hours=5))] == ["v1", "v2", "v3"]
        with pytest.raises(UnknownRecord):
            registers.versions_of(tx, "x")
    assert (before.answered_on, before.versions, before.changed_at) == (None, 1, None)
    assert (after.answer, after.versions, after.entered_at) == ("Ba.", 2, make.now)
    assert after.changed_at == make.now + timedelta(hours=2)
