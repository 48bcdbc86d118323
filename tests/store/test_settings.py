"""The office's settings in the store: a content twice is one row, and what counted for a cut-off goes on counting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.records.settings import SettingsKind, noted
from pipeline.store import settings
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

OFFICE, DUTIES = SettingsKind.OFFICE, SettingsKind.DUTIES


def note(store: Store, make: Make, content: str, hours: float, kind: SettingsKind = OFFICE) -> bool:
    with store.transaction(make.stamp(hours)) as tx:
        return settings.note(tx, noted(kind, content, make.stamp(hours).recorded_at))


def known(store: Store, make: Make, hours: float) -> dict[SettingsKind, str]:
    with store.reading() as tx:
        found = settings.settings_at(tx, make.stamp(hours).recorded_at)
    return {kind: one.content for kind, one in found.items()}


def test_the_same_twice_in_a_row_is_one_row_and_back_again_is_a_third(store: Store, make: Make) -> None:
    told = [note(store, make, content, hours) for hours, content in enumerate("AABBA")]
    assert told == [True, False, True, False, True]
    assert note(store, make, "A", 9, DUTIES)  # another kind has its own rows
    with store.reading() as tx:
        rows = settings.history(tx)
    assert [(one.kind, one.content) for one in rows] == [(OFFICE, "A"), (OFFICE, "B"), (OFFICE, "A"), (DUTIES, "A")]


def test_a_cut_off_takes_the_last_before_it_and_the_first_where_none_is(store: Store, make: Make) -> None:
    assert known(store, make, 1) == {}
    note(store, make, "A", 2)
    note(store, make, "B", 4)
    assert [known(store, make, hours)[OFFICE] for hours in (1, 2, 3, 4, 5)] == ["A", "A", "A", "B", "B"]


def test_the_past_is_not_written_anew(store: Store, make: Make) -> None:
    """A recording that is run again, or a clock that was set back, changes no paper of that time."""
    note(store, make, "A", 2)
    note(store, make, "B", 4)
    assert not any(note(store, make, "C", hours) for hours in (1, 3, 4))
    assert [known(store, make, hours)[OFFICE] for hours in (1, 3, 4)] == ["A", "A", "B"]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 5), st.integers(0, 40)), min_size=1, max_size=6))
@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_read_for_a_cut_off_is_read_again(
    store: Store, make: Make, runs: list[tuple[str, int, int]]
) -> None:
    """Each run finds a content, notes it, and makes a paper for a cut-off that is not in its future."""
    with store.opened(read_only=False) as connection:
        connection.execute("delete from noted_settings")
    now, made = 0, {}
    for content, passed, back in runs:
        now += passed
        note(store, make, content, now)
        cutoff = max(0, now - back)
        assert known(store, make, now)[OFFICE] == content
        read = known(store, make, cutoff)[OFFICE]
        assert read == made.setdefault(cutoff, read)
    with store.reading() as tx:
        for cutoff, content in made.items():
            assert settings.settings_at(tx, make.stamp(cutoff).recorded_at)[OFFICE].content == content


def test_the_view_shows_what_counts_now(store: Store, make: Make) -> None:
    note(store, make, "A", 0)
    note(store, make, "B", timedelta(days=9).total_seconds() / 3600)
    with store.opened(read_only=True) as connection:
        rows = connection.execute("select kind, content from office_settings").fetchall()
    assert rows == [("office", "B")]
