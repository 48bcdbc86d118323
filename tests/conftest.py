"""For every test: no deadline on an example, and the longest files first, so that no core waits at the end for one."""

from __future__ import annotations

import pytest
from hypothesis import settings

# Speed is measured in bench/, never asserted in a test: a busy machine would fail what is right.
settings.register_profile("lamro", deadline=None)
settings.load_profile("lamro")

# By the seconds that they took, alone on a machine; what is not named here follows, the runs of whole nights first.
LONGEST = (
    "test_killed", "test_serving", "test_kill", "test_replay", "test_prefect", "test_case_walk", "test_resting_hosts",
    "test_outbox_commands", "test_weekly", "test_page_history", "test_post_killed", "test_blindness", "test_night",
    "test_casework_notice", "test_silent_failures", "test_partial", "test_watch", "test_learning", "test_lake_night",
    "test_concurrency", "test_casework", "test_owed_pages", "test_lake", "test_case_clock", "test_story",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_place)  # stable: within a file the order stays


def _place(item: pytest.Item) -> tuple[int, bool]:
    name = item.path.stem
    return (LONGEST.index(name) if name in LONGEST else len(LONGEST), item.path.parent.name != "flows")
