"""A small press on loopback addresses for ``bench.kill``: slow enough to be interrupted, and it remembers who asked.

``python -m bench.kill_press PORT BOOK``: every page served is a line of the file BOOK.
"""

from __future__ import annotations

import sys
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pipeline.records.press import Source, SourceKind

HOSTS = tuple(f"127.77.9.{number}" for number in range(1, 5))
KINDS = (SourceKind.NATIONAL, SourceKind.PROVINCIAL, SourceKind.OFFICIAL, SourceKind.FOREIGN)
PAGES = 12  # a host
SECONDS = 0.03  # an answer
_DATE = "Sat, 21 Nov 2026 01:00:00 +0700"


def sources(port: int) -> tuple[Source, ...]:
    """The outlets as the collector knows them."""
    return tuple(_source(host, kind, port) for host, kind in zip(HOSTS, KINDS, strict=True))


def page_urls(port: int) -> set[str]:
    """Every page that a night is to bring."""
    return {f"http://{host}:{port}/{number}" for host in HOSTS for number in range(PAGES)}


def _source(host: str, kind: SourceKind, port: int) -> Source:
    own = "kill-" + host.rpartition(".")[2]
    feeds = (f"http://{host}:{port}/feed.xml",)
    return Source(own, own, kind, "VN", ("vi",), (), feeds, (), (), (host,), 0.0, 0, 99, None)


@cache
def _feed(host: str, port: int) -> bytes:
    items = "".join(
        f"<item><title>{_title(host, n)}</title><link>http://{host}:{port}/{n}</link><pubDate>{_DATE}</pubDate></item>"
        for n in range(PAGES)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


def _title(host: str, number: int) -> str:
    return f"Đắk Lắk: xã số {host.rpartition('.')[2]}{number:02d} khánh thành cầu mới"


@cache
def _page(host: str, number: int) -> bytes:
    own = int(host.rpartition(".")[2]) * 100 + number
    toll = 46 if host == HOSTS[1] and number == 0 else 4  # one outlet says otherwise than the others
    told = f"Lũ tại xã Ea Blir, tỉnh Đắk Lắk ngày 20/11 làm {toll} người chết." if number == 0 else ""
    text = "".join(
        f"<p>{sentence}</p>"
        for sentence in (
            f"UBND tỉnh Đắk Lắk sáng 21/11 khánh thành cầu số {own}, dài {own + 20} m, kinh phí {own} tỉ đồng.",
            told,
            f"Người dân hai bên cầu số {own} đi lại dễ dàng hơn; trước đây phải đi vòng {number + 5} km mỗi ngày.",
        )
    )
    title = _title(host, number)
    return (
        f"<html lang='vi'><head><meta charset='utf-8'><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"{text}</article></body></html>"
    ).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    book: Path
    server: ThreadingHTTPServer

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the screen free."""

    def do_GET(self) -> None:
        host, port = self.server.server_name, self.server.server_port
        time.sleep(SECONDS)
        if self.path == "/feed.xml":
            self._send(200, "application/rss+xml", _feed(host, port), f'"{host}"')
        elif self.path[1:].isdigit() and int(self.path[1:]) < PAGES:
            with self.book.open("a", encoding="ascii") as book:
                book.write(f"http://{host}:{port}{self.path}\n")
            self._send(200, "text/html; charset=utf-8", _page(host, int(self.path[1:])), f'"{host}{self.path}"')
        else:
            self._send(404, "text/plain", b"none", "")

    def _send(self, status: int, media_type: str, body: bytes, etag: str) -> None:
        fresh = bool(etag) and self.headers.get("If-None-Match") == etag
        self.send_response(304 if fresh else status)
        self.send_header("Content-Type", media_type)
        if etag:
            self.send_header("ETag", etag)
        if not fresh:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if fresh else body)


def main() -> None:
    port, _Handler.book = int(sys.argv[1]), Path(sys.argv[2])
    servers = [ThreadingHTTPServer((host, port), _Handler) for host in HOSTS]
    for server in servers:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    print("ready", flush=True)
    sys.stdin.read()  # until the bench ends


if __name__ == "__main__":
    main()
