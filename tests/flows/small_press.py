"""Outlets of a few lines on loopback addresses, each answering as a test tells it to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pipeline.records.press import Source, SourceKind

GOOD, OTHER, BROKEN, GARBAGE, SILENT = (f"127.77.8.{n}" for n in range(1, 6))
HOSTS = (GOOD, OTHER, BROKEN, GARBAGE, SILENT)

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Outlets:
    """``answers``: (host, path) → status, headers, body, or a function that gives them; ``asked``: every request."""

    port: int
    answers: dict[tuple[str, str], Reply | Callable[[], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str, bool]] = field(default_factory=list)  # host, path, whether conditional

    def feed(self, host: str, *paths: str) -> None:
        """*host* offers a feed that names *paths*; it never changes and says so by its ETag."""
        items = "".join(
            f"<item><title>Tin {path}</title><link>http://{host}:{self.port}{path}</link>"
            "<pubDate>Sun, 23 Nov 2025 01:00:00 +0700</pubDate></item>"
            for path in paths
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
        headers = {"ETag": f'"{hash(body)}"', "Content-Type": "application/rss+xml"}
        self.answers[host, "/feed.xml"] = (200, headers, body)

    def page(self, host: str, path: str, title: str, *sentences: str) -> None:
        text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        body = (
            f"<html lang='vi'><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body>"
            "</html>"
        )
        self.answers[host, path] = (200, {"Content-Type": "text/html; charset=utf-8"}, body.encode())

    def source(self, host: str) -> Source:
        own = "nguon-" + host.rpartition(".")[2]
        feeds = (f"http://{host}:{self.port}/feed.xml",)
        return Source(own, own, SourceKind.NATIONAL, "VN", ("vi",), (), feeds, (), (), (host,), 0.0, 0, 9, None)


def slowly(seconds: float) -> Callable[[], Reply]:
    """An answer that comes too late for anyone to wait for."""

    def answer() -> Reply:
        time.sleep(seconds)
        return 200, {}, b""

    return answer


@contextmanager
def serving(port: int) -> Iterator[Outlets]:
    """Listen on every address of :data:`HOSTS` at *port* until the block ends."""
    outlets = Outlets(port)
    with ExitStack() as stack:
        for host in HOSTS:
            server = stack.enter_context(_server(host, outlets))
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            stack.callback(server.shutdown)
        yield outlets


def _server(host: str, outlets: Outlets) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            asked_with = self.headers.get("If-None-Match")
            outlets.asked.append((host, self.path, asked_with is not None))
            found = outlets.answers.get((host, self.path), (404, {}, b"none"))
            status, headers, body = found() if callable(found) else found
            if asked_with is not None and asked_with == headers.get("ETag"):
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Whoever waited for a slow answer has gone away: nothing to tell."""

    return Server((host, outlets.port), Handler)
