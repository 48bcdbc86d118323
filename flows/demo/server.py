"""The sample press on real HTTP servers: one loopback address an outlet, one port for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from flows.demo.answers import NOT_FOUND, Answer, answers_of
from flows.demo.sample import DEFAULT_PORT, Outlet, SamplePress, night_instant
from pipeline.errors import LamroError


@dataclass(frozen=True, slots=True)
class Serving:
    """What is being served; ``asked`` lists (address, path) of every request so far, in order of arrival."""

    port: int
    asked: list[tuple[str, str]] = field(default_factory=list)


class _OutletServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, outlet: Outlet, answers: dict[str, Answer], date_line: str, serving: Serving) -> None:
        self.answers = answers
        self.date_line = date_line
        self.asked = serving.asked
        super().__init__((outlet.host, serving.port), _Handler)

    def server_bind(self) -> None:
        """Binds without the reverse name look-up of the base class, which may hang where there is no DNS."""
        self.socket.setsockopt(1, 2, 1)  # SOL_SOCKET, SO_REUSEADDR: night 2 follows night 1 at once
        self.socket.bind(self.server_address)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5  # an idle kept connection ends soon after the night
    wbufsize = -1  # head and body leave in one piece: in two, each answer waits 40 ms for the client's ACK
    disable_nagle_algorithm = True
    server: _OutletServer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append((self.server.server_name, path))
        answer = self.server.answers.get(path, NOT_FOUND)
        if self._is_fresh(answer):
            self._send(304, answer, b"", "")
        elif answer.zipped and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send(answer.status, answer, answer.zipped, "gzip")
        else:
            self._send(answer.status, answer, answer.body, "")

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the demo's screen free."""

    def _is_fresh(self, answer: Answer) -> bool:
        if answer.last_modified is None:
            return False
        wanted = self.headers.get("If-None-Match")
        if wanted is not None:  # RFC 9110, 13.1.3: the tag goes before the date
            return wanted.strip() == "*" or answer.etag in [tag.strip().removeprefix("W/") for tag in wanted.split(",")]
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
            return answer.last_modified <= since
        except (TypeError, ValueError):
            return False

    def _send(self, status: int, answer: Answer, body: bytes, coding: str) -> None:
        self.send_response_only(status)
        self.send_header("Date", self.server.date_line)
        self.send_header("Content-Type", answer.content_type)
        if answer.zipped:
            self.send_header("Vary", "Accept-Encoding")
        if coding:
            self.send_header("Content-Encoding", coding)
        if answer.etag:
            self.send_header("ETag", answer.etag)
            self.send_header("Last-Modified", answer.last_modified_line)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serve(press: SamplePress, anchor: date, night: int, port: int = DEFAULT_PORT) -> Iterator[Serving]:
    """Serves every outlet as it stands in *night* (1 or 2) of the week before *anchor*, until the block ends.

    Every response, its Date header included, depends only on (*press*, *anchor*, *night*, *port*).
    Raises :class:`LamroError` where an address or the port cannot be bound, or *anchor* is no Monday.
    """
    if anchor.weekday() != 0 or night not in (1, 2):
        raise LamroError(f"sample press: the anchor must be a Monday and the night 1 or 2, not {anchor}, {night}")
    date_line = format_datetime(night_instant(anchor, night), usegmt=True)
    serving = Serving(port)
    with ExitStack() as stack:
        servers = [stack.enter_context(_bound(o, press, anchor, night, date_line, serving)) for o in press.outlets]
        for server in servers:
            thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
            thread.start()
            stack.callback(server.shutdown)
        yield serving


def _bound(
    outlet: Outlet, press: SamplePress, anchor: date, night: int, date_line: str, serving: Serving
) -> _OutletServer:
    answers = answers_of(press, outlet, anchor, night, serving.port)
    try:
        return _OutletServer(outlet, answers, date_line, serving)
    except OSError as error:
        raise LamroError(
            f"sample press: cannot listen on {outlet.host}:{serving.port} ({error.strerror}). "
            "Choose another port if a demo is already running. On systems other than Linux, first add the loopback "
            f"address, for example: sudo ifconfig lo0 alias {outlet.host}"
        ) from error
