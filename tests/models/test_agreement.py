"""Cohen's kappa on known cases, over two analysts and over three."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.agreement import agreement, cohen_kappa
from pipeline.records.assessment import Decision
from pipeline.records.learning import DecidedItem

YES, NO, ASK = Decision.ACCEPT, Decision.REJECT, Decision.ASK
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def said(*votes: tuple[str, str, Decision]) -> list[DecidedItem]:
    """(analyst, item, decision) in order."""
    return [
        DecidedItem(str(n), item, item, "s", "vi", "", "", what, True, False, who, NOW)
        for n, (who, item, what) in enumerate(votes)
    ]


def test_kappa_of_the_textbook() -> None:
    """20 and 15 alike, 5 and 10 apart: 0.4 (the example of Wikipedia's article on the measure)."""
    votes = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert cohen_kappa(votes) == pytest.approx(0.4)


def test_kappa_where_chance_explains_all() -> None:
    assert cohen_kappa([(True, True)] * 4) is None
    assert cohen_kappa([]) is None
    assert cohen_kappa([(True, False), (False, True)]) == pytest.approx(-1)


def test_only_shared_items_count_and_the_last_word_of_each() -> None:
    found = agreement(
        said(
            ("lan", "a", YES), ("minh", "a", YES), ("lan", "b", YES), ("minh", "b", NO), ("lan", "c", YES),
            ("lan", "d", YES), ("lan", "d", NO), ("minh", "d", NO), ("minh", "c", ASK),
        )
    )  # fmt: skip
    assert (found.items, found.disputed, found.pairs) == (3, ("b",), 1)
    assert found.kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))


def test_several_pairs_are_weighted_by_what_they_share() -> None:
    alike = [(who, f"x{n}", YES if n % 2 else NO) for n in range(4) for who in ("a", "b")]
    apart = [(who, f"y{n}", YES if (who == "c") == bool(n % 2) else NO) for n in range(2) for who in ("a", "c")]
    found = agreement(said(*alike, *apart))
    assert found.pairs == 2
    assert found.kappa == pytest.approx((4 * 1 + 2 * -1) / 6)


def test_no_shared_item_has_no_kappa() -> None:
    assert agreement(said(("lan", "a", YES))).kappa is None
