"""A page that answers 429 or 503 with Retry-After: its host is left alone until then, and then the page comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sample_house import House, at_night, own_port
from small_press import GOOD, HOSTS, OTHER, Outlets, serving

from flows.night import NightResult, run_night
from flows.screen import Quiet
from flows.steps.collect import Way

HOUR = timedelta(hours=1)
FIRST = ("Mưa lớn tại Đắk Lắk", "Tỉnh Đắk Lắk có mưa lớn trong ngày 22/11, cơ quan khí tượng cho biết.")
SECOND = ("Đắk Lắk thông xe cầu mới", "Cầu mới ở tỉnh Đắk Lắk thông xe sáng 22/11, dài 120 m, Sở Xây dựng cho biết.")
THIRD = ("Chợ hoa xuân tại Đắk Lắk", "Chợ hoa xuân ở tỉnh Đắk Lắk khai mạc sáng 22/11 tại công viên ven sông.")
Lamro = Callable[..., tuple[int, str, str]]


@dataclass(frozen=True)
class Press:
    house: House
    outlets: Outlets

    def night(self, now: datetime) -> NightResult:
        way = Way(exempt_network="127.77.0.0/16", fixed_now=now)
        self.outlets.asked.clear()
        sources = (self.outlets.source(GOOD), self.outlets.source(OTHER))
        return run_night(self.house.plan(sources=sources, way=way, now=now), Quiet())

    def asked(self, host: str) -> list[str]:
        return [path for at, path, _ in self.outlets.asked if at == host and path != "/robots.txt"]

    def errors(self) -> dict[str, str]:
        rows = self.house.rows("select url, error from fetches where error is not null order by fetched_at")
        return {url.rpartition("/")[2]: error for url, error in rows}


@pytest.fixture
def press(house: House) -> Iterator[Press]:
    with serving(own_port(HOSTS)) as outlets:
        outlets.feed(GOOD, "/mot", "/hai")
        outlets.feed(OTHER, "/ba")
        for path, page in (("/mot", FIRST), ("/hai", SECOND)):
            outlets.page(GOOD, path, *page)
        outlets.page(OTHER, "/ba", *THIRD)
        yield Press(house, outlets)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_is_left_alone_until_it_may_be_asked_and_then_its_pages_come(press: Press, status: int) -> None:
    well = press.outlets.answers[GOOD, "/hai"]
    press.outlets.answers[GOOD, "/hai"] = (status, {"Retry-After": "7200"}, b"later")
    now = at_night(1)
    assert press.night(now).articles == 1  # that of the other outlet
    assert press.errors() == {"hai": "bad_status", "mot": "host_resting"}
    press.outlets.answers[GOOD, "/hai"] = well
    assert press.night(now + HOUR).articles == 0
    assert press.asked(GOOD) == []
    assert press.asked(OTHER) == ["/feed.xml"]
    assert press.night(now + 3 * HOUR).articles == 2
    assert sorted(press.asked(GOOD)) == ["/feed.xml", "/hai", "/mot"]
    assert press.errors() == {"hai": "bad_status", "mot": "host_resting"}


def test_analysts_read_that_the_server_asked_to_wait(press: Press, lamro: Lamro) -> None:
    press.outlets.answers[GOOD, "/hai"] = (429, {"Retry-After": "7200"}, b"later")
    press.night(at_night(1))
    _, said, _ = lamro("sources", "list", "--unhealthy", house=press.house)
    assert "nguon-1 · 2 lượt không thành; thường gặp nhất: máy chủ báo bị hỏi quá dày (mã 429)" in said


def test_pages_that_are_looked_at_again_rest_with_their_host(press: Press) -> None:
    now = at_night(1)
    press.night(now)
    press.outlets.feed(GOOD)
    press.outlets.answers[GOOD, "/hai"] = press.outlets.answers[GOOD, "/mot"] = (503, {"Retry-After": "7200"}, b"")
    press.night(now + 24 * HOUR)
    (refused,) = {"/hai", "/mot"} - set(press.asked(GOOD))
    press.night(now + 25 * HOUR)
    assert press.asked(GOOD) == []
    press.night(now + 27 * HOUR)
    assert refused in press.asked(GOOD)
