"""A night through every way in, over real HTTP on one exempt loopback network, hostile lists among them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.memory import high_water
from crawlers.collect import CollectOutcome, collect
from crawlers.job import Caps, CrawlJob
from crawlers.recover import RecoveredRun, recover
from crawlers.replay import scan_replay
from pipeline.records.press import FeedEntry, Fetch, FetchKind, Problem, Source, SourceKind

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
NAMES = ("json", "maps", "loop", "section", "empty", "mixed", "huge", "many", "clock", "zip", "script")
HOST = {name: f"127.77.4.{number}" for number, name in enumerate(NAMES, 1)}
XML = "http://www.sitemaps.org/schemas/sitemap/0.9"
GONE = (404, {}, b"none")
Reply = tuple[int, dict[str, str], bytes]


def answer(name: str, path: str, home: str) -> Reply:
    """What the outlet *name*, whose pages lie under *home*, answers for *path*."""
    if path.endswith(".html"):
        return 200, {"Content-Type": "text/html"}, f"<html><body><h1>{path}</h1></body></html>".encode()
    found = _ANSWERS.get((name, path))
    return found(home) if found else GONE


def ok(body: str | bytes, **headers: str) -> Reply:
    return 200, headers, body.encode() if isinstance(body, str) else body


def rss(home: str, count: int, date: str, filler: str = "") -> bytes:
    items = "".join(
        f"<item><title>Tin {n}</title><link>{home}tin-{n}.html</link><description>{filler}</description>"
        f"<pubDate>{date}</pubDate></item>"
        for n in range(count)
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def index(*locs: str) -> str:
    inner = "".join(f"<sitemap><loc>{loc}</loc><lastmod>2026-03-02</lastmod></sitemap>" for loc in locs)
    return f'<sitemapindex xmlns="{XML}">{inner}</sitemapindex>'


def urlset(*locs: str) -> str:
    inner = "".join(f"<url><loc>{loc}</loc><lastmod>2026-03-02</lastmod></url>" for loc in locs)
    return f'<urlset xmlns="{XML}">{inner}</urlset>'


def links(home: str, count: int) -> str:
    return "".join(f'<a href="/bai-viet-ve-cau-{100000 + n}.html">Bài viết về cầu số {n}</a>' for n in range(count))


def json_feed(home: str) -> Reply:
    items = [{"url": f"{home}mot.html", "title": "Một", "date_published": "2026-03-02T08:00:00+07:00"}, {"url": 5}]
    return ok(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))


_ANSWERS: dict[tuple[str, str], Callable[[str], Reply]] = {
    ("json", "/feed"): json_feed,
    ("maps", "/sitemap"): lambda home: ok(
        index(f"{home}a.xml", f"{home}b.xml.gz", f"{home}gone.xml", "http://khac.example/c.xml"), ETag='"i"'
    ),
    ("maps", "/a.xml"): lambda home: ok(urlset(f"{home}a1.html", f"{home}a2.html")),
    ("maps", "/b.xml.gz"): lambda home: ok(gzip.compress(urlset(f"{home}b1.html").encode())),
    ("loop", "/sitemap"): lambda home: ok(index(f"{home}1.xml", f"{home}sitemap")),
    ("loop", "/1.xml"): lambda home: ok(index(f"{home}2.xml", f"{home}1.xml", f"{home}sitemap")),
    ("loop", "/2.xml"): lambda home: ok(index(f"{home}3.xml", f"{home}1.xml")),
    ("loop", "/3.xml"): lambda home: ok(urlset(f"{home}never.html")),
    ("section", "/section"): lambda home: ok(f"<nav><a href='/x-y-z-999999.html'>Menu</a></nav>{links(home, 3)}"),
    ("empty", "/section"): lambda home: ok("<div id='app'></div><script src='app.js'></script>"),
    ("mixed", "/section"): lambda home: ok(links(home, 2)),
    ("huge", "/feed"): lambda home: ok(rss(home, 6000, "", "x" * 5000)),
    ("many", "/feed"): lambda home: ok(rss(home, 50_000, "Mon, 02 Mar 2026 08:00:00 +0700")),
    ("clock", "/feed"): lambda home: ok(rss(home, 5, "Mon, 02 Mar 2026 22:00:30 GMT")),
    ("zip", "/sitemap"): lambda home: ok(gzip.compress(b"<urlset>" + b" " * 60_000_000, 9)),
    ("script", "/section"): lambda home: ok(links(home, 100_000)),
}
WAYS = {
    "json": ("feed",),
    "maps": ("sitemap",),
    "loop": ("sitemap",),
    "section": ("section",),
    "empty": ("section",),
    "mixed": ("feed", "section"),
    "huge": ("feed",),
    "many": ("feed",),
    "clock": ("feed",),
    "zip": ("sitemap",),
    "script": ("section",),
}


@dataclass
class Night:
    job: CrawlJob
    outcome: CollectOutcome
    run: RecoveredRun
    asked: list[tuple[str, str]]
    peak_mb: float = 0.0

    def entries(self, name: str) -> list[FeedEntry]:
        return [r for r in self.run.records if isinstance(r, FeedEntry) and r.source_id == name]

    def pages(self, name: str) -> list[str]:
        fetches = (r for r in self.run.records if isinstance(r, Fetch) and r.source_id == name)
        return sorted(f.url.rpartition("/")[2] for f in fetches if f.kind is FetchKind.PAGE and f.status == 200)

    def lists(self, name: str) -> dict[str, str | None]:
        fetches = (r for r in self.run.records if isinstance(r, Fetch) and r.source_id == name)
        return {f.url.rpartition("/")[2]: f.error for f in fetches if f.kind not in (FetchKind.PAGE, FetchKind.ROBOTS)}

    def problems(self, name: str) -> list[str]:
        return [r.kind for r in self.run.records if isinstance(r, Problem) and f"//{HOST[name]}:" in r.subject]


def source(name: str, port: int) -> Source:
    home = f"http://{HOST[name]}:{port}/"
    feeds, sitemaps, sections = (
        tuple(home + way for way in WAYS[name] if way == kind) for kind in ("feed", "sitemap", "section")
    )
    kind = SourceKind.NATIONAL
    return Source(name, name, kind, "VN", ("vi",), (), feeds, sitemaps, sections, (HOST[name],), 0.0, 0, 9, None)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    asked: list[tuple[str, str]] = []
    names = {host: name for name, host in HOST.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            host, port = self.server.server_address[:2]
            asked.append((names[str(host)], self.path))
            status, headers, body = answer(names[str(host)], self.path, f"http://{host}:{port}/")
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

    with ExitStack() as stack:
        port = 0
        for host in HOST.values():
            try:
                server = stack.enter_context(ThreadingHTTPServer((host, port), Handler))
            except OSError:
                pytest.skip("this machine has no 127.77.0.0/16 loopback addresses")
            port = server.server_address[1]
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            stack.callback(server.shutdown)
        job = CrawlJob(
            "ways",
            tmp_path_factory.mktemp("ways") / "out",
            tuple(source(name, port) for name in NAMES),
            "baochi@example.gov.vn",
            fixed_now=NOW,
            exempt_network="127.77.0.0/16",
            caps=Caps(max_entries_per_feed=100),
        )
        peak_mb = collected(job)
        outcome = collect(job, timeout_seconds=120)  # it is done; this reads what came of it
        yield Night(job, outcome, recover(job.out_dir), list(asked), peak_mb)


def collected(job: CrawlJob) -> float:
    """Run *job* in a process of its own -> its peak memory in MB.

    Read from /proc: the resource usage of a child begins with that of the test's own process, for it outlives the exec.
    """
    job.out_dir.mkdir(parents=True)
    file = job.out_dir / "job.json"
    file.write_text(job.to_json(), encoding="utf-8")
    peak = 0.0
    with (job.out_dir / "said").open("wb") as said:
        child = subprocess.Popen([sys.executable, "-m", "crawlers.run", str(file)], stdout=said, stderr=said, cwd=ROOT)
        while child.poll() is None:
            peak = max(peak, high_water(child.pid))
            time.sleep(0.02)
    return peak


def test_sources_fail_where_no_way_in_yields_anything(night: Night) -> None:
    assert night.outcome.finished
    assert set(night.outcome.failed_sources) == {"empty", "huge", "zip"}


def test_a_json_feed_leads_to_its_pages(night: Night) -> None:
    (entry,) = night.entries("json")
    assert (entry.title, entry.published_at) == ("Một", datetime(2026, 3, 2, 1, tzinfo=UTC))
    assert night.pages("json") == ["mot.html"]


def test_an_index_leads_to_its_sitemaps_and_they_to_pages(night: Night) -> None:
    assert night.lists("maps") == {"sitemap": None, "a.xml": None, "b.xml.gz": None, "gone.xml": "bad_status"}
    assert night.pages("maps") == ["a1.html", "a2.html", "b1.html"]
    assert any(isinstance(r, Problem) and r.kind == "off_host" for r in night.run.records)


def test_indexes_that_name_each_other_come_to_an_end(night: Night) -> None:
    paths = [path for name, path in night.asked if name == "loop" and path != "/robots.txt"]
    assert sorted(paths) == ["/1.xml", "/2.xml", "/sitemap"]


def test_a_section_page_alone_is_enough(night: Night) -> None:
    assert night.pages("section") == [f"bai-viet-ve-cau-10000{n}.html" for n in range(3)]
    assert night.entries("section")[0].title == "Bài viết về cầu số 0"


def test_a_section_page_without_articles_is_an_error(night: Night) -> None:
    assert night.lists("empty") == {"section": "no_links"}
    assert night.problems("empty") == ["no_links"]


def test_a_source_lives_as_long_as_one_way_in_does(night: Night) -> None:
    assert night.lists("mixed") == {"feed": "bad_status", "section": None}
    assert len(night.pages("mixed")) == 2


def test_hostile_lists_are_recorded_errors(night: Night) -> None:
    assert night.lists("huge") == {"feed": "too_large"}
    assert night.lists("zip") == {"sitemap": "too_large"}
    assert night.lists("many") == {"feed": None}
    assert night.problems("many") == ["list_cut"]
    assert night.problems("script") == ["list_cut"]
    assert len(night.entries("many")) == 100


def test_a_clock_that_dates_everything_is_told_and_not_believed(night: Night) -> None:
    assert [entry.published_at for entry in night.entries("clock")] == [None] * 5
    assert night.problems("clock") == ["dates_are_crawl_times"]
    assert len(night.pages("clock")) == 5


def test_the_memory_of_the_collector_stays_bounded(night: Night) -> None:
    assert 0 < night.peak_mb < 600


def test_what_came_by_sitemap_and_section_can_be_replayed(night: Night, tmp_path: Path) -> None:
    (warc,) = sorted(night.job.out_dir.glob("*.warc.gz"))
    plan = scan_replay(warc, night.job.sources)
    assert {source for _, source in plan.feeds} == set(NAMES) - {"huge"}
    job = CrawlJob("again", tmp_path / "out", night.job.sources, "x@example.vn", replay_warc=warc, caps=night.job.caps)
    assert collect(job, timeout_seconds=120).finished
    again = Night(job, night.outcome, recover(job.out_dir), [])
    for name in ("json", "maps", "section", "mixed"):
        assert again.pages(name) == night.pages(name)
        assert again.entries(name) == night.entries(name)
