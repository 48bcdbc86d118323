"""The collecting process: ``python -m crawlers.run JOB.json``.

Says how far it is in JSON lines on standard output, everything else in the run's ``collect.log``.
Exit status: 0 complete, 3 partial (none of the feeds of some source could be read), 4 stopped, other broken.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic, sleep

from crawlers.job import DONE_NAME, CrawlJob
from crawlers.recorder import Recorder
from crawlers.recording import Recording
from crawlers.recover import recover
from crawlers.settings import ROBOT_NAME, scrapy_settings, software_version
from crawlers.tally import Tally, Totals
from crawlers.visited import Visited, finished_pages, known_addresses

COMPLETE, PARTIAL, STOPPED, ORPHANED = 0, 3, 4, 5
PROGRESS_SECONDS = 0.2
_WATCH_SECONDS = 0.5


class Announcer:
    """Prints progress, at most five times a second."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, tally: Tally, source_id: str) -> None:
        if monotonic() - self._last >= PROGRESS_SECONDS:
            self._last = monotonic()
            say("progress", fetched=tally.fetched, failed=tally.failed, source=source_id)


def say(event: str, **facts: object) -> None:
    """One line of the progress protocol."""
    print(json.dumps({"event": event, **facts}), flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job file named on the command line -> the exit status."""
    parser = argparse.ArgumentParser(prog="crawlers.run", description=__doc__)
    parser.add_argument("job", type=Path)
    parser.add_argument("--parent", type=int, help="stop when this process has ended")
    options = parser.parse_args(arguments)
    if options.parent is not None:
        threading.Thread(target=_watch_parent, args=(options.parent,), daemon=True).start()
    job = CrawlJob.from_json(options.job.read_text(encoding="utf-8"))
    return run(job)


def run(job: CrawlJob) -> int:
    """Run *job* in this process, taking it up where an earlier process was killed -> the exit status."""
    job.out_dir.mkdir(parents=True, exist_ok=True)
    done = job.out_dir / DONE_NAME
    if done.exists():
        say("done", **json.loads(done.read_text(encoding="utf-8")))
        return _status(json.loads(done.read_text(encoding="utf-8"))["failed_sources"])
    started = monotonic()
    totals = _crawl(job)
    if totals is None:
        return STOPPED
    facts = {"run_id": job.run_id, **asdict(totals), "seconds": round(monotonic() - started, 3)}
    _write_whole(done, json.dumps(facts, indent=1))
    say("done", **facts)
    return _status(totals.failed_sources)


def _crawl(job: CrawlJob) -> Totals | None:
    """Collect -> what came of it, None where the run was stopped before its end."""
    from scrapy.crawler import AsyncCrawlerProcess  # late: the reactor is installed by it

    from crawlers.spider import PressSpider, spider_of

    recording = Recording(job.replay_warc) if job.replay_warc else None
    if recording is not None:
        job = replace(job, fixed_now=recording.now)
    written = recover(job.out_dir, job.caps).records
    visited = Visited(known_addresses(job.known_urls_file) | finished_pages(written))
    recorder = Recorder(job, f"{ROBOT_NAME}/{software_version()}", written, Announcer())
    if recording is not None:
        recorder.note("", (gap.as_problem() for gap in recording.damage))
    process = AsyncCrawlerProcess(scrapy_settings(job))
    crawler = process.create_crawler(PressSpider)
    process.crawl(crawler, job=job, recorder=recorder, visited=visited, recording=recording)
    process.start()
    recorder.close()
    finished = not process.bootstrap_failed and spider_of(crawler).finish_reason == "finished"
    return recorder.tally.totals() if finished else None


def _status(failed_sources: Sequence[str]) -> int:
    return PARTIAL if failed_sources else COMPLETE


def _write_whole(path: Path, text: str) -> None:
    """Write a file that is either there as a whole or not at all."""
    half = path.with_suffix(".part")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _watch_parent(parent: int) -> None:
    """End this process at once when *parent* has: a killed flow must not leave a collector behind."""
    while os.getppid() == parent:
        sleep(_WATCH_SECONDS)
    os._exit(ORPHANED)


if __name__ == "__main__":
    sys.exit(main())
