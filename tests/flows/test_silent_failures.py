"""The two ways in which a collector of Vietnamese press failed in silence, each caught and shown to an analyst.

A source of the catalogue that answers every night and never yields an item; a source that gives the moment of the
crawl as every page's date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from sample_house import House, at_night, own_port
from small_press import GOOD, HOSTS, OTHER, SILENT, Outlets, serving

from flows.night import run_night
from flows.screen import Quiet
from flows.steps.collect import Way

CLOCK, EMPTY = OTHER, SILENT  # whose feed dates all pages by its own clock; whose feed is empty
CLOCK_ID, EMPTY_ID, GOOD_ID = ("nguon-" + host.rpartition(".")[2] for host in (CLOCK, EMPTY, GOOD))
Lamro = Callable[..., tuple[int, str, str]]
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Nights:
    house: House
    outlets: Outlets

    def night(self, number: int, true_dates: bool = False) -> datetime:
        now = at_night(1) + timedelta(days=number)
        self.serve(CLOCK, "dong-ho", number, now - 5 * HOUR if true_dates else now)
        self.serve(GOOD, "tin", number, now - 5 * HOUR)
        way = Way(exempt_network="127.77.0.0/16", fixed_now=now)
        sources = tuple(self.outlets.source(host) for host in (GOOD, CLOCK, EMPTY))
        run_night(self.house.plan(sources=sources, way=way, now=now), Quiet())
        return now

    def serve(self, host: str, name: str, number: int, dated: datetime) -> None:
        """Three new pages a night, dated so in the feed; the pages themselves say nothing."""
        paths = [f"/2025/11/22/{name}-{number}-{each}" for each in "abc"]
        self.outlets.feed(host, *paths)
        status, headers, body = self.outlets.answers[host, "/feed.xml"]  # type: ignore[misc]
        body = body.replace(b"Sun, 23 Nov 2025 01:00:00 +0700", format_datetime(dated).encode())
        self.outlets.answers[host, "/feed.xml"] = (status, {**headers, "ETag": f'"{number}"'}, body)
        for path in paths:
            self.outlets.page(host, path, f"Tin {path}", f"Thư viện mở cửa thêm giờ buổi tối cho bạn đọc, bài {path}.")

    def health(self, source: str) -> tuple[str, datetime | None, str]:
        ((status, since, why),) = self.house.rows(
            f"select status, since, why from source_health where source_id = '{source}'"
        )
        return status, since, why


@pytest.fixture
def nights(house: House) -> Iterator[Nights]:
    with serving(own_port(HOSTS)) as outlets:
        outlets.feed(EMPTY)
        yield Nights(house, outlets)


def test_both_are_caught_with_since_when_and_why_and_the_good_source_is_not(nights: Nights, lamro: Lamro) -> None:
    first = nights.night(0)
    assert nights.health(CLOCK_ID)[0] == "ngày giờ không tin được"  # known at once
    assert nights.health(EMPTY_ID)[0] == "không có bài mới"  # one empty answer proves nothing
    nights.night(1)
    words = "hỏi từ 23/11/2025, nguồn trả lời nhưng chưa từng nêu bài nào; kiểm tra lại địa chỉ trong danh mục"
    assert nights.health(EMPTY_ID) == ("chưa từng có bài", first, words)
    words = "1/1 kênh tin ghi giờ thu thập thay cho giờ đăng, từ 23/11/2025; ngày đăng phải lấy từ trang bài"
    assert nights.health(CLOCK_ID) == ("ngày giờ không tin được", first, words)
    assert nights.health(GOOD_ID) == ("bình thường", None, "")
    _, said, _ = lamro("sources", "list", "--unhealthy", house=nights.house)
    assert f"chưa từng có bài:\n  {EMPTY_ID} · hỏi từ 23/11/2025" in said
    assert f"ngày giờ không tin được:\n  {CLOCK_ID} · 1/1 kênh tin" in said
    assert "2/3 nguồn có vấn đề." in said
    still_caught_by_one_report_until_it_ends_and_caught_again(nights)


def told(nights: Nights) -> dict[str, int]:
    return dict(nights.house.rows("select kind, count(*) from problems where kind like 'dates_are%' group by kind"))


def still_caught_by_one_report_until_it_ends_and_caught_again(nights: Nights) -> None:
    """After two nights of crawl times, in which the pages' addresses hold a day."""
    assert told(nights) == {"dates_are_crawl_times": 1}
    nights.night(2, true_dates=True)
    assert nights.health(CLOCK_ID) == ("bình thường", None, "")
    again = nights.night(3)
    assert nights.health(CLOCK_ID)[:2] == ("ngày giờ không tin được", again)
    assert told(nights) == {"dates_are_crawl_times": 2, "dates_are_true_again": 1}
