"""Watching through the day: rounds on the feeds' own clocks, against servers that ask to wait, lie, die and revive."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from sample_house import House, own_port

from flows.commands.watch import _instant
from flows.demo.press import LOOPBACK_NETWORK
from flows.night import NightPlan
from flows.night_lock import only_one
from flows.steps.collect import Way
from flows.watch import Limits, Round, WatchStopped, stopping_on_signals, watch
from pipeline.errors import RunInProgress
from pipeline.records.days import VIETNAM
from pipeline.records.press import Source, SourceKind
from pipeline.store.tx import Tx

HOST = "127.77.9.9"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAGE = "<html><head><title>Tin {0}</title></head><body><article><h1>Tin {0}</h1><p>{1}</p></article></body></html>"
NAMES = ("plain", "wait", "liar", "dead")


@dataclass
class Day:
    """What is served at each round, and what was asked."""

    port: int
    round: int = 1
    asked: list[tuple[int, str, bool]] = field(default_factory=list)  # round, path, whether with a condition
    on_page: Callable[[], None] = lambda: None

    def feeds_asked(self, name: str) -> list[tuple[int, bool]]:
        return [(number, told) for number, path, told in self.asked if path == f"/{name}.xml"]

    def body(self, name: str) -> bytes:
        """The feed names one more page each round; its own stamp changes always."""
        items = "".join(
            f"<item><title>{name} {n}</title><link>http://{HOST}:{self.port}/{name}-{n}</link></item>"
            for n in range(1, 1 if name == "plain" and self.round > 1 else self.round + 1)
        )
        stamp = f"<lastBuildDate>{self.round} {len(self.asked)}</lastBuildDate>"
        return f'<rss version="2.0"><channel><title>t</title>{stamp}{items}</channel></rss>'.encode()


class Handler(BaseHTTPRequestHandler):
    day: Day

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        day = self.server.day  # type: ignore[attr-defined]
        name = self.path.strip("/").removesuffix(".xml")
        if self.path == "/robots.txt":
            self.answer(404, b"")
            return
        day.asked.append((day.round, self.path, self.headers["If-None-Match"] is not None))
        if name not in NAMES:
            day.on_page()
            text = "Hôm nay trời nắng, gió nhẹ, biển lặng. " * 12  # about no watched agency: not looked at again
            self.answer(200, PAGE.format(name, text).encode(), ("Content-Type", "text/html; charset=utf-8"))
        elif name == "wait" and day.round == 1:
            self.answer(503, b"later", ("Retry-After", "72000"))
        elif name == "dead" and day.round in (2, 3):
            self.answer(404, b"gone")
        elif name == "liar" and self.headers["If-None-Match"] == '"for ever"':
            self.answer(304, b"")
        else:
            tag = '"for ever"' if name == "liar" else f'"{name} {day.round}"'
            self.answer(200, day.body(name), ("ETag", tag), ("Cache-Control", "max-age=60"))

    def answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for header, value in headers:
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def day() -> Iterator[Day]:
    port = own_port((HOST,))
    server = ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    server.day = Day(port)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.day  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@dataclass
class Leaping:
    """A clock that leaps thirteen hours whenever somebody waits."""

    day: Day
    time: datetime = START
    leap: timedelta = 13 * HOUR
    waited: list[timedelta] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def sleep(self, time: timedelta) -> None:
        self.waited.append(time)
        self.time += max(time, self.leap)
        self.day.round += 1


def sources(port: int, names: tuple[str, ...] = NAMES) -> tuple[Source, ...]:
    return tuple(
        Source(
            name, name, SourceKind.PROVINCIAL, "VN", ("vi",), (), (f"http://{HOST}:{port}/{name}.xml",), (), (),
            (HOST,), 0.0, 0, 9, None,
        )
        for name in names
    )  # fmt: skip


def plan_of(house: House, day: Day, names: tuple[str, ...] = NAMES) -> NightPlan:
    way = Way(exempt_network=LOOPBACK_NETWORK, fixed_now=START)
    return replace(house.plan(1), kind="watch", sources=sources(day.port, names), way=way, now=None)


def test_five_rounds_of_a_day(house: House, day: Day) -> None:
    told: list[Round] = []
    statuses: list[dict[str, str]] = []

    def note(each: Round) -> None:
        told.append(each)
        statuses.append(dict(house.rows("select source_id, status from feed_health")))

    assert watch(plan_of(house, day), Leaping(day), Limits(rounds=5), note) == 5
    assert [(each.number, each.at, each.due) for each in told] == [
        (1, START, 4),
        (2, START + 13 * HOUR, 3),  # "wait" asked for twenty hours
        (3, START + 26 * HOUR, 4),
        (4, START + 39 * HOUR, 3),  # "dead" answered 404 twice: sixteen hours by its weight
        (5, START + 52 * HOUR, 4),
    ]
    assert all(each.result is not None for each in told)
    assert [number for number, _ in day.feeds_asked("wait")] == [1, 3, 4, 5]
    assert day.feeds_asked("liar")[:4] == [(1, False), (2, True), (3, False), (4, False)]  # believed once, no more
    assert [number for number, _ in day.feeds_asked("dead")] == [1, 2, 3, 5]
    assert [each["dead"] for each in statuses] == ["bình thường", *["đang lỗi"] * 3, "đã hoạt động trở lại"]
    assert [each["wait"] for each in statuses] == [*["trục trặc tạm thời"] * 2, *["bình thường"] * 3]
    ((why,),) = house.rows(
        "select why from feed_health_at(timestamptz '2026-03-02 14:00:00+00') where source_id = 'dead'"
    )
    assert why == "1 lượt không thành liên tiếp từ 02/03/2026; gần nhất: trang không còn (mã 404)"
    named = dict(house.rows("select source_id, count(distinct url) from feed_entries group by source_id"))
    assert named == {"plain": 1, "wait": 5, "liar": 5, "dead": 5}
    assert house.rows("select count(*) from articles")[0] == (16,)
    plain = house.rows(
        "select status, items, etag from fetches where source_id = 'plain' and kind = 'feed' order by fetched_at"
    )
    assert [(status, items) for status, items, _ in plain] == [(200, 1), (200, 0), *[(200, None)] * 3]
    assert len({etag for _, _, etag in plain}) == 5, "the same body under other tags and stamps is not read again"
    pages = [path for _, path, _ in day.asked if not path.endswith(".xml")]
    assert len(pages) == len(set(pages)), "no page is fetched twice within its clock"
    events = house.rows("select distinct event from run_events where kind = 'watch' order by event")
    assert events == [("finished",), ("partial",), ("started",)]


def test_it_ends_at_its_hour_and_never_waits_beyond_it(house: House, day: Day) -> None:
    clock = Leaping(day, leap=timedelta(0))
    done = watch(plan_of(house, day, ("plain",)), clock, Limits(until=START + HOUR / 2), lambda _: None)
    assert done == 1
    assert sum(clock.waited, timedelta()) == HOUR / 2


def test_while_a_night_works_it_waits(house: House, day: Day) -> None:
    told: list[Round] = []
    lock = only_one(house.place.night_lock)
    lock.__enter__()
    clock = Leaping(day, leap=timedelta(0))

    def free(time: timedelta) -> None:
        if len(clock.waited) == 2:
            lock.__exit__(None, None, None)
        Leaping.sleep(clock, time)

    watch(plan_of(house, day, ("plain",)), SimpleNamespace(now=clock.now, sleep=free), Limits(rounds=1), told.append)
    assert [each.result is None for each in told] == [True, True, True, False]
    assert "Một lượt chạy khác" in told[0].failed


def test_only_one_watches(house: House, day: Day) -> None:
    with only_one(house.place.folder / "watch.lock"), pytest.raises(RunInProgress):
        watch(plan_of(house, day), Leaping(day), Limits(rounds=1), lambda _: None)


def test_a_signal_in_a_round_stops_it_cleanly_and_nothing_is_lost(house: House, day: Day) -> None:
    day.round = 3
    day.on_page = lambda: os.kill(os.getpid(), signal.SIGTERM)
    with pytest.raises(WatchStopped), stopping_on_signals():
        watch(plan_of(house, day, ("liar",)), Leaping(day), Limits(rounds=1), lambda _: None)
    day.on_page = lambda: None
    ((event, detail),) = house.rows("select event, detail from run_events where event <> 'started'")
    assert (event, detail.partition(":")[0]) == ("failed", "WatchStopped")
    later = Leaping(day, START + 2 * HOUR)
    watch(plan_of(house, day, ("liar",)), later, Limits(rounds=1), lambda _: None)
    assert house.rows("select count(*) from articles")[0] == (3,)  # its 304 would have hidden them


def test_a_signal_while_it_waits_ends_it(house: House, day: Day) -> None:
    clock = Leaping(day)

    def stop(time: timedelta) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    stopped = SimpleNamespace(now=clock.now, sleep=stop)
    with pytest.raises(WatchStopped), stopping_on_signals():
        watch(plan_of(house, day, ("plain",)), stopped, Limits(), lambda _: None)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_an_hour_that_is_past_means_tomorrows() -> None:
    now = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)
    assert _instant(datetime(1900, 1, 1, 22, 30), now) == datetime(2026, 3, 2, 22, 30, tzinfo=VIETNAM)
    assert _instant(datetime(1900, 1, 1, 7, 0), now) == datetime(2026, 3, 3, 7, 0, tzinfo=VIETNAM)
    assert _instant(datetime(2026, 3, 9, 7, 0), now) == datetime(2026, 3, 9, 7, 0, tzinfo=VIETNAM)


def test_an_empty_catalogue_is_no_busy_loop(house: House, day: Day) -> None:
    clock = Leaping(day, leap=timedelta(0))
    assert watch(plan_of(house, day, ()), clock, Limits(until=START + 5 * HOUR), lambda _: None) == 0
    assert len(clock.waited) == 5


def test_the_feeds_histories_are_read_once_a_round(house: House, day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    records = Tx.records

    def counted(self: Tx, record: type, query: str, *more: object, **parameters: object) -> tuple[object, ...]:
        if query == "feed_polls":
            read.append(day.round)
        return records(self, record, query, *more, **parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(Tx, "records", counted)
    watch(plan_of(house, day, ("plain", "wait")), Leaping(day), Limits(rounds=3), lambda _: None)
    assert read == [1, 1, 2, 3]  # when it begins, and after each round
