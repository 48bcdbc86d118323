"""A page that a feed named and that did not come is asked for again, although the feed has not changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sample_house import House, at_night, own_port
from small_press import GOOD, HOSTS, Outlets, serving

from flows.night import NightResult, run_night
from flows.screen import Quiet
from flows.steps.collect import Way

FIRST = ("Mưa lớn tại Đắk Lắk", "Tỉnh Đắk Lắk có mưa lớn trong ngày 22/11, cơ quan khí tượng cho biết.")
SECOND = ("Đắk Lắk thông xe cầu mới", "Cầu mới ở tỉnh Đắk Lắk thông xe sáng 22/11, dài 120 m, Sở Xây dựng cho biết.")


@pytest.fixture
def outlets() -> Iterator[Outlets]:
    with serving(own_port(HOSTS)) as running:
        running.feed(GOOD, "/mot", "/hai")
        running.page(GOOD, "/mot", *FIRST)
        running.page(GOOD, "/hai", *SECOND)
        yield running


def night(house: House, outlets: Outlets, now: datetime) -> NightResult:
    way = Way(exempt_network="127.77.0.0/16", fixed_now=now)
    outlets.asked.clear()
    return run_night(house.plan(sources=(outlets.source(GOOD),), way=way, now=now), Quiet())


def test_a_page_that_failed_comes_the_next_night(house: House, outlets: Outlets) -> None:
    good = outlets.answers[GOOD, "/hai"]
    outlets.answers[GOOD, "/hai"] = (500, {}, b"down")
    assert night(house, outlets, at_night(1)).articles == 1
    outlets.answers[GOOD, "/hai"] = good
    assert night(house, outlets, at_night(2)).articles == 1
    assert {title for (title,) in house.rows("select title from articles")} == {FIRST[0], SECOND[0]}


def test_a_page_that_is_gone_does_not_hold_up_its_feed_for_good(house: House, outlets: Outlets) -> None:
    outlets.answers[GOOD, "/hai"] = (404, {}, b"gone")
    night(house, outlets, at_night(1))
    night(house, outlets, at_night(1) + timedelta(days=4))
    assert (GOOD, "/feed.xml", True) in outlets.asked
