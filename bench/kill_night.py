"""Nights in processes of their own that can be killed, and what they leave in the store."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from bench.kill_press import sources
from crawlers.warc import read_payload
from flows.jobs import the_office
from flows.night import NightPlan, run_night
from flows.screen import Quiet
from flows.steps.collect import Way
from flows.steps.model import prose_background
from flows.workplace import Workplace
from models.artifact import FILE, load
from pipeline.articles.language import language_of
from pipeline.cases.audit import verify
from pipeline.errors import ArchiveUnreadable
from pipeline.records.assessment import Level
from pipeline.records.ids import content_hash
from pipeline.records.press import Article, Capture
from pipeline.store import assessments, audit, cases, evidence, press
from pipeline.store.connect import Store, Tx

LOG_NAME = "nights.log"
_NETWORK = "127.77.0.0/16"


@dataclass(frozen=True, slots=True)
class Left:
    """What is in a store: captures by page address, content by table, what does not hold."""

    pages: dict[str, int]
    content: dict[str, list[str]]
    unreadable: int  # captures whose bytes the archive does not give back
    chain_holds: bool
    repaired: int  # half-written records and lines that were cut off


def warm(model: Path) -> None:
    """Load what a night loads on its way: those that are forked from this process then begin at once."""
    loaded = load(model / FILE)
    loaded.probabilities(["Cầu Bến Sỏi bị ngập, xe cộ phải đi đường vòng."])
    language_of("The bridge was under water and the road closed for two days.")
    prose_background()


def night(place: Workplace, port: int) -> int:
    """Start ``nightly --direct`` on the small press in a process of its own -> its id."""
    return _forked(place.folder / LOG_NAME, lambda: _night(place, port))


def _night(place: Workplace, port: int) -> None:
    plan = NightPlan("nightly", place, the_office(place), sources(port), Way(exempt_network=_NETWORK))
    run_night(plan, Quiet())


def look(place: Workplace) -> Left:
    """What the nights left, read in a process of its own: this one never opens a database, so that it can fork."""
    answer = place.folder / "left.json"
    pid = _forked(place.folder / LOG_NAME, lambda: answer.write_text(json.dumps(asdict(_look(place)))))
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError((place.folder / LOG_NAME).read_text(encoding="utf-8", errors="replace")[-2000:])
    return Left(**json.loads(answer.read_text()))


def _look(place: Workplace) -> Left:
    with Store(place.store_path).reading() as tx:
        articles = {article.article_id: article for article in press.articles_since(tx, date.min)}
        captures = evidence.captures_of_pages(tx, articles)
        problems = press.all_problems(tx)
        chain = audit.entries(tx)
        content = _content(tx, articles)
    pages = Counter(capture.url for capture in captures if capture.status == 200)
    unreadable = sum(not _readable(place.spool, capture) for capture in captures)
    repaired = sum(one.kind in ("half_record", "half_line") for one in problems)
    return Left(dict(pages), content, unreadable, verify(chain).ok, repaired)


def _content(tx: Tx, articles: dict[str, Article]) -> dict[str, list[str]]:
    """What the store says, without ids and instants, which depend on when a page was fetched."""
    at = {own: article.canonical_url for own, article in articles.items()}
    mentions, claims = press.mentions_for(tx, at), assessments.claims_for(tx, at)
    flags = [one for one in assessments.current_assessments(tx) if one.level is Level.FLAG]
    entries = press.entries_for_urls(tx, {article.url for article in articles.values()})
    said: dict[str, Iterable[tuple[object, ...]]] = {
        "articles": ((a.canonical_url, a.title, a.text) for a in articles.values()),
        "mentions": ((at[m.article_id], m.agency_id, m.field, m.start, m.about) for m in mentions),
        "claims": ((at[c.article_id], c.sentence) for c in claims),
        "flags": ((at[f.article_id], f.agency_id, f.score, [s.name for s in f.signals]) for f in flags),
        "cases": ((case.agency_id, case.title) for case in cases.all_cases(tx)),
        "entries": ((entry.feed_url, entry.url, entry.title) for entry in entries),
    }
    return {name: sorted(map(repr, rows)) for name, rows in said.items()}


def _readable(spool: Path, capture: Capture) -> bool:
    try:
        response = read_payload(spool / capture.warc_path, capture.warc_offset, capture.warc_length)
    except ArchiveUnreadable:
        return False
    return content_hash(response.payload) == capture.payload_sha256


def _forked(log: Path, work: Callable[[], object]) -> int:
    """Run *work* in a forked process with its own process group and its output in *log* -> its id."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        os.setsid()
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        work()
        status = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


def kill(pid: int, how: str) -> bool:
    """Kill the night *pid* (SIGKILL), or the ``collector`` it runs, or ``both`` -> whether one was there."""
    collector = _child_of(pid)
    try:
        if how == "both":
            os.killpg(pid, signal.SIGKILL)
        elif how == "collector" and collector is not None:
            os.kill(collector, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def wait(pid: int, seconds: float) -> int | None:
    """The process's exit status (as of waitpid, 0 where all went well), None where it runs on after *seconds*."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.005)
    return None


def _child_of(pid: int) -> int | None:
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return None
    return int(words[0]) if words else None
