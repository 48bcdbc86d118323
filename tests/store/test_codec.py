"""Records survive the way into Arrow and back, whatever they hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.agencies import Agency, AgencyKind, Field
from pipeline.records.assessment import Claim, Figure
from pipeline.store.codec import from_arrow, layout, to_arrow

if TYPE_CHECKING:
    from tests.store.conftest import Make

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(0, 10**9)
floats = st.floats(allow_nan=False)
figures = st.builds(Figure, words, numbers, numbers, floats, floats, words, words)
claims = st.builds(
    Claim, words, words, st.sampled_from(Field), numbers, numbers, words,
    st.lists(figures, max_size=3).map(tuple), st.lists(words, max_size=3).map(tuple), words, st.just(()),
)  # fmt: skip
agencies = st.builds(
    Agency, words, words, st.sampled_from(AgencyKind), st.none() | st.dates(), st.none() | st.dates(), st.none() | words
)


@given(st.lists(claims, max_size=4))
def test_claims_come_back_as_they_went(records: list[Claim]) -> None:
    assert from_arrow(Claim, to_arrow(Claim, records)) == tuple(records)


@given(st.lists(agencies, max_size=4))
def test_missing_values_come_back_missing(records: list[Agency]) -> None:
    assert from_arrow(Agency, to_arrow(Agency, records)) == tuple(records)


def test_instants_of_any_zone_come_back_in_utc(make: Make) -> None:
    hanoi = timezone(timedelta(hours=7))
    article = make.article(published_at=datetime(2026, 3, 3, 1, 2, 3, 4, tzinfo=hanoi))
    (back,) = from_arrow(type(article), to_arrow(type(article), [article]))
    assert back == article
    assert back.published_at is not None
    assert back.published_at.tzinfo is UTC


def test_an_instant_without_zone_is_refused(make: Make) -> None:
    article = replace(make.article(), first_seen_at=datetime(2026, 3, 3))
    with pytest.raises(ValueError, match="time zone"):
        to_arrow(type(article), [article])


def test_half_a_surrogate_pair_does_not_stop_a_batch(make: Make) -> None:
    (back,) = from_arrow(type(make.article()), to_arrow(type(make.article()), [make.article(text="mưa \ud83d lũ 🌊")]))
    assert back.text == "mưa \ufffd lũ 🌊"


def test_a_hint_without_a_column_type_is_refused() -> None:
    @dataclass
    class Odd:
        day: date
        odd: complex

    with pytest.raises((TypeError, NameError)):
        layout(Odd)
