"""The clock of a feed: bounds, monotony, what servers ask for, and when a 304 is not believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.polling import (
    CEILING,
    FAILING_CEILING,
    FLOOR,
    RETRY_CEILING,
    is_etag_liar,
    next_poll,
    resting_until,
)
from pipeline.records.feeds import FeedHistory, FeedPoll

START = datetime(2026, 3, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def poll(at: datetime, new: int = 0, weight: float = 0.0, **more: Any) -> FeedPoll:
    fields: dict[str, Any] = {
        "status": 200 if not weight else 500, "error": None if not weight else "bad_status", "items": None,
        "etag": None, "last_modified": None, "body_sha256": None, "retry_at": None, "max_age": None,
    } | more  # fmt: skip
    return FeedPoll(at=at, weight=weight, new=new, **fields)


def history(*polls: FeedPoll, owes: bool = False) -> FeedHistory:
    return FeedHistory("https://bao.example/rss", "bao", polls, owes)


def wait(*polls: FeedPoll) -> timedelta:
    return next_poll(history(*polls), polls[-1].at).at - polls[-1].at


def steady(new: int, every: timedelta, count: int = 30) -> list[FeedPoll]:
    return [poll(START + every * n, new, items=50) for n in range(count)]


@st.composite
def past(draw: st.DrawFn) -> tuple[FeedPoll, ...]:
    at, polls = START, []
    for _ in range(draw(st.integers(1, 20))):
        at += timedelta(minutes=draw(st.integers(1, 3000)))
        weight = draw(st.sampled_from([0.0, 0.0, 0.0, 1.0, 2.0, 3.0]))
        new = draw(st.integers(0, 60)) if not weight else 0
        retry = draw(st.none() | st.integers(1, 100_000))
        items = draw(st.none() | st.integers(0, 60))
        status = draw(st.sampled_from([200, 304])) if not weight else 503
        retry_at = at + timedelta(minutes=retry) if retry else None
        age = draw(st.none() | st.integers(1, 10**9))
        polls.append(poll(at, new, weight, status=status, items=items, retry_at=retry_at, max_age=age))
    return tuple(polls)


@given(past())
def test_the_wait_has_a_floor_and_a_ceiling(polls: tuple[FeedPoll, ...]) -> None:
    last = polls[-1]
    found = next_poll(history(*polls), last.at + HOUR)
    assert FLOOR <= found.at - last.at <= max(FAILING_CEILING, RETRY_CEILING if last.retry_at else FLOOR)
    if not last.weight and last.retry_at is None:
        assert found.at - last.at <= CEILING
    if last.retry_at is not None:
        assert found.at >= min(last.retry_at, last.at + RETRY_CEILING)
    if last.max_age is not None:
        assert found.at >= last.at + min(timedelta(seconds=last.max_age), CEILING)
    assert found.why


@given(past(), st.data())
def test_more_new_pages_never_make_it_later(polls: tuple[FeedPoll, ...], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(polls) - 1))
    if polls[which].weight:
        return
    richer = replace(polls[which], new=polls[which].new + data.draw(st.integers(1, 100)))
    more = (*polls[:which], richer, *polls[which + 1 :])
    assert next_poll(history(*more), polls[-1].at).at <= next_poll(history(*polls), polls[-1].at).at


@given(past(), st.integers(1, 600), st.sampled_from([1.0, 2.0, 3.0]))
def test_a_failure_never_makes_it_sooner_and_a_worse_one_never_either(
    polls: tuple[FeedPoll, ...], minutes: int, weight: float
) -> None:
    at = polls[-1].at + timedelta(minutes=minutes)
    plain = tuple(replace(each, retry_at=None, max_age=None) for each in polls)
    before = next_poll(history(*plain), at)
    failed = next_poll(history(*plain, poll(at, weight=weight)), at)
    worse = next_poll(history(*plain, poll(at, weight=weight + 1)), at)
    assert before.at <= max(failed.at, before.at)
    assert failed.at - at >= before.at - polls[-1].at
    assert failed.at <= worse.at


def test_the_wait_follows_the_yield() -> None:
    busy, usual, rare = steady(12, HOUR), steady(1, HOUR), steady(0, 6 * HOUR)
    assert wait(*busy) == FLOOR
    assert timedelta(minutes=50) < wait(*usual) < timedelta(minutes=70)
    assert wait(*rare) == CEILING
    assert "288.0 bài mới một ngày" in next_poll(history(*busy), busy[-1].at).why


def test_a_feed_that_wakes_up_is_soon_asked_more_often() -> None:
    asleep = [poll(START + 12 * HOUR * n) for n in range(14)]
    after = asleep[-1].at + 12 * HOUR
    assert wait(*asleep) == CEILING
    assert wait(*asleep, poll(after, 30, items=30)) < 3 * HOUR


def test_an_answer_without_one_known_page_halves_the_wait() -> None:
    polls = [poll(START, 20, items=20), poll(START + HOUR, 2, items=20), poll(START + 2 * HOUR, 0, items=20)]
    assert wait(*polls[:2], poll(START + 2 * HOUR, 3, items=3)) <= HOUR / 2
    assert wait(*polls) > HOUR / 2


def test_failures_stretch_the_wait_by_their_weight_and_never_end_it() -> None:
    good = steady(6, HOUR)
    at = good[-1].at
    timeouts = [poll(at + HOUR * n, weight=1) for n in range(1, 40)]
    waits = [wait(*good, *timeouts[:n]) for n in (1, 2, 3, 4, 39)]
    assert waits == [HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR, FAILING_CEILING]
    assert wait(*good, poll(at + HOUR, weight=3, status=404)) == 2 * HOUR
    back = poll(at + 41 * HOUR, 6, items=50)
    assert wait(*good, *timeouts, back) < HOUR


def test_the_server_is_heard() -> None:
    good = steady(6, HOUR)
    last = good[-1]
    asked = replace(last, retry_at=last.at + 5 * HOUR)
    assert next_poll(history(*good[:-1], asked), last.at).at == last.at + 5 * HOUR
    assert "Retry-After" in next_poll(history(*good[:-1], asked), last.at).why
    assert resting_until(history(asked)) == last.at + 5 * HOUR
    assert resting_until(history(replace(last, retry_at=last.at + timedelta(days=99)))) == last.at + RETRY_CEILING
    assert resting_until(history(last)) is None
    assert next_poll(history(*good[:-1], replace(last, max_age=1800)), last.at).at == last.at + HOUR / 2
    assert next_poll(history(*good[:-1], replace(last, max_age=10**9)), last.at).at == last.at + CEILING


def test_a_feed_waits_for_its_host() -> None:
    good = steady(6, HOUR)
    last = good[-1]
    rests = replace(history(*good), host_rests_until=last.at + 5 * HOUR)
    assert resting_until(rests) == next_poll(rests, last.at).at == last.at + 5 * HOUR
    assert "Retry-After" in next_poll(rests, last.at).why
    longer = replace(rests, polls=(*good[:-1], replace(last, retry_at=last.at + 9 * HOUR)))
    assert resting_until(longer) == next_poll(longer, last.at).at == last.at + 9 * HOUR
    new = replace(history(), host_rests_until=START + HOUR)
    assert (resting_until(new), next_poll(new, START).at) == (START + HOUR, START + HOUR)


def test_a_new_feed_is_due_at_once_and_so_is_one_under_a_clock_that_ran_backwards() -> None:
    assert next_poll(history(), START).at == START
    assert next_poll(history(poll(START + HOUR)), START).at == START


LIE = {"etag": '"same"', "items": 20}


@pytest.mark.parametrize(
    ("polls", "owes", "conditional"),
    [
        ((), False, False),
        ((poll(START, 20, items=20, etag='"a"'),), False, True),
        ((poll(START, 20, items=20, etag='"a"'),), True, False),
        ((poll(START, 20, body_sha256="x", **LIE), poll(START + HOUR, 2, body_sha256="y", **LIE)), False, False),
        ((poll(START, 20, body_sha256="x", **LIE), poll(START + HOUR, 0, body_sha256="x", **LIE)), False, True),
        # Six pages an hour, and now nothing for a day: that is not believed.
        ((*steady(6, HOUR), poll(START + 29 * HOUR + 24 * HOUR, status=304)), False, False),
        ((*steady(6, HOUR), poll(START + 29 * HOUR + HOUR / 4, status=304)), False, True),
        # One page in ten days: a silent day is.
        ((*steady(0, 6 * HOUR, 39), poll(START + 240 * HOUR, 1), poll(START + 264 * HOUR, status=304)), False, True),
        # Night by night, of unknown yield: at the second 304 it is asked without conditions.
        ((poll(START, 20), poll(START + 24 * HOUR, status=304)), False, False),
        ((poll(START, 20), *(poll(START + HOUR / 6 * n, status=304) for n in range(1, 30))), False, False),
    ],
)
def test_when_a_304_may_be_believed(polls: tuple[FeedPoll, ...], owes: bool, conditional: bool) -> None:
    now = polls[-1].at if polls else START
    assert next_poll(history(*polls, owes=owes), now).conditional is conditional


def test_a_validator_with_two_bodies_is_a_lie_and_two_validators_are_none() -> None:
    one, other = poll(START, body_sha256="x", etag='"a"'), poll(START + HOUR, body_sha256="y", etag='"a"')
    assert is_etag_liar((one, other))
    assert not is_etag_liar((one, replace(other, etag='"b"')))
    assert not is_etag_liar((one, replace(other, status=304, body_sha256=None)))
    dated = [replace(each, etag=None, last_modified="Mon, 02 Mar 2026 08:00:00 GMT") for each in (one, other)]
    assert is_etag_liar(dated)
    assert not is_etag_liar([replace(each, last_modified=None) for each in dated])
