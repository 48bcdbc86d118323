"""A number is right when its value and its words are what its query gives; anything else is named."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.reports.check import ReadNumber, compare, queries_of
from pipeline.reports.phrase import Number
from pipeline.reports.spelling import number_words

GIVEN = {"digest_week": {"": {"total": 1304, "change": 35.2, "usual": None}}}


def read(text: str, value: str, column: str = "total") -> ReadNumber:
    return ReadNumber("Tin, bài", text, value, f"digest_week.{column}", "")


def test_what_the_store_gives_is_right() -> None:
    assert compare([read("1.304", "1304"), read("+35", "35.2", "change"), read("+35,2", "35.2", "change")], GIVEN) == ()


@pytest.mark.parametrize(
    "told",
    [
        read("1.305", "1305"),
        read("1.305", "1304"),  # the words alone were edited
        read("1.304", "1305"),  # the attribute alone was edited
        read("1.304", ""),
        read("1304", "1304"),  # not as the house writes it
        read("+36", "35.2", "change"),
        read("0", "0", "usual"),  # the store has none
        read("1.304", "1304", "no_such_column"),
        ReadNumber("Tin, bài", "1.304", "1304", "drop_everything.total", ""),
        ReadNumber("Tin, bài", "1.304", "1304", "digest_week.total", "2025-11-24"),
    ],
)
def test_what_differs_is_named_with_label_both_values_and_query(told: ReadNumber) -> None:
    (found,) = compare([told], GIVEN)
    assert (found.label, found.query, found.key) == (told.label, told.query, told.key)
    assert told.text in found.told
    assert found.given


@example(-1.0, 0, False)
@example(-1, 0, False)
@example(-0.0, 0, True)
@given(st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9)), st.integers(0, 2), st.booleans())
def test_every_number_that_the_house_writes_passes_and_its_neighbour_does_not(
    value: int | float, decimals: int, signed: bool
) -> None:
    number = Number(value, "q.c", "", decimals, signed)
    told = ReadNumber("x", number.text, str(value), "q.c", "")
    assert compare([told], {"q": {"": {"c": value}}}) == ()
    other = value + 1 if isinstance(value, int) else value + 10.0
    assert len(compare([told], {"q": {"": {"c": other}}})) == 1


def test_queries_are_named_once() -> None:
    assert queries_of([read("1", "1"), read("2", "2", "change")]) == ("digest_week",)
    assert number_words(-0.5, 1, signed=True) == "\N{MINUS SIGN}0,5"
