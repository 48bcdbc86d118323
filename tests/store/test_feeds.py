"""The feeds' histories and health, from fetches and entries; what left the catalogue is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.records.digest import SourceHealthRow
from pipeline.records.feeds import FeedHealthRow
from pipeline.records.press import Capture, FeedEntry, Fetch, FetchKind, Problem, entry_id, problem
from pipeline.store import feeds, press, views
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FEED = "https://bao-a.example/rss"


class Press:
    """A made history: each call is one exchange of one run."""

    def __init__(self, store: Store, make: Make) -> None:
        self.store, self.make = store, make

    def feed(self, at: datetime, new: int = 0, feed: str = FEED, source: str = "bao-a", **more: Any) -> None:
        """The feed was asked at *at*; *new* pages are named for the first time and fetched, unless it failed."""
        identifier = f"{feed} {at}"
        kind = more.pop("kind", FetchKind.FEED)
        fields = {"items": None if more.get("error") else max(new, 10), "capture_id": identifier} | more
        fetches = [self.make.fetch(feed, source, at, kind=kind, **fields)]
        urls = [f"https://{source}.example/{at:%d%H%M}-{n}" for n in range(new)]
        entries = [self.entry(feed, source, url, identifier, at - 3 * HOUR) for url in urls]
        pages = [self.make.fetch(url, source, at) for url in urls]
        capture = replace(self.make.capture(feed, at, kind), capture_id=identifier, source_id=source)
        self.save(at, [*fetches, *pages], entries, [capture])

    def entry(self, feed: str, source: str, url: str, capture: str, published: datetime) -> FeedEntry:
        return FeedEntry(entry_id(feed, url, "Tin", published), feed, source, url, "Tin", "", published, capture)

    def save(
        self, at: datetime, fetches: list[Fetch], entries: list[FeedEntry], captures: list[Capture], *noted: Problem
    ) -> None:
        hours = (at - self.make.now) / HOUR
        with self.store.transaction(self.make.stamp(hours, f"run-{at:%d%H%M}")) as tx:
            press.save_fetches(tx, fetches)
            press.save_captures(tx, captures)
            press.save_entries(tx, entries)
            press.save_problems(tx, noted)

    def health(self, at: datetime, feed: str = FEED) -> FeedHealthRow:
        with self.store.reading() as tx:
            (row,) = [row for row in feeds.health(tx, at) if row.feed_url == feed]
        return row

    def source(self, at: datetime, source: str = "bao-a") -> SourceHealthRow:
        with self.store.reading() as tx:
            (row,) = [row for row in views.source_rows(tx, at) if row.source_id == source]
        return row


@pytest.fixture
def paper(store: Store, make: Make, save: Callable[..., int]) -> Press:
    save(press.save_sources, [make.source()], hours=-2000)
    return Press(store, make)


def nights(make: Make, count: int) -> list[datetime]:
    """The instants of *count* nights, the last of them now."""
    return [make.now - DAY * n for n in reversed(range(count))]


def test_a_history_tells_what_each_answer_was_the_first_to_name(paper: Press, store: Store, make: Make) -> None:
    first, second, third = nights(make, 3)
    paper.feed(first, 5, etag='"a"', body_sha256="x", max_age=60)
    paper.feed(second, 2, etag='"a"', body_sha256="y")
    old = f"https://bao-a.example/{first:%d%H%M}-0"
    again = paper.entry(FEED, "bao-a", old, f"{FEED} {third}", third)  # an old page under a new date is not new
    paper.feed(third, 1, retry_at=third + HOUR)
    paper.save(third, [], [again], [])
    with store.reading() as tx:
        (whole,) = feeds.histories(tx, [make.source()], third + HOUR)
        (before,) = feeds.histories(tx, [make.source()], third)
    assert [poll.new for poll in whole.polls] == [5, 2, 1]
    assert [(poll.etag, poll.body_sha256, poll.max_age) for poll in whole.polls[:2]] == [
        ('"a"', "x", 60),
        ('"a"', "y", None),
    ]
    assert (whole.polls[2].retry_at, whole.polls[2].items) == (third + HOUR, 10)
    assert before.polls == whole.polls[:2]


def test_a_redirect_is_followed_to_the_answer(paper: Press, store: Store, make: Make) -> None:
    moved = "https://bao-a.example/feed"
    hop = make.fetch(FEED, status=302, kind=FetchKind.FEED, redirected_to=moved)
    gone = make.fetch(moved, at=make.now + HOUR / 60, status=404, error="bad_status", kind=FetchKind.FEED)
    paper.save(make.now, [hop, gone], [], [])
    lost = make.fetch(FEED, at=make.now + DAY, status=302, kind=FetchKind.FEED, redirected_to=moved)
    paper.save(make.now + DAY, [lost], [], [])  # the run was killed before the second hop
    with store.reading() as tx:
        (found,) = feeds.histories(tx, [make.source()], make.now + 2 * DAY)
    assert [(poll.at, poll.status, poll.weight) for poll in found.polls] == [(make.now, 404, 3.0)]


def test_what_the_sitemaps_of_an_index_name_counts_for_the_index(
    paper: Press, store: Store, make: Make, save: Callable[..., int]
) -> None:
    index, child = "https://bao-a.example/index.xml", "https://bao-a.example/2026-03.xml"
    source = replace(make.source(), feeds=(), sitemaps=(index,))
    save(press.save_sources, [source], hours=-1000)
    paper.feed(make.now, 4, child, kind=FetchKind.SITEMAP)
    paper.save(make.now, [make.fetch(index, kind=FetchKind.SITEMAP, items=0)], [], [])
    with store.reading() as tx:
        (found,) = feeds.histories(tx, [source], make.now + HOUR)
    assert [(poll.new, poll.items) for poll in found.polls] == [(4, 10)]
    assert paper.health(make.now + HOUR, index).status == "bình thường"


def test_a_feed_owes_pages_that_may_still_come(paper: Press, store: Store, make: Make) -> None:
    def owes(at: datetime) -> bool:
        with store.reading() as tx:
            return feeds.histories(tx, [make.source()], at)[0].owes

    def named(url: str, at: datetime, *fetches: Fetch) -> None:
        capture = replace(make.capture(FEED, at, FetchKind.FEED), capture_id=f"{FEED} {at}")
        paper.save(at, list(fetches), [paper.entry(FEED, "bao-a", url, capture.capture_id, at)], [capture])

    def resting(at: datetime) -> list[str]:
        with store.reading() as tx:
            return feeds.resting_pages(tx, at)

    slow, dead, never = (f"https://bao-a.example/{name}" for name in ("cham", "mat", "chua"))
    now = make.now
    named(dead, now, make.fetch(dead, status=404, error="bad_status"))
    assert not owes(now + HOUR)
    assert resting(now + HOUR) == [dead]
    assert resting(now + 21 * HOUR) == []
    named(slow, now + HOUR, make.fetch(slow, at=now + HOUR, status=None, error="timeout"))
    assert not owes(now + HOUR * 1.5)  # it rests
    assert owes(now + 2 * HOUR)
    second = make.fetch(slow, at=now + 2 * HOUR, status=None, error="timeout")
    paper.save(now + 2 * HOUR, [second], [], [])
    assert not owes(now + 3 * HOUR)
    assert owes(now + 4 * HOUR)
    paper.save(now + 5 * HOUR, [make.fetch(slow, at=now + 5 * HOUR)], [], [])
    assert not owes(now + 6 * HOUR)
    named(never, now + 6 * HOUR)  # the run was killed before it was asked for
    assert owes(now + 7 * HOUR)
    named("https://la.example/x", now + 8 * HOUR, make.fetch(never, at=now + 8 * HOUR))
    strange = problem("collect", "bao-a la.example", "off_host", "…")
    paper.save(now + 8 * HOUR, [], [], [], strange)
    assert not owes(now + 9 * HOUR)


def test_a_book_of_feeds_reads_anew_what_came_and_always_what_is_owed(paper: Press, store: Store, make: Make) -> None:
    book, now = feeds.FeedBook([make.source()]), make.now

    def same(at: datetime) -> tuple[int, bool]:
        with store.reading() as tx:
            (kept,), (fresh,) = book.histories(tx, at), feeds.histories(tx, [make.source()], at)
        assert kept == fresh
        return len(kept.polls), kept.owes

    assert same(now) == (0, False)
    paper.feed(now, 2)
    assert same(now + HOUR) == (1, False)
    slow = "https://bao-a.example/cham"
    capture = replace(make.capture(FEED, now + HOUR, FetchKind.FEED), capture_id="c")
    failed = make.fetch(slow, at=now + HOUR, status=None, error="timeout")
    paper.save(now + HOUR, [failed], [paper.entry(FEED, "bao-a", slow, "c", now)], [capture])
    assert same(now + HOUR * 1.5) == (1, False)
    assert same(now + HOUR * 2.5) == (1, True)  # no fetch came, but the page's rest is over
    paper.feed(now + 3 * HOUR, 1)
    assert same(now + 4 * HOUR) == (2, True)


def test_hosts_rest_because_a_page_or_a_429_asked_for_it(paper: Press, store: Store, make: Make) -> None:
    def resting(at: datetime) -> dict[str, datetime]:
        with store.reading() as tx:
            (history,) = feeds.histories(tx, [make.source()], at)
            found = feeds.resting_hosts(tx, at)
        assert history.host_rests_until == found.get("bao-a.example")
        return found

    now, later = make.now, make.now + 2 * HOUR
    bad = {"error": "bad_status", "retry_at": later}
    page, far = "https://BAO-A.example:8080/mot?x#y", "https://xa.example/mot"
    paper.save(now, [make.fetch(FEED, kind=FetchKind.FEED, status=503, **bad)], [], [])
    assert resting(now + HOUR) == {}  # a feed speaks for itself only
    paper.save(now, [make.fetch(page, status=500, **bad)], [], [])
    assert resting(now + HOUR) == {}
    paper.save(now, [make.fetch(page, status=503, **bad), make.fetch(far, status=429, error="bad_status")], [], [])
    assert resting(now + HOUR) == {"bao-a.example": later}
    assert resting(later) == {}
    paper.save(
        now, [make.fetch(f"{far}.rss", kind=FetchKind.FEED, status=429, **bad | {"retry_at": now + 9 * DAY})], [], []
    )
    assert resting(later) == {"xa.example": now + DAY}


def test_a_page_rests_after_its_last_failure_for_as_long_as_its_server_asked(
    paper: Press, store: Store, make: Make
) -> None:
    def resting(hours: float) -> list[str]:
        with store.reading() as tx:
            return feeds.resting_pages(tx, make.now + hours * HOUR)

    slow, kept, unasked = (f"https://bao-a.example/{name}" for name in ("cham", "giu", "chua"))
    asked = {"status": 503, "error": "bad_status", "retry_at": make.now + 5 * HOUR}
    refused = make.fetch(unasked, status=None, error="host_resting")
    paper.save(make.now, [make.fetch(slow, **asked), make.fetch(kept), refused], [], [])
    assert resting(0.5) == resting(4.9) == [slow]
    assert resting(5.1) == []
    paper.save(make.now + 6 * HOUR, [make.fetch(kept, at=make.now + 6 * HOUR, status=None, error="timeout")], [], [])
    assert resting(6.5) == [kept]  # it had come before: a page that is looked at again
    paper.save(make.now + 8 * HOUR, [make.fetch(kept, at=make.now + 8 * HOUR, status=304)], [], [])
    assert resting(8.1) == []


def test_a_feed_that_was_not_asked_because_its_host_rests_has_not_failed(paper: Press, make: Make) -> None:
    paper.feed(make.now - DAY, 5)
    paper.feed(make.now, status=None, error="host_resting")
    assert paper.health(make.now).status == "bình thường"
    assert paper.health(make.now).last_asked == make.now - DAY


def test_a_feed_fails_by_weight_dies_and_revives(paper: Press, make: Make) -> None:
    days = nights(make, 22)
    for at in days[:3]:
        paper.feed(at, 5)
    for at in days[3:17]:
        paper.feed(at, status=None, error="timeout")
    paper.feed(days[17], 3)
    paper.feed(days[18], 3)
    statuses = [paper.health(at).status for at in days[:19]]
    assert statuses == [
        *["bình thường"] * 3, *["trục trặc tạm thời"] * 2, *["đang lỗi"] * 9, *["ngừng trả lời"] * 3,
        "đã hoạt động trở lại", "bình thường",
    ]  # fmt: skip
    dead = paper.health(days[15])
    assert (dead.since, dead.failing_weight, dead.last_answered) == (days[3], 13, days[2])
    assert f"13 lượt không thành liên tiếp từ {days[3] + 7 * HOUR:%d/%m/%Y}" in dead.why
    assert "quá thời gian chờ" in dead.why
    assert (paper.health(days[17]).since, paper.health(days[17]).why) == (days[17], "")


def test_a_404_weighs_more_than_a_timeout(paper: Press, make: Make) -> None:
    paper.feed(make.now - DAY, 5)
    paper.feed(make.now, status=404, error="bad_status")
    gone = paper.health(make.now)
    assert (gone.status, gone.failing_weight) == ("đang lỗi", 3)
    row = paper.source(make.now)
    assert row.status == "không truy cập được"
    assert row.why.endswith("trang không còn (mã 404)")


def test_a_source_that_never_yielded_an_item_is_caught(paper: Press, make: Make) -> None:
    first, second = nights(make, 2)
    paper.feed(first, items=0)
    assert paper.health(first).status == "bình thường"
    assert paper.source(first).status == "không có bài mới"
    paper.feed(second, items=0)
    row, source = paper.health(second), paper.source(second)
    assert (row.status, row.since) == ("chưa từng có bài", first)
    assert source.status == "chưa từng có bài"
    assert f"hỏi từ {first + 7 * HOUR:%d/%m/%Y}" in source.why
    paper.feed(second + DAY, 4)
    assert paper.source(second + DAY).status == "bình thường"


def test_a_source_whose_dates_are_all_crawl_times_is_caught_until_it_dates_its_pages(
    paper: Press, store: Store, make: Make
) -> None:
    def asked(at: datetime, published: datetime) -> None:
        url, capture = f"https://bao-a.example/{at:%d%H}", f"{FEED} {at}"
        fetches = [make.fetch(FEED, at=at, kind=FetchKind.FEED, items=1), make.fetch(url, at=at)]
        captures = [replace(make.capture(FEED, at, FetchKind.FEED), capture_id=capture)]
        kind = "dates_are_crawl_times" if published == at else "dates_are_true_again"
        noted = Problem(f"{kind} {at}", "collect", FEED, kind, "…")
        paper.save(at, fetches, [paper.entry(FEED, "bao-a", url, capture, published)], captures, noted)

    def dated(at: datetime) -> tuple[str, ...]:
        with store.reading() as tx:
            return feeds.dated_by_crawl(tx, at)

    first, second, third, fourth = nights(make, 4)
    for at in (first, second):
        asked(at, at)
    row, source = paper.health(second), paper.source(second)
    assert (row.status, row.since) == ("ngày giờ không tin được", first)
    assert source.status == "ngày giờ không tin được"
    assert "1/1 kênh tin ghi giờ thu thập thay cho giờ đăng" in source.why
    asked(third, third - 5 * HOUR)
    assert paper.health(third).status == "bình thường"
    assert paper.source(third).why == ""
    assert paper.source(second).status == "ngày giờ không tin được"  # as known then
    asked(fourth, fourth)
    assert (paper.health(fourth).status, paper.health(fourth).since) == ("ngày giờ không tin được", fourth)
    assert [dated(at) for at in (first, second, third, fourth)] == [(FEED,), (FEED,), (), (FEED,)]


def test_a_silence_far_beyond_the_feeds_own_pace_is_told(paper: Press, make: Make) -> None:
    for at in nights(make, 8)[:5]:
        paper.feed(at, 4)
    for at in nights(make, 8)[5:]:
        paper.feed(at)
    row = paper.health(make.now)
    assert (row.status, row.since) == ("im ắng bất thường", nights(make, 8)[4])
    assert "trước đó khoảng 4.0 bài một ngày" in row.why
    assert paper.source(make.now).status == "im ắng bất thường"
    assert paper.health(nights(make, 8)[5]).status == "bình thường"


def test_one_broken_feed_of_several_is_told(paper: Press, make: Make, save: Callable[..., int]) -> None:
    other = "https://bao-a.example/the-thao.rss"
    save(press.save_sources, [replace(make.source(), feeds=(FEED, other))], hours=-1000)
    for at in nights(make, 2):
        paper.feed(at, 5)
        paper.feed(at, feed=other, status=410, error="bad_status")
    row = paper.source(make.now)
    assert row.status == "có kênh tin lỗi"
    assert row.why.startswith("1/2 kênh tin lỗi: 2 lượt không thành liên tiếp từ")


def test_a_source_that_may_bring_nothing_is_well_with_nothing(
    paper: Press, make: Make, save: Callable[..., int]
) -> None:
    save(press.save_sources, [make.source(expected_min=0)], hours=-1000)
    paper.feed(make.now - DAY, 1)
    paper.feed(make.now, status=304, items=None)
    row = paper.source(make.now)
    assert (row.status, row.why) == ("không có bài mới", "")


def test_what_left_the_catalogue_is_not_reported_for_ever(
    paper: Press, store: Store, make: Make, save: Callable[..., int]
) -> None:
    def known(at: datetime) -> set[str]:
        with store.reading() as tx:
            assert {row.source_id for row in feeds.health(tx, at)} == {r.source_id for r in views.source_rows(tx, at)}
            return {row.source_id for row in views.source_rows(tx, at)}

    save(press.save_sources, [make.source("bao-cu")], hours=-1000)
    assert known(make.now) == {"bao-a", "bao-cu"}  # a store from before rosters were kept
    assert save(feeds.save_roster, ["bao-a", "bao-cu"], hours=-24) == 1
    assert save(feeds.save_roster, ["bao-cu", "bao-a"], hours=-12) == 0
    assert save(feeds.save_roster, ["bao-a"]) == 1
    assert known(make.now) == {"bao-a"}
    assert known(make.now - HOUR) == {"bao-a", "bao-cu"}
    assert save(feeds.save_roster, ["bao-a", "bao-cu"], hours=1) == 1
    assert known(make.now + HOUR) == {"bao-a", "bao-cu"}


def test_pages_are_counted_by_night(paper: Press, store: Store, make: Make) -> None:
    for at, new in zip(nights(make, 3), (7, 0, 5), strict=True):
        paper.feed(at, new)
    with store.reading() as tx:
        assert feeds.pages_by_night(tx, make.now + 12 * HOUR) == {0: 5, 1: 0, 2: 7}
        assert feeds.pages_by_night(tx, make.now + 60 * HOUR) == {2: 5, 3: 0, 4: 7}
