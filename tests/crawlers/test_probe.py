"""Probing a source: pure over answers, and once over a real server on loopback."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawlers.catalogue import load_catalogue
from crawlers.probe import FeedState, ProbeAnswer, ProbeReport, http_fetch, probe, proposed_yaml_diff
from crawlers.settings import user_agent
from pipeline.errors import CatalogueError, CollectorFailed
from pipeline.records.press import Source, SourceKind

NOW = datetime(2026, 1, 31, 20, 0, tzinfo=UTC)  # 1 February in Viet Nam
HOST = "https://baomau.example"
SOURCE = Source(
    id="bao-mau", name="Báo Mẫu", kind=SourceKind.PROVINCIAL, country="VN", languages=("vi",), agencies=("dak-lak",),
    feeds=(f"{HOST}/rss/home.rss",), sitemaps=(), sections=(), allowed_hosts=("baomau.example",), delay_seconds=2.0,
    expected_min=3, expected_max=150, checked=None,
)  # fmt: skip


def feed(written: str = "Sat, 31 Jan 2026 17:09:00 +0700", items: int = 2) -> bytes:
    item = f"<item><title>Lũ rút</title><link>{HOST}/a%d</link><pubDate>{written}</pubDate></item>"
    body = "".join(item % number for number in range(items))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{body}</channel></rss>'.encode()


def page(*hrefs: str) -> bytes:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in hrefs)
    return f"<html><head>{links}</head><body>Trang chủ</body></html>".encode()


class Web:
    """Answers from a table; what is not in it is gone.  Remembers what was asked for."""

    def __init__(self, **answers: ProbeAnswer) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, ProbeAnswer] = dict(answers)

    def at(
        self, path: str, body: bytes = b"", status: int | None = 200, location: str = "", error: str | None = None
    ) -> Web:
        url = path if "://" in path else HOST + path
        self.answers[url] = ProbeAnswer(url, status, "text/html", body, location, error)
        return self

    def __call__(self, url: str) -> ProbeAnswer:
        self.asked.append(url)
        return self.answers.get(url, ProbeAnswer(url, 404, "text/html", b""))


def only(report: ProbeReport) -> FeedState:
    (found,) = report.feeds
    return found.state


def test_a_working_feed() -> None:
    web = Web().at("/rss/home.rss", feed())
    report = probe(SOURCE, web, NOW)
    (found,) = report.feeds
    assert (found.state, found.entries, found.newest) == (FeedState.OK, 2, datetime(2026, 1, 31, 10, 9, tzinfo=UTC))
    assert report.healthy
    assert report.day == date(2026, 2, 1)
    assert report.pages == ()
    assert web.asked == [f"{HOST}/robots.txt", f"{HOST}/rss/home.rss"]
    assert "Báo Mẫu (bao-mau) – kiểm tra ngày 01/02/2026: thu thập được" in report.words()
    assert "hoạt động; 2 mục, mới nhất ngày 31/01/2026" in report.words()


@pytest.mark.parametrize(
    ("status", "body", "error", "state", "words"),
    [
        (404, b"", None, FeedState.GONE, "không còn tồn tại; mã trả lời 404"),
        (410, b"", None, FeedState.GONE, "không còn tồn tại; mã trả lời 410"),
        (403, b"", None, FeedState.REFUSED, "không tìm cách vượt qua; mã trả lời 403"),
        (500, b"", None, FeedState.FAILED, "mã trả lời 500"),
        (None, b"", "timeout", FeedState.FAILED, "quá thời gian chờ"),
        (None, b"", "address_refused", FeedState.FAILED, "địa chỉ mạng nội bộ"),
        (200, b"<html>xin chao</html>", None, FeedState.NOT_A_FEED, "không phải nguồn cấp tin"),
        (200, b"", None, FeedState.NOT_A_FEED, "không phải nguồn cấp tin"),
        (200, feed(items=0), None, FeedState.EMPTY, "không có mục nào"),
        (200, feed("Sat, 22 Nov 2025 17:09:00 +0700"), None, FeedState.STALE, "mới nhất ngày 22/11/2025"),
    ],
)
def test_what_stands_in_the_way_is_told(
    status: int | None, body: bytes, error: str | None, state: FeedState, words: str
) -> None:
    report = probe(SOURCE, Web().at("/rss/home.rss", body, status, error=error), NOW)
    assert only(report) is state
    assert words in report.words()
    assert not report.healthy
    assert "chưa thu thập được" in report.words()


def test_entries_without_trusted_date_are_counted_and_said() -> None:
    report = probe(SOURCE, Web().at("/rss/home.rss", feed("hôm qua")), NOW)
    assert only(report) is FeedState.OK
    assert "không mục nào ghi ngày" in report.words()


def test_a_gone_feed_is_looked_for_on_the_home_page() -> None:
    web = Web().at("/", page("/rss/moi.rss", "https://khac.example/rss")).at("/rss/moi.rss", feed())
    report = probe(SOURCE, web, NOW)
    assert only(report) is FeedState.MOVED
    assert report.feeds[0].moved_to == f"{HOST}/rss/moi.rss"
    assert report.healthy
    assert f"đã chuyển địa chỉ; mã trả lời 404; → {HOST}/rss/moi.rss" in report.words()
    assert not any("khac.example" in url for url in web.asked)


def test_a_named_feed_that_does_not_work_is_no_find() -> None:
    report = probe(SOURCE, Web().at("/", page("/rss/moi.rss")).at("/rss/moi.rss", feed(items=0)), NOW)
    assert only(report) is FeedState.GONE
    assert report.found == ()


def test_with_two_lost_feeds_finds_are_told_but_not_assigned() -> None:
    source = replace(SOURCE, feeds=(f"{HOST}/a.rss", f"{HOST}/b.rss"))
    report = probe(source, Web().at("/", page("/rss/moi.rss")).at("/rss/moi.rss", feed()), NOW)
    assert [found.state for found in report.feeds] == [FeedState.GONE, FeedState.GONE]
    assert report.found == (f"{HOST}/rss/moi.rss",)


def test_a_permanent_redirect_is_a_move_a_temporary_one_is_not() -> None:
    for status, state in ((301, FeedState.MOVED), (308, FeedState.MOVED), (302, FeedState.OK)):
        web = Web().at("/rss/home.rss", status=status, location="/rss/moi.rss").at("/rss/moi.rss", feed())
        assert only(probe(SOURCE, web, NOW)) is state


def test_a_redirect_to_another_host_is_told_and_not_followed() -> None:
    web = (
        Web()
        .at("/rss/home.rss", status=301, location="https://khac.example/rss")
        .at("https://khac.example/rss", feed())
    )
    report = probe(SOURCE, web, NOW)
    assert only(report) is FeedState.ELSEWHERE
    assert report.feeds[0].moved_to == "https://khac.example/rss"
    assert not any("khac.example" in url for url in web.asked)


def test_a_redirect_loop_ends() -> None:
    web = Web().at("/rss/home.rss", status=302, location="/rss/home.rss")
    report = probe(SOURCE, web, NOW)
    assert "chuyển hướng quá nhiều lần" in report.words()
    assert len(web.asked) < 12


def test_robots_txt_is_obeyed() -> None:
    web = Web().at("/robots.txt", b"User-agent: *\nDisallow: /rss/").at("/rss/home.rss", feed()).at("/", page())
    report = probe(SOURCE, web, NOW)
    assert only(report) is FeedState.FORBIDDEN
    assert f"{HOST}/rss/home.rss" not in web.asked
    assert "robots.txt" in report.words()


@pytest.mark.parametrize("status", [None, 503, 429])
def test_an_unreachable_robots_txt_forbids_everything(status: int | None) -> None:
    web = Web().at("/robots.txt", status=status, error=None if status else "timeout").at("/rss/home.rss", feed())
    assert only(probe(SOURCE, web, NOW)) is FeedState.FAILED
    assert set(web.asked) == {f"{HOST}/robots.txt"}


def test_a_source_of_pages_only() -> None:
    source = replace(SOURCE, feeds=(), sections=(f"{HOST}/thoi-su/",))
    web = Web().at("/thoi-su/", page("/rss/thoi-su.rss")).at("/rss/thoi-su.rss", feed())
    report = probe(source, web, NOW)
    assert report.healthy
    assert report.found == (f"{HOST}/rss/thoi-su.rss",)
    assert not probe(source, Web(), NOW).healthy


CATALOGUE = """\
# Where the addresses come from.

