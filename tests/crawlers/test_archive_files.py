"""Archive, log, codings and job as files: what is written is read back, what is broken is named."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.decode import PayloadTooLarge, PayloadUndecodable, accepted_encodings, brotli, decode_body, zstd
from crawlers.fetchlog import FetchLog, LogRecord, read_log
from crawlers.job import CrawlJob, Validator
from crawlers.recording import Recording
from crawlers.replay import adhoc_source, scan_replay
from crawlers.scan import CutTail, whole_members
from crawlers.spool import Spool
from crawlers.tally import Tally
from crawlers.warc import RecordedResponse, read_payload
from pipeline.errors import ArchiveUnreadable, CollectorFailed
from pipeline.records.press import (
    Capture,
    FeedEntry,
    Fetch,
    FetchKind,
    Problem,
    SourceKind,
    capture_id,
    problem,
)

AT = datetime(2026, 3, 2, 22, 0, 0, 125, tzinfo=UTC)
BODY = "Nước lũ đã rút. ".encode() * 400


def response(url: str = "https://x.vn/a", payload: bytes = BODY, kind: str = "page") -> RecordedResponse:
    headers = (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    return RecordedResponse(url, 200, headers, payload, AT, "x", kind)


@settings(deadline=None)  # each example waits for the disk
@given(st.binary(max_size=2000))
def test_a_response_comes_back_as_it_was_received(tmp_path_factory: pytest.TempPathFactory, payload: bytes) -> None:
    warc = tmp_path_factory.mktemp("w") / "captures.warc.gz"
    spool = Spool(warc, "LamRo/0", AT)
    places = [spool.append(response(payload=payload), capture_id("u", AT, str(n))) for n in range(2)]
    spool.close()
    assert [read_payload(warc, *place) for place in places] == [response(payload=payload)] * 2
    assert list(whole_members(warc))[1:] == places


def test_the_same_run_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        spool = Spool(tmp_path / name / "captures.warc.gz", "LamRo/0", AT)
        spool.append(response(), "ab" * 16)
        spool.close()
    first, second = ((tmp_path / name / "captures.warc.gz").read_bytes() for name in ("a", "b"))
    assert first == second


def test_a_half_written_tail_is_found_and_damage_is_named(tmp_path: Path) -> None:
    warc = tmp_path / "captures.warc.gz"
    spool = Spool(warc, "LamRo/0", AT)
    offset, length = spool.append(response(), "ab" * 16)
    spool.close()
    whole = warc.read_bytes()
    for cut in (1, 10, length // 2, length - 1):
        warc.write_bytes(whole[: offset + cut])
        assert list(whole_members(warc))[1:] == [CutTail(offset, cut)]
    warc.write_bytes(whole[:offset] + b"\0" * length)
    with pytest.raises(ArchiveUnreadable, match="damaged"):
        list(whole_members(warc))


@pytest.mark.parametrize(("offset", "length"), [(0, 10), (5, 300), (99_999, 10)])
def test_a_wrong_place_is_named(tmp_path: Path, offset: int, length: int) -> None:
    warc = tmp_path / "captures.warc.gz"
    Spool(warc, "LamRo/0", AT).close()
    with pytest.raises(ArchiveUnreadable):
        read_payload(warc, offset, length)
    with pytest.raises(ArchiveUnreadable):
        read_payload(tmp_path / "no.warc.gz", 0, 10)


def codings() -> list[tuple[str, bytes]]:
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    found = [
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:])),
        ("deflate", zlib.compress(BODY)),
        ("deflate", raw.compress(BODY) + raw.flush()),
        ("identity", BODY),
        ("gzip", BODY),
    ]
    found += [("br", brotli.compress(BODY))] if brotli else []
    return found + ([("zstd", zstd.compress(BODY))] if zstd else [])


@pytest.mark.parametrize(("name", "payload"), codings(), ids=range(len(codings())))
def test_codings_are_taken_off_within_the_limit(name: str, payload: bytes) -> None:
    assert decode_body(payload, (name,), len(BODY)) == BODY
    with pytest.raises(PayloadTooLarge):
        decode_body(payload, (name,), len(BODY) - 1)
    if name not in ("identity",) and payload != BODY:
        with pytest.raises(PayloadUndecodable):
            decode_body(payload[: len(payload) // 2], (name,), len(BODY))


def test_codings_in_sequence_and_unknown_ones() -> None:
    assert decode_body(gzip.compress(zlib.compress(BODY)), ("deflate", "gzip"), 10_000) == BODY
    assert accepted_encodings().startswith("gzip")
    for encodings in (("compress",), ("gzip",) * 4):
        with pytest.raises(PayloadUndecodable):
            decode_body(BODY, encodings, 10_000)


def records() -> list[LogRecord]:
    fetch = Fetch("f" * 32, "u", "s", FetchKind.PAGE, AT, 200, None, None, "c" * 32, None, None, 3, 0, None)
    capture = Capture("c" * 32, "u", "s", FetchKind.PAGE, AT, 200, "text/html", "0" * 64, "captures.warc.gz", 7, 9)
    entry = FeedEntry("e" * 32, "f", "s", "u", 'Tiêu đề "mới"', "", AT, "c" * 32)
    return [fetch, capture, entry, problem("collect", "u", "timeout", "x")]


def test_the_log_gives_back_what_was_written_once(tmp_path: Path) -> None:
    path = tmp_path / "fetches.jsonl"
    assert list(read_log(path)) == []
    log = FetchLog(path)
    assert log.append(records()) == tuple(records())
    assert log.append(records()) == ()
    log.close()
    assert FetchLog(path, read_log(path)).append(records()) == ()
    assert list(read_log(path)) == records()


def test_every_half_last_line_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "fetches.jsonl"
    FetchLog(path).append(records())
    whole = path.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    for cut in range(start + 1, len(whole), 7):
        path.write_bytes(whole[:cut])
        *good, last = read_log(path)
        assert good == records()[:-1]
        assert isinstance(last, Problem)
        assert last.kind == "half_line"


def test_a_job_survives_its_file(tmp_path: Path) -> None:
    source = adhoc_source("bao.vn", ("https://bao.vn/rss",))
    job = CrawlJob(
        "r", tmp_path, (source,), "a@b.vn", AT, tmp_path / "known", (Validator("u", None, "x"),), ("https://a/",)
    )
    assert CrawlJob.from_json(job.to_json()) == job


@pytest.mark.parametrize("fields", [{"contact": "a\r\nX: y"}, {"contact": " "}, {"exempt_network": "10.0.0.0/8"}])
def test_a_job_that_cannot_be_meant_is_refused(tmp_path: Path, fields: dict[str, str]) -> None:
    with pytest.raises(CollectorFailed):
        CrawlJob(**{"run_id": "r", "out_dir": tmp_path, "sources": (), "contact": "a@b.vn", **fields})  # type: ignore[arg-type]
    with pytest.raises(CollectorFailed):
        CrawlJob.from_json("{}")


def test_replay_finds_feeds_versions_and_sources(tmp_path: Path) -> None:
    warc = tmp_path / "night.warc.gz"
    spool = Spool(warc, "LamRo/0", AT)
    later = datetime(2026, 3, 3, tzinfo=UTC)
    old, new = response("http://x.vn/a", kind=""), RecordedResponse("http://x.vn/a", 200, (), b"new", later, "", "")
    rss = RecordedResponse(
        "https://rss.x.vn/f", 200, (("Content-Type", "text/xml"),), b"<rss version='2.0'/>", AT, "", ""
    )
    for number, item in enumerate((old, new, rss)):
        spool.append(item, f"{number:032d}")
    spool.close()
    recording = Recording(warc)
    assert [ref.at for ref in recording.versions("https://x.vn/a#top")] == [AT, later]
    assert recording.versions("https://x.vn/b") == ()
    plan = scan_replay(warc)
    assert (plan.now, plan.responses) == (later, 3)
    assert plan.feeds == (("https://rss.x.vn/f", "adhoc-rss-x-vn"),)
    assert (plan.sources[0].kind, plan.sources[0].country) == (SourceKind.NATIONAL, "VN")
    known = adhoc_source("x.vn", ())
    assert scan_replay(warc, (known,)).sources == (known,)
    assert (adhoc_source("a.com", ()).country, adhoc_source("a.com", ()).kind) == ("ZZ", SourceKind.FOREIGN)
    with pytest.raises(ArchiveUnreadable):
        scan_replay(tmp_path / "none.warc.gz")


def test_the_tally_tells_which_sources_failed() -> None:
    tally = Tally()
    fetch = records()[0]
    assert isinstance(fetch, Fetch)
    for record in records():
        tally.add(record)
    for source_id, status, error in (("a", 500, "bad_status"), ("b", 304, None), ("c", 302, None)):
        tally.add(Fetch("", "u", source_id, FetchKind.FEED, AT, status, error, None, None, None, None, 0, 0, None))
    totals = tally.totals()
    assert (totals.fetched, totals.failed, totals.entries, totals.failed_sources) == (1, 1, 1, ("a", "c"))
