"""Collection: ``python -m bench.collect [--hosts 50] [--pages 200] [--news-please PYTHON] [--fundus PYTHON]``.

Pages a minute from a loopback press that the bench makes, politeness off for all: our collector with guard,
robots.txt, archive, log and index; a bare Scrapy spider that only counts; and, with extraction behind our
collector, news-please and fundus, each installed in an interpreter of its own (``pip install news-please==1.6.16``)
whose path is given.  All visit the same addresses in the same run, one after the other; the times are those of the
whole process.  ``cpu_share_of_bare_scrapy`` compares the CPU seconds of the two instead, which other work on the
machine changes less.  News-please and fundus are slow: ``--few`` pages are enough for their rate.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.other_collectors import rate, visit
from bench.press_server import NETWORK, feed_url, host_name
from crawlers.collect import collect
from crawlers.job import CrawlJob
from crawlers.recover import recover
from crawlers.warc import decode_payload, read_payload
from pipeline.articles.extract import Page, extract
from pipeline.records.press import Capture, FetchKind, Source, SourceKind

ROOT = Path(__file__).resolve().parent.parent
MAX_DECODED_BYTES = 50_000_000
CHUNK = 200


def main() -> None:
    """Print each part as it ends to stderr and one JSON object on the last line of stdout."""
    options = _arguments()
    with tempfile.TemporaryDirectory() as folder, press(options.hosts, options.pages) as port:
        began = _children_cpu()
        bare = rate("bare scrapy", *bare_scrapy(options.hosts, options.pages, port))
        between = _children_cpu()
        pages, seconds = our_collector(options.hosts, options.pages, port, Path(folder))
        cpu = (between - began) / max(0.01, _children_cpu() - between)
        ours = rate("ours, archived", pages, seconds)
        articles, more = our_articles(Path(folder), options.hosts, port)
        extracted = rate("ours, archived and extracted", articles, seconds + more)
        visitors = {"news_please": options.news_please, "fundus": options.fundus}
        few = min(options.few, options.hosts * options.pages)
        others = {name: visit(name, python, options.hosts, few, port) for name, python in visitors.items()}
    row: dict[str, float | int | None] = {
        "pages": pages,
        "pages_per_min": ours,
        "bare_scrapy_pages_per_min": bare,
        "share_of_bare_scrapy": round(ours / bare, 3) if bare else None,
        "cpu_share_of_bare_scrapy": round(cpu, 3),
        "extracted_pages_per_min": extracted,
        **{f"{name}_pages_per_min": rate for name, rate in others.items()},
    }
    row |= {f"times_{name}": round(extracted / rate, 1) if rate else None for name, rate in others.items()}
    print(json.dumps(row))


@contextmanager
def press(hosts: int, pages: int) -> Iterator[int]:
    """The press in a process of its own; gives its port."""
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.press_server", str(hosts), str(pages), "0"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.stdin.close()
        server.terminate()
        server.wait()
        server.stdout.close()


def bare_scrapy(hosts: int, pages: int, port: int) -> tuple[int, float]:
    """Pages and seconds of :mod:`bench.bare_spider`."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "bench.bare_spider", str(hosts), str(pages), str(port)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return int(json.loads(said.splitlines()[-1])["pages"]), time.perf_counter() - started


def our_collector(hosts: int, pages: int, port: int, folder: Path) -> tuple[int, float]:
    """Pages and seconds of our collector, everything on but politeness; its run lies in *folder*."""
    job = CrawlJob(
        "bench",
        folder,
        tuple(source(number, pages, port) for number in range(hosts)),
        "bench@lamro.example",
        exempt_network=NETWORK,
        in_a_hurry=True,
    )
    outcome = collect(job)
    return outcome.fetched, outcome.seconds


def our_articles(folder: Path, hosts: int, port: int) -> tuple[int, float]:
    """Articles and seconds of reading *folder*'s pages from the archive and extracting them on all cores."""
    sources = {one.id: one for one in (source(number, 0, port) for number in range(hosts))}
    started = time.perf_counter()
    captures = [one for one in recover(folder).records if isinstance(one, Capture) and one.kind is FetchKind.PAGE]
    chunks = [captures[start : start + CHUNK] for start in range(0, len(captures), CHUNK)]
    with ProcessPoolExecutor() as pool:  # news-please extracts so too
        articles = sum(pool.map(partial(_extracted, folder, sources), chunks))
    return articles, time.perf_counter() - started


def _extracted(folder: Path, sources: dict[str, Source], captures: Sequence[Capture]) -> int:
    """How many of *captures* gave an article with title and text."""
    articles = 0
    for capture in captures:
        response = read_payload(folder / capture.warc_path, capture.warc_offset, capture.warc_length)
        page = Page(capture, decode_payload(response, MAX_DECODED_BYTES), sources[capture.source_id], None)
        found = extract(page, capture.fetched_at).article
        articles += bool(found.title and found.text)
    return articles


def source(number: int, pages: int, port: int) -> Source:
    host = host_name(number)
    feeds = (feed_url(number, port),)
    name = f"host-{number}"
    return Source(name, name, SourceKind.NATIONAL, "VN", ("vi",), (), feeds, (), (), (host,), 0.0, 0, pages, None)


def _children_cpu() -> float:
    """CPU seconds of the processes that have ended; the press goes on, so it is not among them."""
    times = os.times()
    return times.children_user + times.children_system


def _arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--pages", type=int, default=200, help="articles on each host")
    parser.add_argument("--few", type=int, default=500, help="pages for news-please and fundus")
    parser.add_argument("--news-please", type=Path, help="an interpreter in which news-please 1.6.16 is installed")
    parser.add_argument("--fundus", type=Path, help="an interpreter in which fundus is installed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
