"""Servers that ask to be left alone, over real HTTP: a short rest is waited out, a long one left to the next pass."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crawlers.collect import collect
from crawlers.failures import Refused
from crawlers.job import Caps, CrawlJob
from crawlers.recover import recover
from crawlers.resting import FIRST_PAUSE, Rests, asks_for_rest
from pipeline.records.feeds import HOST_REST_CEILING
from pipeline.records.press import Fetch, FetchKind, Problem, Source, SourceKind

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAMES = ("short", "long", "wordless", "list", "seeded", "error")
HOST = {name: f"127.77.6.{number}" for number, name in enumerate(NAMES, 1)}
PAGES = ("/1", "/2", "/3", "/4")
NAME = {host: name for name, host in HOST.items()}
# What each outlet answers to whichever page is asked second; all others are well.
SECOND = {"short": (429, "1"), "long": (503, "3600"), "wordless": (429, None), "error": (503, None)}


@dataclass
class Night:
    fetches: dict[tuple[str, str], Fetch]
    told: dict[str, Problem]
    asked: list[tuple[str, str, float]]  # outlet, path, when its server heard of it

    def pages(self, name: str) -> list[str]:
        """The pages of an outlet that were asked for, in order."""
        return [path for own, path, _ in self.asked if own == name and path in PAGES]

    def errors(self, name: str) -> list[str | None]:
        """What came of the pages in that order, then of those that were not asked for."""
        asked = self.pages(name)
        rest = [path for path in PAGES if path not in asked]
        return [self.fetches[name, path].error for path in (*asked, *rest)]


def answer(name: str, path: str, home: str, pages: int) -> tuple[int, str | None, bytes]:
    if path == "/robots.txt" or (name == "list" and path == "/feed-2.xml"):
        return 404, None, b""
    if name == "list" and path == "/feed.xml":
        return 503, "3600", b""
    if path.endswith(".xml"):
        items = "".join(f"<item><title>Tin {n}</title><link>{home}{n}</link></item>" for n in PAGES)
        return 200, None, f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
    status, wanted = SECOND.get(name, (200, None)) if path in PAGES and pages == 2 else (200, None)
    return status, wanted, b"<html><title>Tin</title><p>Tin.</p></html>"


def source(name: str, port: int) -> Source:
    home, kind = f"http://{HOST[name]}:{port}", SourceKind.PROVINCIAL
    feeds = (f"{home}/feed.xml", f"{home}/other.xml") if name == "list" else (f"{home}/feed.xml",)
    return Source(name, name, kind, "VN", ("vi",), (), feeds, (), (), (HOST[name],), 0.0, 0, 9, None)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    asked: list[tuple[str, str, float]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            host, port = self.server.server_address[:2]
            own = NAME[str(host)]
            asked.append((own, self.path, time.monotonic()))
            pages = sum(name == own and path in PAGES for name, path, _ in asked)
            status, wanted, body = answer(own, self.path, f"http://{host}:{port}", pages)
            self.send_response(status)
            for name, value in (("Retry-After", wanted), ("Content-Length", str(len(body)))):
                if value is not None:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    with ExitStack() as stack:
        port = 0
        for host in HOST.values():
            try:
                server = stack.enter_context(ThreadingHTTPServer((host, port), Handler))
            except OSError:
                pytest.skip("this machine has no 127.77.0.0/16 loopback addresses")
            port = int(server.server_address[1])
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            stack.callback(server.shutdown)
        job = CrawlJob(
            "resting",
            tmp_path_factory.mktemp("resting") / "out",
            tuple(source(name, port) for name in NAMES),
            "baochi@example.gov.vn",
            fixed_now=NOW,
            resting_hosts=((HOST["seeded"], NOW + HOUR),),
            exempt_network="127.77.0.0/16",
            caps=Caps(patience_seconds=5.0),
        )
        assert collect(job, timeout_seconds=60).finished
        records = recover(job.out_dir).records
        fetches = {(f.source_id, "/" + f.url.rpartition("/")[2]): f for f in records if isinstance(f, Fetch)}
        yield Night(fetches, {p.subject: p for p in records if isinstance(p, Problem)}, asked)


def test_a_short_rest_is_waited_out(night: Night) -> None:
    assert night.errors("short") == [None, "bad_status", None, None]
    times = [at for name, path, at in night.asked if name == "short" and path in PAGES]
    assert times[2] - times[1] >= 0.95
    page = night.fetches["short", night.pages("short")[1]]
    assert (page.status, page.retry_at) == (429, NOW + timedelta(seconds=1))
    assert page.detail is not None
    assert "we asked too often" in page.detail
    assert "until 2026-03-02 22:00:01 UTC" in page.detail


def test_a_long_rest_leaves_every_other_page_to_the_next_pass(night: Night) -> None:
    assert night.errors("long") == [None, "bad_status", "host_resting", "host_resting"]
    assert len(night.pages("long")) == 2
    refused = next(night.fetches["long", path] for path in PAGES if path not in night.pages("long"))
    assert (refused.status, refused.capture_id) == (None, None)
    assert night.told[refused.url].kind == "host_resting"
    assert "asked to be left alone (429 or 503) until 2026-03-02 23:00 UTC" in night.told[refused.url].message


def test_a_429_without_a_time_is_a_rest_too(night: Night) -> None:
    assert night.errors("wordless") == [None, "bad_status", "host_resting", "host_resting"]


def test_a_server_error_without_a_time_stops_nothing(night: Night) -> None:
    assert night.errors("error") == [None, "bad_status", None, None]


def test_a_list_that_asks_to_wait_rests_alone(night: Night) -> None:
    assert night.fetches["list", "/feed.xml"].retry_at == NOW + HOUR
    assert night.errors("list") == [None] * 4


def test_a_host_that_rests_since_an_earlier_run_is_not_asked_at_all(night: Night) -> None:
    assert not [path for name, path, _ in night.asked if name == "seeded"]
    assert night.fetches["seeded", "/feed.xml"].error == "host_resting"


@pytest.mark.parametrize(
    ("kind", "status", "has_time", "expected"),
    [
        (FetchKind.PAGE, 429, False, True),
        (FetchKind.FEED, 429, True, True),
        (FetchKind.PAGE, 503, True, True),
        (FetchKind.PAGE, 503, False, False),
        (FetchKind.FEED, 503, True, False),
        (FetchKind.PAGE, 500, True, False),
        (FetchKind.PAGE, 200, True, False),
    ],
)
def test_who_speaks_for_a_host(kind: FetchKind, status: int, has_time: bool, expected: bool) -> None:
    assert asks_for_rest(kind, status, NOW + HOUR if has_time else None) is expected


def test_the_patience_with_one_host_ends_and_no_rest_is_longer_than_a_day() -> None:
    rests = Rests((), patience_seconds=100.0)
    for seconds in (60, 30):
        rests.heard("a", FetchKind.PAGE, 429, NOW + timedelta(seconds=seconds), NOW)
        rests.refuse("a", NOW)
    assert 25 < rests.wait_seconds("a") <= 30
    rests.heard("a", FetchKind.PAGE, 429, NOW + 90 * HOUR, NOW)
    with pytest.raises(Refused):
        rests.refuse("a", NOW + HOST_REST_CEILING - HOUR)
    rests.refuse("a", NOW + HOST_REST_CEILING)
    rests.refuse("b", NOW)
    assert rests.wait_seconds("b") == 0


def test_each_429_without_a_time_doubles_the_pause() -> None:
    rests = Rests((), patience_seconds=0.0)
    for factor in (1, 2, 4):
        rests.heard("a", FetchKind.PAGE, 429, None, NOW)
        with pytest.raises(Refused):
            rests.refuse("a", NOW + factor * FIRST_PAUSE - timedelta(seconds=1))
        rests.refuse("a", NOW + factor * FIRST_PAUSE)
