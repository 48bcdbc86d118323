"""What collections reached: a day is read whole by the night after it, and each source's nights are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.records.collection import MissedNights
from pipeline.records.press import FetchKind
from pipeline.records.weekly import Scope
from pipeline.store import digests, press, views
from pipeline.store.connect import Stamp, Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

MONDAY = date(2026, 3, 2)
MIDNIGHT = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)  # Monday 00:00 in Viet Nam
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SCOPE = Scope(
    ("dak-lak",), ("dak-lak",), MONDAY, MONDAY + timedelta(days=6), date(2026, 1, 5), MIDNIGHT + 7 * DAY + 7 * HOUR
)


def covered(store: Store, known_at: datetime = SCOPE.known_at) -> dict[int, bool]:
    """Whether it was read whole, by day: 0 is the Monday."""
    asked = Scope(SCOPE.agencies, SCOPE.comparable, SCOPE.first_day, SCOPE.last_day, SCOPE.since, known_at)
    with store.reading() as tx:
        days = digests.collection(tx, asked).days
        (week,) = digests.numbers(tx, "digest_week", asked).values()
    assert week["collected"] == sum(one.whole and one.day >= MONDAY for one in days)
    return {(one.day - MONDAY).days: one.whole for one in days}


@pytest.mark.parametrize(
    ("hours", "reached"),
    [
        (1.5, {-1: True, 0: False}),  # the night reads the day before, of its own day an hour and a half
        (11.9, {-1: True, 0: False}),
        (12, {-1: False, 0: False}),  # the early hours of the day before have left the feeds
        (23.9, {-1: False, 0: False}),
        (24, {0: True, 1: False}),
    ],
)
def test_a_day_is_read_whole_by_noon_of_the_next_and_a_day_itself_in_part(
    store: Store, make: Make, hours: float, reached: dict[int, bool]
) -> None:
    at = MIDNIGHT + hours * HOUR
    with store.transaction(Stamp("n", at)) as tx:
        press.save_sources(tx, [make.source()])
        press.save_fetches(tx, [make.fetch("https://bao-a.example/1", at=at)])
    assert covered(store) == reached
    assert covered(store, at - HOUR) == {}


def test_a_collection_that_nobody_answered_reaches_nothing(store: Store, save: Callable[..., int], make: Make) -> None:
    at = MIDNIGHT + 25.5 * HOUR
    fetches = [
        make.fetch("https://bao-a.example/robots.txt", at=at, kind=FetchKind.ROBOTS),
        make.fetch("https://bao-a.example/rss", at=at, status=None, error="timeout", kind=FetchKind.FEED),
        make.fetch("https://bao-a.example/1", at=at, status=500, error="bad_status"),
    ]
    save(press.save_fetches, fetches)
    assert covered(store) == {}
    save(press.save_fetches, [make.fetch("https://bao-b.example/rss", at=at, status=304, kind=FetchKind.FEED)])
    assert covered(store) == {0: True, 1: False}


def test_weeks_are_compared_with_that_have_five_days_read_whole(store: Store, make: Make) -> None:
    """Five nights from Tuesday on read Monday to Friday; five from Monday on only Monday to Thursday."""
    for first, weeks in ((1, 1), (0, 0)):
        nights = [MIDNIGHT - 7 * DAY + (first + n) * DAY + 1.5 * HOUR for n in range(5)]
        own = Store(store.path.parent / f"{first}.duckdb")
        with own.transaction(Stamp("n", nights[-1])) as tx:
            press.save_fetches(tx, [make.fetch(f"https://bao-a.example/{n}", at=at) for n, at in enumerate(nights)])
        with own.reading() as tx:
            assert digests.numbers(tx, "digest_week", SCOPE)[""]["full_weeks"] == weeks


def test_each_source_is_told_by_its_nights(store: Store, make: Make) -> None:
    """Dead from Monday to Saturday and back on Sunday is six missed nights, not a source that does well."""
    names = ("chet", "moi", "tot", "vang")
    nights = [MIDNIGHT + DAY * n + 25.5 * HOUR for n in range(7)]
    for n, at in enumerate(nights):
        with store.transaction(Stamp(f"night{n}", at)) as tx:
            press.save_sources(tx, [make.source(name, 0 if name == "vang" else 3) for name in names if name != "moi"])
            dead = make.fetch("https://chet/rss", "chet", at, status=None, error="dns", kind=FetchKind.FEED)
            back = make.fetch("https://chet/1", "chet", at)
            fetches = [make.fetch(f"https://tot/{n}", "tot", at), back if n == 6 else dead]
            fetches.append(make.fetch("https://tot/hong", "tot", at, status=404, error="bad_status"))
            if n != 3:
                fetches.append(make.fetch("https://vang/rss", "vang", at, status=304, kind=FetchKind.FEED))
            if n >= 5:
                press.save_sources(tx, [make.source("moi", 3)])
                fetches.append(make.fetch("https://moi/rss", "moi", at, kind=FetchKind.FEED))
            press.save_fetches(tx, fetches)
    with store.reading() as tx:
        found = digests.collection(tx, SCOPE)
        told = digests.numbers(tx, "digest_source_nights", SCOPE)
        missed = digests.numbers(tx, "digest_missed_nights", SCOPE)
        (week,) = digests.numbers(tx, "digest_nights", SCOPE).values()
        (counts,) = digests.numbers(tx, "digest_source_counts", SCOPE).values()
        last = views.source_rows(tx, SCOPE.known_at)
    assert found.nights == tuple(MONDAY + timedelta(days=n) for n in range(7))
    nights_of = {one.source_id: (one.due, one.asked, one.delivered, one.fetched, one.failed) for one in found.sources}
    assert nights_of == {
        "chet": (7, 7, 1, 1, 6), "moi": (2, 2, 0, 0, 0), "tot": (7, 7, 7, 7, 7), "vang": (7, 6, 6, 0, 0),
    }  # fmt: skip
    assert told == {
        own: dict(zip(("due", "asked", "delivered", "fetched", "failed"), row, strict=True))
        for own, row in nights_of.items()
    }
    assert found.missed == (
        MissedNights("chet", "không tìm thấy tên máy chủ", 6),
        MissedNights("moi", "nguồn trả lời nhưng không có trang nào mới", 2),
        MissedNights("vang", "không được hỏi", 1),
    )
    assert {key: row["nights"] for key, row in missed.items()} == {
        f"{one.source_id} {one.why}": one.nights for one in found.missed
    }
    assert week == {"nights": 7, "collected": 7, "lacking": 3}
    silent = [row.source_id for row in last if row.last_asked and row.why and not row.fetched]
    assert counts == {"sources": 4, "asked": 4, "silent": len(silent)}


def test_the_monday_nights_before_and_after_belong_to_their_own_weeks(store: Store, make: Make) -> None:
    """Monday 01:30 is Sunday's night; watching on Monday afternoon is Monday's."""
    before, watch, own, after = (MIDNIGHT + hours * HOUR for hours in (1.5, 15, 7 * 24 + 1.5, 7 * 24 + 15))
    with store.transaction(Stamp("n", before - DAY)) as tx:
        press.save_sources(tx, [make.source()])
    for n, at in enumerate((before, watch, own, after)):
        with store.transaction(Stamp(f"n{n}", at)) as tx:
            press.save_fetches(tx, [make.fetch(f"https://bao-a.example/{n}", at=at)])
    with store.reading() as tx:
        assert digests.collection(tx, SCOPE).nights == (MONDAY, MONDAY + timedelta(days=6))
        early = Scope(*(SCOPE.agencies, SCOPE.comparable), MONDAY, SCOPE.last_day, SCOPE.since, watch + DAY)
        assert digests.numbers(tx, "digest_nights", early)[""] == {"nights": 1, "collected": 1, "lacking": 0}
        begun = Scope(*(SCOPE.agencies, SCOPE.comparable), MONDAY, SCOPE.last_day, SCOPE.since, watch + HOUR)
        assert digests.numbers(tx, "digest_nights", begun)[""] == {"nights": 0, "collected": 0, "lacking": 0}
