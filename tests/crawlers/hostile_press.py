"""A press over loopback that means harm: each host has a hostile page before two good ones, or a hostile feed."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pipeline.records.press import Source, SourceKind

NETWORK = "127.79.0.0/16"
GOOD_PAGE = "<html><head><title>Cầu mới</title></head><body><p>Cầu thông xe hôm nay.</p></body></html>".encode()
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10) for n in range(12)
) + b']><rss version="2.0"><channel><title>&a11;</title></channel></rss>'  # fmt: skip
PAGES = (
    "gzip-bomb", "endless", "drip", "slow-headers", "to-local", "to-metadata", "to-file", "loop", "charset", "nul",
    "links", "deep", "header-flood", "not-http", "hang-up", "lie", "negative-length",
)  # fmt: skip
FEEDS = ("entity-bomb", "many-entries", "huge-feed", "gzip-feed", "nul-feed", "deep-feed", "links-section")
HOSTS = {name: f"127.79.0.{number}" for number, name in enumerate((*PAGES, *FEEDS), 1)}
OPEN_SECONDS = 20.0  # how long a stalling answer goes on if nobody cuts it


def gigabyte() -> bytes:
    """One gzip member of a gigabyte of blanks in about a megabyte: the same full-flushed block 64 times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    first = packer.compress(b" " * (16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * 63


def feed(base: str, *paths: str) -> bytes:
    items = "".join(f"<item><title>Tin {path}</title><link>{base}{path}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


class Hostile(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bomb = links = b""
    entries = ""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        name = self.path.strip("/")
        try:
            if name == "robots.txt":
                self.answer(b"", status=404)
            elif name == "feed.xml":
                self.feed()
            elif name.startswith("good") or name == "section":
                self.section() if name == "section" else self.answer(GOOD_PAGE)
            else:
                self.misbehave(name)
        except OSError:
            self.close_connection = True

    def misbehave(self, name: str) -> None:
        base = self.base()
        targets = {
            "to-local": f"http://127.0.0.1:{self.server.server_address[1]}/secret",
            "to-metadata": "http://169.254.169.254/latest/meta-data/",
            "to-file": "file:///etc/passwd",
            "loop": f"{base}/loop-2",
            "loop-2": f"{base}/loop",
        }
        bodies: dict[str, Callable[[], tuple[bytes, str]]] = {
            "charset": lambda: (GOOD_PAGE, "text/html; charset=utf-16be"),
            "nul": lambda: (b"\0" * 5000 + GOOD_PAGE + b"\0" * 5000, "text/html"),
            "links": lambda: (self.links, "text/html"),
            "deep": lambda: (b"<html><title>t</title>" + b"<div>" * 20_000 + b"x", "text/html"),
        }
        if name in targets:
            self.answer(b"", status=302, headers=(("Location", targets[name]),))
        elif name == "gzip-bomb":
            self.answer(self.bomb, headers=(("Content-Encoding", "gzip"),))
        elif name in bodies:
            body, kind = bodies[name]()
            self.answer(body, kind)
        elif name in PAGES:
            self.break_the_protocol(name)
        else:
            self.answer(b"", status=404)

    def break_the_protocol(self, name: str) -> None:
        self.close_connection = True
        write = self.wfile.write
        if name == "not-http":
            write(b"220 mail.example ESMTP ready\r\n" * 50)
        elif name == "negative-length":
            write(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc")
        elif name == "lie":
            write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\nshort")
        elif name == "header-flood":
            write(b"HTTP/1.1 200 OK\r\n")
            self.stall(b"X-Flood: " + b"x" * 8000 + b"\r\n", pause=0.002)
        elif name == "slow-headers":
            write(b"HTTP/1.1 200 OK\r\n")
            self.stall(b"X-A: b\r\n", pause=0.3)
        elif name == "drip":
            write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
            self.stall(b"<p>", pause=0.3)
        elif name == "endless":
            write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            self.stall(b"<p>x</p>" * 8000, pause=0.002)

    def stall(self, piece: bytes, pause: float) -> None:
        end = time.monotonic() + OPEN_SECONDS
        while time.monotonic() < end:
            self.wfile.write(piece)
            self.wfile.flush()
            if pause:
                time.sleep(pause)

    def feed(self) -> None:
        host, base = str(self.server.server_address[0]), self.base()
        name = next(name for name, address in HOSTS.items() if address == host)
        xml = "application/rss+xml"
        if name == "entity-bomb":
            self.answer(ENTITIES, xml)
        elif name == "many-entries":
            self.answer(feed(base, "/good-1").replace(b"</channel>", self.entries.replace("BASE", base).encode()), xml)
        elif name == "huge-feed":
            self.answer(feed(base, "/good-1") + b"<!-- " + b"x" * 30_000_000 + b" -->", xml)
        elif name == "gzip-feed":
            self.answer(self.bomb, xml, headers=(("Content-Encoding", "gzip"),))
        elif name == "nul-feed":
            self.answer(feed(base, "/good-1").replace(b"<title>", b"<title>\0\0"), xml)
        elif name == "deep-feed":
            self.answer(b'<?xml version="1.0"?><rss version="2.0"><channel>' + b"<a>" * 20_000, xml)
        elif name == "links-section":
            self.answer(feed(base, "/good-1"), xml)
        else:
            self.answer(feed(base, f"/{name}", "/good-1", "/good-2"), xml)

    def section(self) -> None:
        self.answer(self.links)

    def answer(
        self,
        body: bytes,
        kind: str = "text/html; charset=utf-8",
        status: int = 200,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), *headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def base(self) -> str:
        host, port = self.server.server_address[:2]
        return f"http://{host!s}:{port}"


@contextmanager
def hostile_press() -> Iterator[int]:
    """Listens on every host; gives the port.  Raises OSError where the machine has no such addresses."""
    Hostile.bomb = gigabyte()
    Hostile.links = b"".join(b'<a href="/tin-so-%d.html">Tin</a>\n' % (10**6 + n) for n in range(100_000))
    numbers = range(50_000)
    Hostile.entries = (
        "".join(f"<item><title>Tin {n}</title><link>BASE/missing-{n}</link></item>" for n in numbers) + "</channel>"
    )
    servers: list[ThreadingHTTPServer] = []
    try:
        port = 0
        for host in HOSTS.values():
            servers.append(ThreadingHTTPServer((host, port), Hostile))
            port = int(servers[0].server_address[1])
        for server in servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield port
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def source(name: str, port: int) -> Source:
    base = f"http://{HOSTS[name]}:{port}"
    sections = (f"{base}/section",) if name == "links-section" else ()
    feeds = (f"{base}/feed.xml",)
    return Source(
        name, name, SourceKind.PROVINCIAL, "VN", ("vi",), (), feeds, (), sections, (HOSTS[name],), 0.0, 0, 9, None
    )
