import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.numbers import SCALES, parse_number


@pytest.mark.parametrize(
    ("text", "scale", "value"),
    [
        ("1.200", "", 1200),
        ("1,200", "", 1200),
        ("1,5", "triệu", 1_500_000),
        ("3.5", "billion", 3.5e9),
        ("4.500", "tỉ", 4.5e12),
        ("1.234.567,8", "", 1234567.8),
        ("1,234,567.8", "", 1234567.8),
        ("30", "nghìn tỷ", 30e12),
        ("7", "", 7),
        ("1,234", "triệu", 1.234e6),
    ],
)
def test_numbers_are_read_as_the_press_writes_them(text: str, scale: str, value: float) -> None:
    assert parse_number(text, scale) == pytest.approx(value)


@given(st.integers(min_value=0, max_value=10**12))
def test_vietnamese_grouping_round_trips(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number


@given(st.integers(min_value=1000, max_value=10**9), st.sampled_from(["nghìn", "million"]))
def test_a_scale_multiplies(number: int, scale: str) -> None:
    assert parse_number(str(number), scale) == pytest.approx(number * SCALES[scale])
