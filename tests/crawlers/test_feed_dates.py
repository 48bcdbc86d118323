"""Which dates of a list are believed, and what is told of the others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.feed_dates import MAX_TOLD, settle_dates
from crawlers.listing import Item
from pipeline.records.press import Problem

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
LIST = "https://bao.example/rss"


def item(written: str, number: int = 0, url: str = "") -> Item:
    return Item(url or f"https://bao.example/tin-{number}", f"Tin {number}", "", written)


def settle(*items: Item) -> tuple[tuple[datetime | None, ...], tuple[Problem, ...]]:
    return settle_dates(items, LIST, NOW)


@pytest.mark.parametrize("written", ["2026-03-09T00:00:00Z", "31/12/1989", "1970-01-01T00:00:00Z", "0001-01-01"])
def test_a_date_that_cannot_be_is_refused_and_told(written: str) -> None:
    (at,), (told,) = settle(item(written))
    assert at is None
    assert (told.kind, told.subject) == ("date_refused", "https://bao.example/tin-0")
    assert written in told.message


def test_many_refused_dates_do_not_flood_the_log() -> None:
    dates, told = settle(*(item("1970-01-01", number) for number in range(500)))
    assert set(dates) == {None}
    assert len(told) == MAX_TOLD + 1
    assert told[-1].subject == LIST


def test_a_date_that_cannot_be_read_is_told_once_a_list() -> None:
    dates, (told,) = settle(item("hôm qua", 1), item("vừa xong", 2), item("", 3))
    assert dates == (None, None, None)
    assert (told.kind, told.subject) == ("dates_unreadable", LIST)


def test_the_day_in_the_address_stands_in() -> None:
    (missing, refused, future), told = settle(
        item("", 1, "https://bao.example/2026/03/01/a.html"),
        item("1970-01-01", 2, "https://bao.example/20260301/b.html"),
        item("", 3, "https://bao.example/2027/03/01/c.html"),
    )
    assert missing == refused == datetime(2026, 2, 28, 17, tzinfo=UTC)
    assert future is None
    assert [problem.kind for problem in told] == ["date_refused"]


@pytest.mark.parametrize("offset", [timedelta(0), timedelta(seconds=-90), timedelta(hours=7)])
def test_dates_that_only_say_when_we_asked_are_not_used(offset: timedelta) -> None:
    dates, (told,) = settle(*(item((NOW + offset).isoformat(), number) for number in range(5)))
    assert dates == (None,) * 5
    assert (told.kind, told.subject) == ("dates_are_crawl_times", LIST)


def test_that_dates_are_crawl_times_is_told_once_and_so_is_its_end() -> None:
    now_each = [item(NOW.isoformat(), number) for number in range(5)]
    true_each = [item((NOW - timedelta(hours=2 + number)).isoformat(), number) for number in range(5)]
    dates, told = settle_dates(now_each, LIST, NOW, is_told=True)
    assert (dates, told) == ((None,) * 5, ())
    dates, (ended,) = settle_dates(true_each, LIST, NOW, is_told=True)
    assert None not in dates
    assert (ended.kind, ended.subject) == ("dates_are_true_again", LIST)
    assert settle_dates(true_each, LIST, NOW)[1] == ()
    addressed = [item(NOW.isoformat(), n, f"https://bao.example/2026/02/27/{n}.html") for n in range(5)]
    dates, told = settle_dates(addressed, LIST, NOW, is_told=True)
    assert None not in dates
    assert told == ()  # the address has a true day, the list still has none


def test_another_day_it_is_another_report() -> None:
    def told(at: datetime, seconds: int = 0) -> str:
        found = settle_dates([item(at.isoformat(), n) for n in range(5)], LIST, at + timedelta(seconds=seconds))
        return found[1][0].problem_id

    assert told(NOW) == told(NOW, 60)
    assert told(NOW) != told(NOW + timedelta(days=1))


@pytest.mark.parametrize(
    "minutes",
    [
        (0, 1),  # two reports of the last minutes
        (0, 1, 2, 60),  # an older one among them
        (0, 4, 8, 12),
        (420, 421, 422),  # seven hours ago, not ahead
    ],
)
def test_a_busy_outlet_is_believed(minutes: tuple[int, ...]) -> None:
    dates, told = settle(*(item((NOW - timedelta(minutes=m)).isoformat(), n) for n, m in enumerate(minutes)))
    assert None not in dates
    assert told == ()


def test_one_page_listed_often_proves_nothing() -> None:
    _, told = settle(*(item(NOW.isoformat(), 1) for _ in range(5)))
    assert told == ()


@given(st.lists(st.text(max_size=40), max_size=6))
def test_never_raises_and_never_believes_the_impossible(texts: list[str]) -> None:
    dates, _ = settle(*(item(text, number) for number, text in enumerate(texts)))
    assert len(dates) == len(texts)
    for at in dates:
        assert at is None or datetime(1990, 1, 1, tzinfo=UTC) <= at <= NOW + timedelta(days=1)
