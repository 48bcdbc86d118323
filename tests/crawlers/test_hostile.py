"""A hostile press: each attack gets a recorded error or is handled, the rest goes on, memory stays small."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from crawlers.job import Caps, CrawlJob
from crawlers.recover import RecoveredRun, recover
from crawlers.warc import decode_payload, read_payload
from pipeline.articles.extract import Page, extract
from pipeline.errors import CollectorFailed, LamroError
from pipeline.records.press import Capture, Fetch, FetchKind, Problem

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
PEAK_MB = 600
# The peak of the address space's resident part, of this program alone: getrusage would count the parent's too.
MEASURED = (
    "import re, sys; from pathlib import Path; from crawlers.run import main; code = main(sys.argv[1:]);"
    "kib = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text()).group(1);"
    "print('{\"peak_mb\": %d}' % (int(kib) // 1024)); sys.exit(code)"
)


def _press() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hostile_press", Path(__file__).with_name("hostile_press.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PRESS = _press()


@dataclass
class Siege:
    job: CrawlJob
    run: RecoveredRun
    exit_code: int
    peak_mb: int
    seconds: float

    def fetches(self, name: str) -> list[Fetch]:
        return [r for r in self.run.records if isinstance(r, Fetch) and r.source_id == name]

    def problems(self, name: str, path: str) -> set[str]:
        """The kinds of problem told of an address."""
        url = self.fetch(name, path).url
        return {r.kind for r in self.run.records if isinstance(r, Problem) and r.subject == url}

    def fetch(self, name: str, path: str) -> Fetch:
        (found,) = [fetch for fetch in self.fetches(name) if fetch.url.endswith(path)]
        return found


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Siege:
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of a process is read in /proc")
    folder = tmp_path_factory.mktemp("siege")
    try:
        press = PRESS.hostile_press()
        port = press.__enter__()
    except OSError:
        pytest.skip("this machine has no 127.79.0.0/16 loopback addresses")
    job = CrawlJob(
        "siege",
        folder / "out",
        tuple(PRESS.source(name, port) for name in PRESS.HOSTS),
        "baochi@example.gov.vn",
        fixed_now=NOW,
        exempt_network=PRESS.NETWORK,
        caps=Caps(timeout_seconds=4.0, max_entries_per_feed=40),
    )
    (folder / "job.json").write_text(job.to_json(), encoding="utf-8")
    started = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-c", MEASURED, str(folder / "job.json")],
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    seconds = time.monotonic() - started
    press.__exit__(None, None, None)
    lines = [json.loads(line) for line in child.stdout.splitlines()]
    assert lines, child.stderr[-2000:]
    return Siege(job, recover(job.out_dir), child.returncode, lines[-1]["peak_mb"], seconds)


def test_the_run_ends_by_itself_and_says_that_it_is_partial(siege: Siege) -> None:
    assert siege.exit_code == 3
    assert siege.run.finished
    assert siege.seconds < 160  # about 8 s where the machine is free


def test_memory_stays_small(siege: Siege) -> None:
    assert siege.peak_mb < PEAK_MB, f"{siege.peak_mb} MB"


@pytest.mark.parametrize(
    ("name", "path", "error"),
    [
        ("gzip-bomb", "/gzip-bomb", "too_large"),
        ("drip", "/drip", "timeout"),
        ("slow-headers", "/slow-headers", "timeout"),
        ("to-local", "/secret", "address_refused"),
        ("to-metadata", "/latest/meta-data/", "address_refused"),
        ("loop", "/loop-2", "redirect_loop"),
        ("lie", "/lie", "incomplete"),
        ("entity-bomb", "/feed.xml", "feed_unreadable"),
        ("gzip-feed", "/feed.xml", "too_large"),
        ("links-section", "/section", "no_links"),
    ],
)
def test_each_attack_is_recorded_by_its_name(siege: Siege, name: str, path: str, error: str) -> None:
    fetch = siege.fetch(name, path)
    assert fetch.error == error
    assert fetch.detail


@pytest.mark.parametrize(
    ("name", "path", "kind"),
    [
        ("charset", "/charset", "charset_wrong"),
        ("nul", "/nul", "nul_bytes"),
        ("many-entries", "/feed.xml", "list_cut"),
        ("links-section", "/section", "no_links"),
    ],
)
def test_what_is_read_all_the_same_is_recorded_by_its_name(siege: Siege, name: str, path: str, kind: str) -> None:
    assert siege.fetch(name, path).status == 200
    assert kind in siege.problems(name, path)


def test_the_ten_attacks_of_the_issue_have_a_record_each(siege: Siege) -> None:
    ten = {
        "entity bomb": ("entity-bomb", "/feed.xml"),
        "gzip bomb of a gigabyte": ("gzip-bomb", "/gzip-bomb"),
        "endless body": ("endless", "/endless"),
        "redirect to 127.0.0.1": ("to-local", "/secret"),
        "redirect to 169.254.169.254": ("to-metadata", "/latest/meta-data/"),
        "redirect loop": ("loop", "/loop-2"),
        "wrong charset": ("charset", "/charset"),
        "NUL bytes": ("nul", "/nul"),
        "100,000 links": ("links-section", "/section"),
        "feed of 50,000 entries": ("many-entries", "/feed.xml"),
        "feed of 30 MB": ("huge-feed", "/feed.xml"),
    }
    assert {words for words, (name, path) in ten.items() if not siege.problems(name, path)} == set()
    assert siege.peak_mb < PEAK_MB


@pytest.mark.parametrize(("name", "path"), [("endless", "/endless"), ("huge-feed", "/feed.xml")])
def test_an_endless_body_is_cut_off_by_its_size_or_its_time(siege: Siege, name: str, path: str) -> None:
    assert siege.fetch(name, path).error in ("too_large", "timeout")


@pytest.mark.parametrize("name", ["not-http", "hang-up", "header-flood", "negative-length", "to-file"])
def test_each_broken_answer_is_recorded(siege: Siege, name: str) -> None:
    fetches = [fetch for fetch in siege.fetches(name) if "good" not in fetch.url and fetch.kind is FetchKind.PAGE]
    assert any(fetch.error for fetch in fetches), fetches


@pytest.mark.parametrize("name", PRESS.PAGES)
def test_the_rest_of_the_source_goes_on(siege: Siege, name: str) -> None:
    assert siege.fetch(name, "/good-1").status == 200
    assert siege.fetch(name, "/good-2").error is None


@pytest.mark.parametrize("name", ["nul-feed", "many-entries", "links-section"])
def test_what_can_be_read_is_read_up_to_the_cap(siege: Siege, name: str) -> None:
    assert siege.fetch(name, "/good-1").status == 200
    pages = [fetch for fetch in siege.fetches(name) if fetch.kind is FetchKind.PAGE]
    assert len(pages) <= 2 * siege.job.caps.max_entries_per_feed


def test_every_failure_is_a_problem_in_words(siege: Siege) -> None:
    failed = {r.url for r in siege.run.records if isinstance(r, Fetch) and r.error}
    told = {r.subject for r in siege.run.records if isinstance(r, Problem)}
    assert failed <= told


def test_pages_are_read_or_refused_by_name(siege: Siege) -> None:
    sources = {source.id: source for source in siege.job.sources}
    read = refused = 0
    started = time.monotonic()
    for capture in (r for r in siege.run.records if isinstance(r, Capture) and r.kind is FetchKind.PAGE):
        response = read_payload(siege.job.out_dir / capture.warc_path, capture.warc_offset, capture.warc_length)
        try:
            extract(Page(capture, decode_payload(response, 50_000_000), sources[capture.source_id], None), NOW)
            read += 1
        except LamroError:
            refused += 1
    assert read >= 2 * len(PRESS.PAGES)
    assert refused >= 1
    assert time.monotonic() - started < 20


def test_only_on_its_own_addresses_may_a_bench_hurry(siege: Siege) -> None:
    assert replace(siege.job, in_a_hurry=True).in_a_hurry
    with pytest.raises(CollectorFailed, match="politely"):
        replace(siege.job, in_a_hurry=True, exempt_network=None)
    for host in ("bao.example", "127.0.0.1", "8.8.8.8"):
        strange = replace(siege.job.sources[0], allowed_hosts=(host,))
        with pytest.raises(CollectorFailed, match=host):
            replace(siege.job, in_a_hurry=True, sources=(strange,))


def test_no_command_flow_or_source_can_ask_for_hurry() -> None:
    root = Path(__file__).resolve().parents[2]
    files = [*(root / "flows").rglob("*.py"), *(root / "crawlers" / "sources").rglob("*.yml")]
    assert files
    assert not [file.name for file in files if "in_a_hurry" in file.read_text(encoding="utf-8")]
