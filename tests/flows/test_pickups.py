"""The night finds what foreign press takes up, and tells it."""

from __future__ import annotations

from collections.abc import Callable

from sample_house import House

from flows.steps.pickups import find_pickups
from pipeline.store.connect import Stamp, Store


def test_the_demo_s_pickups_are_first_reports_from_abroad(demo: House) -> None:
    rows = demo.rows("select story_id, agency_id, day, first_day, before, country from foreign_pickups")
    assert rows
    for story, agency, day, first_day, before, country in rows:
        assert country != "VN"
        assert before > 0
        assert first_day <= day
        abroad = demo.rows(
            f"select foreign_articles from stories where story_id = '{story}' and agency_id = '{agency}'"
        )
        assert abroad[0][0] > 0


def test_a_second_night_tells_nothing_twice(copied: House, lamro: Callable[..., tuple[int, str, str]]) -> None:
    last = copied.night(2)
    told = copied.rows("select count(*), count(distinct pickup_id) from pickups")
    assert told[0][0] == told[0][1]
    again = find_pickups(Store(copied.place.store_path), ("dak-lak", "lam-dong", "bo-y-te"), Stamp("x", last.now))
    assert again == ()
    assert "pickups" in last.seconds