- id: bao-mau
  name: Báo Mẫu
  kind: provincial
  country: VN
  languages: [vi]
  feeds:
    - https://baomau.example/rss/home.rss
    - https://baomau.example/rss/home.rss2  # a longer address
  hosts: [baomau.example]
  delay: 2.0
  expected: {min: 3, max: 150}
  checked: never

# A word about the second.
- id: trang-con
  name: Trang con
  kind: official
  country: VN
  languages: [vi]
  sections:
    - https://con.example/
  hosts: [con.example]
  delay: 2.0
  expected: {min: 0, max: 10}
  checked: never
"""


def test_the_diff_changes_only_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(CATALOGUE, encoding="utf-8")
    mau, con = load_catalogue(tmp_path)
    web = Web().at("/", page("/rss/moi.rss")).at("/rss/moi.rss", feed()).at("/rss/home.rss2", feed())
    web.at("https://con.example/", page("/feed")).at("https://con.example/feed", feed())
    diff = proposed_yaml_diff(tmp_path, [probe(mau, web, NOW), probe(con, web, NOW)])
    changed = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == [
        "-    - https://baomau.example/rss/home.rss",
        "+    - https://baomau.example/rss/moi.rss",
        "-  checked: never",
        "+  checked: 2026-02-01",
        "-  checked: never",
        "+  feeds:",
        "+    - https://con.example/feed",
        "+  checked: 2026-02-01",
    ]
    assert diff.startswith("--- a/a.yml\n+++ b/a.yml\n")
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == CATALOGUE


def test_no_diff_for_a_source_that_cannot_be_collected(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(CATALOGUE, encoding="utf-8")
    assert proposed_yaml_diff(tmp_path, [probe(load_catalogue(tmp_path)[0], Web(), NOW)]) == ""


def test_a_diff_that_breaks_the_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(CATALOGUE, encoding="utf-8")
    report = probe(load_catalogue(tmp_path)[0], Web().at("/", page("/m.rss")).at("/m.rss", feed()), NOW)
    lost = replace(report.feeds[0], state=FeedState.MOVED, moved_to="https://khac.example/x")
    with pytest.raises(CatalogueError, match="máy chủ của «https://khac"):
        proposed_yaml_diff(tmp_path, [replace(report, feeds=(lost,))])


class Handler(BaseHTTPRequestHandler):
    """A small press with a few bad habits."""

    seen: list[tuple[str, str, str | None]]

    def do_GET(self) -> None:
        self.server.seen.append((self.path, self.headers["User-Agent"], self.headers["Cookie"]))  # type: ignore[attr-defined]  # set below
        status, headers, body = {
            "/rss/home.rss": (200, {"Content-Encoding": "gzip", "Set-Cookie": "a=b"}, gzip.compress(feed())),
            "/inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 3_000_000)),
            "/big": (200, {}, b"0" * 300_000),
            "/lie": (200, {"Content-Encoding": "deflate"}, b"no deflate at all"),
            "/gone": (410, {}, b""),
        }.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


class SlowHandler(Handler):
    def do_GET(self) -> None:
        self.server.release.wait(5)  # type: ignore[attr-defined]  # set below


class DripHandler(Handler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.release.wait(0.05):  # type: ignore[attr-defined]  # set below
            self.wfile.write(b"x")


@pytest.fixture(params=[Handler])
def press(request: pytest.FixtureRequest) -> Iterator[tuple[str, ThreadingHTTPServer]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), request.param)
    server.seen, server.release = [], threading.Event()  # type: ignore[attr-defined]  # for the handler
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", server
    server.release.set()  # type: ignore[attr-defined]  # set above
    server.shutdown()
    server.server_close()


def fetcher(**settings: object) -> Callable[[str], ProbeAnswer]:
    given: dict[str, object] = {"exempt_network": "127.0.0.0/8", "delay": 0.0, "timeout": 5.0, **settings}
    return http_fetch("Sở Văn hóa Đắk Lắk <bao@mau.example>", **given)  # type: ignore[arg-type]  # checked at run time


def test_a_source_is_probed_over_http(press: tuple[str, ThreadingHTTPServer]) -> None:
    base, server = press
    source = replace(SOURCE, feeds=(f"{base}/rss/home.rss", f"{base}/gone"), allowed_hosts=("127.0.0.1",))
    report = probe(source, fetcher(), NOW)
    assert [found.state for found in report.feeds] == [FeedState.OK, FeedState.GONE]
    assert [path for path, _, _ in server.seen] == ["/robots.txt", "/rss/home.rss", "/gone", "/"]  # type: ignore[attr-defined]  # set in the fixture
    agents = {agent for _, agent, _ in server.seen}  # type: ignore[attr-defined]  # set in the fixture
    assert agents == {user_agent("So Van hoa Dak Lak <bao@mau.example>")}
    assert {cookie for _, _, cookie in server.seen} == {None}  # type: ignore[attr-defined]  # set in the fixture


def test_loopback_is_refused_without_the_exemption(press: tuple[str, ThreadingHTTPServer]) -> None:
    base, server = press
    answer = fetcher(exempt_network=None)(f"{base}/rss/home.rss")
    assert (answer.status, answer.error) == (None, "address_refused")
    assert server.seen == []  # type: ignore[attr-defined]  # set in the fixture


def test_a_redirect_into_a_private_network_is_refused(press: tuple[str, ThreadingHTTPServer]) -> None:
    base, _ = press
    fetch = fetcher()
    answer = fetch(f"{base}/inside")
    assert answer.location == "http://169.254.169.254/latest"
    assert fetch(answer.location).error == "address_refused"
    source = replace(SOURCE, feeds=(f"{base}/inside",), allowed_hosts=("127.0.0.1", "169.254.169.254"))
    assert "địa chỉ mạng nội bộ, bị chặn" in probe(source, fetch, NOW).words()


def test_a_name_that_resolves_otherwise_the_second_time_is_refused(press: tuple[str, ThreadingHTTPServer]) -> None:
    base, _ = press
    answer = fetcher(exempt_network=None, resolve=lambda host: ("93.184.216.34",))(f"{base}/rss/home.rss")
    assert (answer.error, answer.body) == ("address_refused", b"")


@pytest.mark.parametrize(
    ("path", "error"), [("/bomb", "too_large"), ("/big", "too_large"), ("/lie", "undecodable"), ("/rss/home.rss", None)]
)
def test_sizes_and_codings_are_guarded(press: tuple[str, ThreadingHTTPServer], path: str, error: str | None) -> None:
    base, _ = press
    assert fetcher(max_bytes=100_000)(base + path).error == error


@pytest.mark.parametrize("press", [SlowHandler, DripHandler], indirect=True)
def test_a_server_that_never_answers_or_never_ends(press: tuple[str, ThreadingHTTPServer]) -> None:
    base, _ = press
    assert fetcher(timeout=0.2)(f"{base}/").error == "timeout"


def test_nobody_there_and_no_such_name() -> None:
    assert fetcher()("http://127.0.0.1:1/").error == "connection"

    def unknown(host: str) -> tuple[str, ...]:
        raise OSError("no such name")

    assert fetcher(resolve=unknown)("https://baomau.example/").error == "connection"


def test_requests_keep_their_distance(press: tuple[str, ThreadingHTTPServer]) -> None:
    base, _ = press
    fetch = fetcher(delay=0.15)
    start = datetime.now(UTC)
    for _ in range(3):
        fetch(f"{base}/gone")
    assert datetime.now(UTC) - start >= timedelta(seconds=0.3)


def test_only_loopback_can_be_exempt() -> None:
    with pytest.raises(CollectorFailed):
        http_fetch("x@y.example", exempt_network="10.0.0.0/8")
