"""Cut-offs as people type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.instants import InstantNotRead, cutoff_of, parse_instant
from pipeline.records.days import VIETNAM, day_in_vietnam

NOW = datetime(2026, 12, 9, 3, 0, tzinfo=UTC)


@given(day=st.dates(min_value=datetime(1990, 1, 1).date(), max_value=datetime(2100, 1, 1).date()))
def test_a_day_means_its_last_second_in_viet_nam(day) -> None:  # type: ignore[no-untyped-def]
    found = parse_instant(day.isoformat())
    assert day_in_vietnam(found) == day
    assert day_in_vietnam(found + timedelta(seconds=1)) == day + timedelta(days=1)


def test_an_instant_without_zone_is_viet_nams() -> None:
    assert parse_instant("2026-12-09T17:00") == datetime(2026, 12, 9, 17, 0, tzinfo=VIETNAM)
    assert parse_instant("2026-12-09T10:00+00:00") == datetime(2026, 12, 9, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "hôm nay", "09/12/2026", "2026-13-01", "2026-12-09T25:00"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(InstantNotRead):
        parse_instant(text)


def test_what_is_still_to_come_cannot_be_the_cut_off() -> None:
    assert cutoff_of(None, NOW) == NOW
    assert cutoff_of("2026-12-08", NOW) < NOW
    with pytest.raises(InstantNotRead, match="tương lai"):
        cutoff_of("2026-12-09", NOW)
