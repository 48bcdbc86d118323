"""Starts the collecting process for a flow, and tells how far it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from crawlers.job import TEXT_LOG_NAME, CrawlJob
from pipeline.errors import CollectorFailed

COMPLETE, PARTIAL, STOPPED = 0, 3, 4
_STOP_SECONDS = 2.0  # what a killed process leaves is recovered
_LAST_LINES = 15


@dataclass(frozen=True, slots=True)
class Progress:
    """``fetched`` pages and ``failed`` exchanges so far; ``source`` is the id of the last one heard of."""

    fetched: int
    failed: int
    source: str


@dataclass(frozen=True, slots=True)
class CollectOutcome:
    """How the collecting process ended; ``finished`` is False where it was stopped at its time limit."""

    finished: bool
    exit_code: int
    fetched: int
    failed: int
    failed_sources: tuple[str, ...]
    seconds: float


def collect(
    job: CrawlJob, on_progress: Callable[[Progress], None] | None = None, timeout_seconds: float | None = None
) -> CollectOutcome:
    """Run *job* in a process of its own and wait for it.

    What it brought lies in ``job.out_dir``: read it with :func:`crawlers.recover.recover`.  Calling this again
    with the same job takes up a run that was killed.  After *timeout_seconds* the process is stopped and the
    outcome says so.  Raises :class:`CollectorFailed` with the log's last lines where the process breaks.
    """
    job.out_dir.mkdir(parents=True, exist_ok=True)
    job_file = job.out_dir / "job.json"
    job_file.write_text(job.to_json(), encoding="utf-8")
    started = monotonic()
    with (job.out_dir / TEXT_LOG_NAME).open("ab") as log:
        process = _start(job_file, log.fileno())
    stopper = threading.Timer(timeout_seconds, _stop, (process,)) if timeout_seconds else None
    try:
        if stopper:
            stopper.start()
        last = _listen(process, on_progress)
        exit_code = process.wait()
    finally:
        if stopper:
            stopper.cancel()
        _stop(process)
        if process.stdout is not None:
            process.stdout.close()
    timed_out = timeout_seconds is not None and monotonic() - started >= timeout_seconds
    if exit_code not in (COMPLETE, PARTIAL) and not timed_out:
        raise CollectorFailed(_why(exit_code, job.out_dir / TEXT_LOG_NAME))
    return CollectOutcome(
        finished=exit_code in (COMPLETE, PARTIAL),
        exit_code=exit_code,
        fetched=last.get("fetched", 0),
        failed=last.get("failed", 0),
        failed_sources=tuple(last.get("failed_sources", ())),
        seconds=round(monotonic() - started, 3),
    )


def _start(job_file: Path, log: int) -> subprocess.Popen[str]:
    root = str(Path(__file__).resolve().parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-m", "crawlers.run", str(job_file), "--parent", str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        start_new_session=True,  # Ctrl-C is ours to handle: we stop it gently
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def _listen(process: subprocess.Popen[str], on_progress: Callable[[Progress], None] | None) -> dict[str, Any]:
    """Pass progress on until the process closes its output -> the facts of its last line."""
    last: dict[str, Any] = {}
    for line in process.stdout or ():
        try:
            last = json.loads(line)
        except ValueError:
            continue
        if on_progress is not None and last.get("event") == "progress":
            on_progress(Progress(int(last["fetched"]), int(last["failed"]), str(last["source"])))
    return last


def _stop(process: subprocess.Popen[str]) -> None:
    """End the process, gently first; nothing where it has ended."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _why(exit_code: int, log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:] if log.exists() else []
    return f"The collector ended with status {exit_code}; the end of {log.name}:\n" + "\n".join(lines)
