"""A night that brought far too little is told, a quiet one is not."""

from __future__ import annotations

import pytest

from crawlers.shortfall import shortfall


@pytest.mark.parametrize(
    ("tonight", "earlier", "expected", "told"),
    [
        (300, (310, 280, 305), 200, ""),
        (100, (310, 280, 305), 200, "đêm trước"),
        (0, (310, 280, 305), 0, "đêm trước"),
        (130, (310, 280, 305), 200, ""),
        (40, (310, 280), 200, "dự kiến"),
        (60, (), 200, ""),
        (0, (), 10, ""),
        (3, (12, 11, 14), 10, ""),
        (50, (60, 50, 55), 700, "dự kiến"),  # always too little is no excuse
    ],
)
def test_a_night_is_measured_by_its_history_and_by_expectation(
    tonight: int, earlier: tuple[int, ...], expected: int, told: str
) -> None:
    words = shortfall(tonight, earlier, expected)
    assert told in words
    assert bool(words) == bool(told)
