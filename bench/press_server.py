"""A loopback press for the bench: 50 hosts with one feed each, every page a made article of the usual size.

``python -m bench.press_server HOSTS PAGES PORT`` serves until its standard input is closed.
"""

from __future__ import annotations

import asyncio
import random
import sys
from functools import lru_cache
from urllib.parse import urlsplit

NETWORK = "127.88.0.0/16"
SENTENCES = 40
_WORDS = (  # the small words are what other extractors know prose by
    "tỉnh xã phường sáng chiều mưa lũ đường cầu hộ dân học sinh bệnh viện doanh nghiệp dự án kế hoạch ngân sách đồng "
    "và của là có được trong cho với ở tại đã sẽ các những này từ theo khi không một về đến như cũng sau trước do bị "
    "triệu tỷ người lực lượng khắc phục hỗ trợ kiểm tra báo cáo thông báo triển khai hoàn thành khu vực giao thông"
).split()
_NAV = "".join(f'<li><a href="/muc-{n}">Chuyên mục {n}</a></li>' for n in range(40))
_ASIDE = "".join(
    f'<article class="item-news"><h3><a href="/khac-{n}.html">Tin khác trong ngày số {n}</a></h3>'
    f'<p class="summary">Tóm tắt ngắn của tin khác số {n}.</p></article>'
    for n in range(30)
)
_STYLE = "".join(f".c{n}{{margin:{n}px;padding:{n % 7}px}}" for n in range(250))


def host_name(number: int) -> str:
    """The address of the press's host *number* (0, 1, …)."""
    return f"127.88.{number // 200}.{number % 200 + 1}"


def feed_url(number: int, port: int) -> str:
    return f"http://{host_name(number)}:{port}/feed.xml"


def page_url(number: int, page: int, port: int) -> str:
    return f"http://{host_name(number)}:{port}/tin-{page}.html"


def page(host: str, number: int) -> bytes:
    """The article *number* of *host*: about 25 kB of HTML, of which 5 kB are its own words."""
    chance = random.Random(f"{host} {number}")
    title = f"{_sentence(chance, 9)} {number}"
    paragraphs = "".join(
        "<p>" + " ".join(_sentence(chance, 14) + "." for _ in range(4)) + "</p>" for _ in range(SENTENCES // 4)
    )
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f'<meta property="og:title" content="{title}"><meta property="article:published_time" '
        f'content="2025-11-{number % 28 + 1:02}T08:00:00+07:00"></head><body><nav><ul>{_NAV}</ul></nav>'
        f'<article><h1>{title}</h1><p class="sapo">{_sentence(chance, 20)}.</p>{paragraphs}</article>'
        f"<aside>{_ASIDE}</aside><footer>Báo chạy thử</footer></body></html>"
    ).encode()


def feed(host: str, port: int, pages: int) -> bytes:
    items = "".join(
        f"<item><title>Tin {n}</title><link>http://{host}:{port}/tin-{n}.html</link>"
        "<pubDate>Mon, 24 Nov 2025 08:00:00 +0700</pubDate></item>"
        for n in range(pages)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'.encode()


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize()


class Press:
    """Answers GET on every host; the articles are made beforehand, so that no visitor pays for them."""

    def __init__(self, hosts: int, pages: int) -> None:
        self.hosts, self.pages, self.port = hosts, pages, 0

    async def serve(self, port: int) -> None:
        """Listen on every host; ``port`` 0 takes a free one.  Runs until standard input is closed."""
        first = await asyncio.start_server(self._visitor, host_name(0), port)
        self.port = int(first.sockets[0].getsockname()[1])
        others = [host_name(n) for n in range(1, self.hosts)]
        server = await asyncio.start_server(self._visitor, others, self.port) if others else first
        for host in map(host_name, range(self.hosts)):
            for number in range(self.pages):
                _made(host, number)
        print(self.port, flush=True)
        async with first, server:
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

    async def _visitor(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = str(writer.get_extra_info("sockname")[0])
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = urlsplit(head.split(b" ", 2)[1].decode("latin-1")).path
                writer.write(self._answer(host, path))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError, IndexError):
            return
        finally:
            writer.close()

    def _answer(self, host: str, path: str) -> bytes:
        if path == "/feed.xml":
            return _response("200 OK", "application/rss+xml; charset=utf-8", feed(host, self.port, self.pages))
        number = path.removeprefix("/tin-").removesuffix(".html")
        if path.startswith("/tin-") and number.isdigit():
            return _response("200 OK", "text/html; charset=utf-8", _made(host, int(number)))
        return _response("404 Not Found", "text/plain", b"")


@lru_cache(maxsize=20_000)
def _made(host: str, number: int) -> bytes:
    return page(host, number)


def _response(status: str, kind: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: keep-alive\r\n\r\n"
    return head.encode("ascii") + body


if __name__ == "__main__":
    asyncio.run(Press(int(sys.argv[1]), int(sys.argv[2])).serve(int(sys.argv[3])))
