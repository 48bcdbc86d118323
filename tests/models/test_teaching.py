"""What is worth an analyst's time, and that one story does not fill the list."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.teaching import Why, teach_most
from pipeline.records.assessment import Level
from pipeline.records.learning import OpenItem


def item(name: str, score: float = 0.9, probability: float | None = 0.95, **more: Any) -> OpenItem:
    signals = ("figure_conflict",)
    fields: dict[str, Any] = {"story_id": f"story-{name}", "story_decided": True, "signals": signals} | more
    return OpenItem(
        assessment_id=name, agency_id="dak-lak", day=date(2026, 3, 2), title=name, level=Level.FLAG, score=score,
        probability=probability, **fields,
    )  # fmt: skip


def order(*items: OpenItem, most: int = 9) -> list[str]:
    return [one.item.assessment_id for one in teach_most(items, 0.5, most)]


def test_near_the_threshold_teaches_more() -> None:
    assert order(item("far", score=0.95), item("near", score=0.52)) == ["near", "far"]


def test_an_undecided_model_teaches_more() -> None:
    assert order(item("sure", probability=0.97), item("unsure", probability=0.5)) == ["unsure", "sure"]


def test_rules_and_model_apart_teach_more() -> None:
    first, second = teach_most([item("alike", probability=0.99), item("apart", probability=0.01)], 0.5, 2)
    assert (first.item.assessment_id, first.why) == ("apart", (Why.APART,))
    assert second.worth < first.worth


def test_a_story_that_nobody_decided_on_comes_first() -> None:
    assert order(item("old"), item("new", story_decided=False)) == ["new", "old"]


def test_one_story_does_not_fill_the_list() -> None:
    same = [item(f"a{n}", score=0.5, story_id="one") for n in range(3)]
    assert order(*same, item("b", score=0.6))[1] == "b"


def test_no_more_than_asked_and_the_same_each_time() -> None:
    items = [item(f"i{n}", score=0.3 + n / 40) for n in range(20)]
    assert len(order(*items, most=5)) == 5
    assert order(*items) == order(*reversed(items))
    assert order(item("silent", probability=None)) == ["silent"]
