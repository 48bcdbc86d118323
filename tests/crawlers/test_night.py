"""A night over real HTTP on one exempt loopback network: every way in which a source can fail."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawlers.collect import CollectOutcome, Progress, collect
from crawlers.decode import PayloadTooLarge
from crawlers.fetchlog import record_key
from crawlers.job import Caps, CrawlJob, Validator
from crawlers.recover import RecoveredRun, recover
from crawlers.replay import scan_replay
from crawlers.scan import warc_files
from crawlers.warc import decode_payload, read_payload
from pipeline.errors import CollectorFailed
from pipeline.records.press import Capture, FeedEntry, Fetch, FetchKind, Problem, Source, SourceKind

NOW = datetime(2026, 3, 2, 22, 0, 0, 125, tzinfo=UTC)
PAGE = "<html><head><title>Cầu mới</title></head><body><p>Cầu thông xe hôm nay.</p></body></html>".encode()
GOOD, BROKEN, GARBAGE, SILENT, BOMB, ROBOTS500, CACHED, REFUSED, SLOW = (f"127.77.0.{n}" for n in range(1, 10))
LISTENING = (GOOD, BROKEN, GARBAGE, SILENT, BOMB, ROBOTS500, CACHED, SLOW)


def feed(*links: str) -> bytes:
    items = "".join(
        f"<item><title>Tin {n}</title><link>{link}</link><author>x@y.vn (Người Viết)</author>"
        "<pubDate>Mon, 02 Mar 2026 08:00:00 +0700</pubDate></item>"
        for n, link in enumerate(links)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


GOOD_LINKS = (
    "/zipped",
    "/plain?utm_source=rss&id=1#top",
    "/plain?id=1",
    "/dead",
    "/private/x",
    "/loop",
    "/to-local",
    "/to-metadata",
    "/moved",
    "/target",
    "/bomb",
    "/endless",
    "/cut",
    "http://elsewhere.example/strange",
)
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"></rss>'


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str]] = []  # noqa: RUF012  # shared by the threads of one test module
    agents: set[str] = set()  # noqa: RUF012
    headers_seen: set[str] = set()  # noqa: RUF012

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        host = self.server.server_address[0]
        self.asked.append((str(host), self.path))
        self.agents.add(self.headers["User-Agent"])
        self.headers_seen.update(name.lower() for name in self.headers)
        path = self.path.partition("?")[0]
        if host == SILENT:
            time.sleep(3)
            self.close_connection = True
        elif host == ROBOTS500 and path == "/robots.txt":
            self.answer(500, b"down")
        elif path == "/robots.txt":
            self.answer(200, b"User-agent: *\nDisallow: /private/\n") if host == GOOD else self.answer(404, b"none")
        elif path == "/feed.xml":
            self.feed(str(host))
        else:
            self.page(path)

    def feed(self, host: str) -> None:
        if host == CACHED and self.headers["If-None-Match"] == '"v1"':
            self.answer(304, b"")
        elif host == BROKEN:
            self.answer(500, b"<html>down</html>")
        elif host == GARBAGE:
            self.answer(200, b"<!DOCTYPE html><html><body>welcome</body></html>", ("Content-Type", "text/html"))
        elif host == BOMB:
            self.answer(200, ENTITIES)
        elif host == SLOW:
            self.answer(200, feed(*(f"http://{SLOW}:{self.port}/slow/{n}" for n in range(14))))
        else:
            links = (link if link.startswith("http") else f"http://{host}:{self.port}{link}" for link in GOOD_LINKS)
            self.answer(200, gzip.compress(feed(*links)), ("Content-Encoding", "gzip"), ("ETag", '"v2"'))

    def page(self, path: str) -> None:
        redirects = {
            "/loop": "/loop2",
            "/loop2": "/loop",
            "/to-local": f"http://127.0.0.1:{self.port}/secret",
            "/to-metadata": "http://169.254.169.254/latest/meta-data/",
            "/moved": "/moved-here",
        }
        if path in redirects:
            self.answer(302, b"", ("Location", redirects[path]))
        elif path == "/dead":
            self.answer(404, b"gone")
        elif path == "/zipped":
            self.answer(200, gzip.compress(PAGE), ("Content-Encoding", "gzip"), ("Content-Type", "text/html"))
        elif path == "/bomb":
            self.answer(200, gzip.compress(b"0" * 5_000_000), ("Content-Encoding", "gzip"))
        elif path == "/endless":
            self.endless()
        elif path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
        else:
            time.sleep(0.03 if path.startswith("/slow/") else 0)
            self.answer(200, PAGE, ("Content-Type", "text/html; charset=utf-8"))

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for _ in range(10_000):
                self.wfile.write(b"1000\r\n" + b"x" * 0x1000 + b"\r\n")
        except OSError:
            self.close_connection = True

    def answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])


def source(host: str, port: int, delay: float = 0.0) -> Source:
    name = "s" + host.rpartition(".")[2] if host != "127.0.0.1" else "inside"
    feeds = (f"http://{host}:{port}/feed.xml",)
    hosts = (host,)
    return Source(name, name, SourceKind.PROVINCIAL, "VN", ("vi",), (), feeds, (), (), hosts, delay, 0, 9, None)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    servers: list[ThreadingHTTPServer] = []
    try:
        first = ThreadingHTTPServer((GOOD, 0), Handler)
    except OSError:
        pytest.skip("this machine has no 127.77.0.0/16 loopback addresses")
    servers.append(first)
    number = int(first.server_address[1])
    servers += [ThreadingHTTPServer((host, number), Handler) for host in LISTENING[1:]]
    for server in servers:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield number
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass
class Night:
    job: CrawlJob
    outcome: CollectOutcome
    run: RecoveredRun
    progress: list[Progress]

    def fetch(self, path: str) -> Fetch:
        found = [r for r in self.run.records if isinstance(r, Fetch) and r.url.endswith(path)]
        assert len(found) == 1, (path, found)
        return found[0]

    def of_source(self, source_id: str, kind: FetchKind = FetchKind.FEED) -> Fetch:
        fetches = [r for r in self.run.records if isinstance(r, Fetch)]
        (found,) = [fetch for fetch in fetches if fetch.source_id == source_id and fetch.kind is kind]
        return found

    def problems(self) -> set[str]:
        return {record.kind for record in self.run.records if isinstance(record, Problem)}


@pytest.fixture(scope="module")
def night(port: int, tmp_path_factory: pytest.TempPathFactory) -> Night:
    folder = tmp_path_factory.mktemp("night")
    hosts = (GOOD, BROKEN, GARBAGE, SILENT, BOMB, ROBOTS500, CACHED, REFUSED, "127.0.0.1")
    job = CrawlJob(
        "night-1",
        folder / "out",
        tuple(source(host, port) for host in hosts),
        "baochi@example.gov.vn",
        fixed_now=NOW,
        validators=(Validator(f"http://{CACHED}:{port}/feed.xml", '"v1"', None),),
        exempt_network="127.77.0.0/16",
        caps=Caps(max_body_bytes=200_000, max_decoded_bytes=1_000_000, timeout_seconds=1.0),
    )
    progress: list[Progress] = []
    outcome = collect(job, progress.append, timeout_seconds=60)
    return Night(job, outcome, recover(job.out_dir), progress)


def test_the_run_ends_and_is_partial(night: Night) -> None:
    assert night.outcome.finished
    assert night.outcome.exit_code == 3
    assert night.outcome.failed_sources == ("inside", "s2", "s3", "s4", "s5", "s6", "s8")
    assert night.run.finished
    assert night.progress
    assert night.outcome.fetched == 4  # zipped, plain, moved-here, target


@pytest.mark.parametrize(
    ("source_id", "status", "error"),
    [
        ("s1", 200, None),
        ("s2", 500, "bad_status"),
        ("s3", 200, "feed_unreadable"),
        ("s4", None, "timeout"),
        ("s5", 200, "feed_unreadable"),
        ("s6", None, "robots_unreachable"),
        ("s7", 304, None),
        ("s8", None, "refused"),
        ("inside", None, "address_refused"),
    ],
)
def test_each_feed_is_recorded_as_it_went(night: Night, source_id: str, status: int | None, error: str | None) -> None:
    fetch = night.of_source(source_id)
    assert (fetch.status, fetch.error) == (status, error)
    assert (fetch.detail is None) == (error is None)
    assert (fetch.capture_id is None) == (status in (None, 304))


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("/zipped", 200, None),
        ("/plain?id=1", 200, None),
        ("/dead", 404, "bad_status"),
        ("/private/x", None, "robots_forbidden"),
        ("/loop2", 302, "redirect_loop"),
        ("/secret", None, "address_refused"),
        ("/latest/meta-data/", None, "address_refused"),
        ("/moved", 302, None),
        ("/moved-here", 200, None),
        ("/bomb", 200, "too_large"),
        ("/endless", None, "too_large"),
        ("/cut", None, "incomplete"),
    ],
)
def test_each_page_is_recorded_as_it_went(night: Night, path: str, status: int | None, error: str | None) -> None:
    fetch = night.fetch(path)
    assert (fetch.status, fetch.error) == (status, error)
    assert fetch.fetched_at == NOW
    assert fetch.elapsed_ms == 0


def test_problems_are_told_and_strange_hosts_are_left_alone(night: Night) -> None:
    assert night.problems() >= {"off_host", "too_large", "redirect_loop", "robots_forbidden", "timeout", "refused"}
    asked = {path for _, path in Handler.asked}
    assert "/private/x" not in asked
    assert "/secret" not in asked
    assert (ROBOTS500, "/feed.xml") not in Handler.asked


def test_we_say_who_we_are_and_nothing_else(night: Night) -> None:
    (agent,) = {agent for agent in Handler.agents if "baochi@example.gov.vn" in agent}
    assert agent.startswith("LamRo/")
    assert not Handler.headers_seen & {"cookie", "referer", "authorization"}


def test_redirects_robots_and_errors_are_in_the_archive(night: Night) -> None:
    captures = [record for record in night.run.records if isinstance(record, Capture)]
    assert {capture.status for capture in captures} >= {200, 302, 404, 500}
    assert any(capture.kind is FetchKind.ROBOTS for capture in captures)
    for capture in captures:
        response = read_payload(night.job.out_dir / capture.warc_path, capture.warc_offset, capture.warc_length)
        assert (response.url, response.status) == (capture.url, capture.status)
        assert response.fetched_at == NOW


def test_payloads_are_kept_as_received_and_decoded_on_demand(night: Night) -> None:
    by_url = {record.url: record for record in night.run.records if isinstance(record, Capture)}
    zipped = next(capture for url, capture in by_url.items() if url.endswith("/zipped"))
    response = read_payload(night.job.out_dir / zipped.warc_path, zipped.warc_offset, zipped.warc_length)
    assert response.payload.startswith(b"\x1f\x8b")
    assert decode_payload(response, 1_000_000) == PAGE
    bomb = next(capture for url, capture in by_url.items() if url.endswith("/bomb"))
    with pytest.raises(PayloadTooLarge):
        decode_payload(read_payload(night.job.out_dir / bomb.warc_path, bomb.warc_offset, bomb.warc_length), 1_000_000)


def test_the_archive_passes_its_own_digests(night: Night) -> None:
    (warc,) = warc_files(night.job.out_dir)  # all sources are of one kind, so all records lie in one file
    with warc.open("rb") as file:
        kinds = [
            (record.rec_type, record.content_stream().read())[0]
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert kinds[0] == "warcinfo"
    assert Counter(kinds) == {"warcinfo": 1, "response": len(kinds) // 2 - 1, "revisit": 1, "request": len(kinds) // 2}


def test_entries_carry_no_author(night: Night) -> None:
    entries = [record for record in night.run.records if isinstance(record, FeedEntry)]
    assert len(entries) == len(GOOD_LINKS)
    assert all("Người Viết" not in repr(entry) for entry in entries)
    assert entries[0].published_at == datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_a_finished_run_is_not_run_again(night: Night) -> None:
    before = len(Handler.asked)
    again = collect(night.job)
    assert (again.fetched, again.exit_code) == (night.outcome.fetched, 3)
    assert len(Handler.asked) == before


def test_its_archive_replays_to_the_same_pages(night: Night, tmp_path: Path) -> None:
    warc = night.job.out_dir
    plan = scan_replay(warc, night.job.sources)
    assert plan.now == NOW
    job = replace(night.job, out_dir=tmp_path, replay_warc=warc, fixed_now=None, exempt_network=None, validators=())
    before = len(Handler.asked)
    collect(job)
    assert len(Handler.asked) == before

    def good(run: RecoveredRun) -> set[str]:
        fetches = (record for record in run.records if isinstance(record, Fetch))
        kept = {fetch.capture_id for fetch in fetches if fetch.kind is FetchKind.PAGE and fetch.status == 200}
        return {record_key(r) for r in run.records if isinstance(r, FeedEntry)} | {str(capture) for capture in kept}

    assert good(recover(tmp_path)) == good(night.run)


def slow_job(port: int, out_dir: Path, delay: float = 0.0) -> CrawlJob:
    sources = (source(SLOW, port, delay),)
    return CrawlJob("slow", out_dir, sources, "a@b.vn", fixed_now=NOW, exempt_network="127.77.0.0/16")


def captures_in(out_dir: Path) -> int:
    log = out_dir / "fetches.jsonl"
    return log.read_bytes().count(b'{"record":"capture"') if log.exists() else 0


def wait_for(condition: object, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def test_a_killed_run_is_taken_up_to_the_same_end(port: int, tmp_path: Path) -> None:
    collect(slow_job(port, tmp_path / "whole"))
    whole = recover(tmp_path / "whole")
    out = tmp_path / "killed"
    out.mkdir()
    job = slow_job(port, out)
    (out / "job.json").write_text(job.to_json(), encoding="utf-8")
    child = subprocess.Popen([sys.executable, "-m", "crawlers.run", str(out / "job.json")], stdout=subprocess.DEVNULL)
    wait_for(lambda: captures_in(out) >= 4)
    child.kill()
    child.wait()
    kept = captures_in(out)
    with warc_files(out)[0].open("ab") as archive:
        archive.write(gzip.compress(os.urandom(500))[:300])
    with (out / "fetches.jsonl").open("ab") as log:
        log.write(b'{"record":"capture","capture_id":"12')
    recovered = recover(out)
    assert not recovered.finished
    assert {r.kind for r in recovered.records if isinstance(r, Problem)} == {"half_record", "half_line"}
    assert recover(out) == recovered
    assert collect(job).finished
    again = recover(out)
    assert 4 <= kept < sum(isinstance(r, Capture) for r in again.records)
    assert {record_key(r) for r in again.records if not isinstance(r, Problem)} == {
        record_key(r) for r in whole.records
    }


def test_captures_that_the_log_does_not_know_are_recovered(night: Night, tmp_path: Path) -> None:
    for path in (*warc_files(night.job.out_dir), night.job.out_dir / "fetches.jsonl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    lines = (tmp_path / "fetches.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "fetches.jsonl").write_bytes(b"".join(lines[: len(lines) // 3]))
    recovered = recover(tmp_path)
    wanted = {record_key(r) for r in night.run.records if isinstance(r, Capture | FeedEntry)}
    assert {record_key(r) for r in recovered.records} >= wanted
    assert recover(tmp_path) == recovered


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the child in /proc")
def test_a_killed_parent_leaves_no_collector_behind(port: int, tmp_path: Path) -> None:
    job = slow_job(port, tmp_path / "out", delay=1.0)
    (tmp_path / "job.json").write_text(job.to_json(), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from crawlers.collect import collect; from crawlers.job import CrawlJob;"
        "collect(CrawlJob.from_json(Path(sys.argv[1]).read_text()))"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "job.json")])
    wait_for(lambda: captures_in(tmp_path / "out") >= 1)
    child = int(Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()[0])
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_for(lambda: not _alive(child), 5)


def _alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_run_past_its_time_is_stopped_and_says_so(port: int, tmp_path: Path) -> None:
    outcome = collect(slow_job(port, tmp_path, delay=2.0), timeout_seconds=2.5)
    assert not outcome.finished
    assert not recover(tmp_path).finished


def test_a_broken_job_raises_with_the_end_of_its_log(port: int, tmp_path: Path) -> None:
    job = replace(slow_job(port, tmp_path), replay_warc=tmp_path / "missing.warc.gz")
    with pytest.raises(CollectorFailed, match=r"missing\.warc\.gz"):
        collect(job)
