"""What an exchange becomes in the archive: request, response, revisit; files by group and size; the index."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawlers.appending import append_whole
from crawlers.cdxj import INDEX_NAME, read_index, scan_lines, write_index
from crawlers.earlier import REMEMBERED
from crawlers.fetchlog import LogRecord
from crawlers.job import CrawlJob
from crawlers.judge import Exchange
from crawlers.members import IDENTICAL, NOT_MODIFIED, RecordedRequest
from crawlers.recorder import Recorder
from crawlers.recording import Recording
from crawlers.recover import recover
from crawlers.replay import adhoc_source
from crawlers.scan import warc_files
from crawlers.warc import RecordedResponse, read_payload
from crawlers.writing import only_writer
from pipeline.errors import ArchiveUnreadable, CollectorFailed
from pipeline.records.press import Capture, Fetch, FetchKind, Problem, SourceKind

FIRST = datetime(2026, 3, 2, 22, 0, 0, 125, tzinfo=UTC)
NEXT = FIRST + timedelta(days=1)
PAGE = b"<html><title>C\xe1\xba\xa7u m\xe1\xbb\x9bi</title></html>" * 20
URL = "https://bao-a.vn/tin?id=1"
SOURCES = (
    adhoc_source("bao-a.vn", ("https://bao-a.vn/rss",)),
    replace(adhoc_source("cong-b.vn", ("https://cong-b.vn/rss",)), kind=SourceKind.OFFICIAL),
)


def job(spool: Path, run: str, at: datetime, **more: object) -> CrawlJob:
    (spool / run).mkdir(parents=True, exist_ok=True)
    return CrawlJob(run, spool / run, SOURCES, "a@b.vn", at, recheck=(URL,), **more)  # type: ignore[arg-type]


def answer(at: datetime, payload: bytes = PAGE, status: int = 200, url: str = URL) -> tuple[Exchange, RecordedResponse]:
    source = "adhoc-" + url.split("/")[2].replace(".", "-")
    headers = (("Content-Type", "text/html"), ("X-Name", "Báo".encode().decode("latin-1")))
    return Exchange(url, source, FetchKind.PAGE, at), RecordedResponse(
        url, status, headers, payload, at, source, "page"
    )


def run(of: CrawlJob, *answers: tuple[Exchange, RecordedResponse], written: tuple[LogRecord, ...] = ()) -> Path:
    recorder = Recorder(of, "LamRo/0", written, lambda tally, source: None)
    for exchange, response in answers:
        request = RecordedRequest("GET", exchange.url, (("User-Agent", "LamRo/0 (+a@b.vn)"), ("Accept", "*/*")))
        recorder.keep(exchange, response, "203.0.113.7", request)
    recorder.close()
    return of.out_dir


def records(warc: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """(type, fields, block) of every record."""
    with warc.open("rb") as file:
        return [
            (one.rec_type, dict(one.rec_headers.headers), one.content_stream().read())
            for one in ArchiveIterator(file, no_record_parse=True)
        ]


def test_an_answer_lies_beside_the_request_that_it_answers(tmp_path: Path) -> None:
    (warc,) = warc_files(run(job(tmp_path, "r1", FIRST), answer(FIRST)))
    assert warc.name == "r1-national-00000.warc.gz"
    (info, response, request) = records(warc)
    assert b"isPartOf: r1" in info[2]
    assert (info[0], response[0], request[0]) == ("warcinfo", "response", "request")
    assert request[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert request[2] == (
        b"GET /tin?id=1 HTTP/1.1\r\nHost: bao-a.vn\r\nUser-Agent: LamRo/0 (+a@b.vn)\r\nAccept: */*\r\n\r\n"
    )
    assert response[2].endswith(b"\r\n\r\n" + PAGE)
    assert "X-Name: Báo".encode() in response[2]  # the bytes of a header as they were received
    assert response[1]["WARC-IP-Address"] == "203.0.113.7"


def test_other_readers_find_every_digest_right(tmp_path: Path) -> None:
    run(job(tmp_path, "r1", FIRST), answer(FIRST))
    folder = run(job(tmp_path, "r2", NEXT), answer(NEXT), answer(NEXT, b"", 304))
    files = [str(path) for path in (*warc_files(tmp_path / "r1"), *warc_files(folder))]
    warcio = Path(sys.executable).parent / "warcio"
    assert subprocess.run([warcio, "check", *files], capture_output=True).returncode == 0


def test_each_group_has_its_file_and_a_full_one_is_followed_by_another(tmp_path: Path) -> None:
    other = "https://cong-b.vn/1"
    answers = [answer(FIRST, os.urandom(600), url=f"{URL}{n}") for n in range(4)] + [answer(FIRST, url=other)]
    folder = run(job(tmp_path, "r1", FIRST, max_warc_bytes=2000), *answers)
    names = [path.name for path in warc_files(folder)]
    assert names == ["r1-national-00000.warc.gz", "r1-national-00001.warc.gz", "r1-official-00000.warc.gz"]
    assert all(records(path)[0][0] == "warcinfo" for path in warc_files(folder))
    captures = [one for one in recover(folder).records if isinstance(one, Capture)]
    assert Counter(one.warc_path for one in captures) == Counter(dict(zip(names, (2, 2, 1), strict=True)))
    for capture in captures:
        assert read_payload(folder / capture.warc_path, capture.warc_offset, capture.warc_length).url == capture.url


def test_an_unchanged_payload_is_archived_once(tmp_path: Path) -> None:
    first = run(job(tmp_path, "r1", FIRST), answer(FIRST))
    second = run(job(tmp_path, "r2", NEXT), answer(NEXT))
    _, revisit, request = records(warc_files(second)[0])
    (_, response, _) = records(warc_files(first)[0])
    assert (revisit[0], request[0]) == ("revisit", "request")
    assert revisit[1]["WARC-Profile"] == IDENTICAL
    assert revisit[1]["WARC-Refers-To"] == response[1]["WARC-Record-ID"]
    assert revisit[1]["WARC-Refers-To-Date"] == response[1]["WARC-Date"]
    assert revisit[1]["WARC-Refers-To-Target-URI"] == URL
    assert revisit[1]["WARC-Payload-Digest"] == response[1]["WARC-Payload-Digest"]
    assert revisit[2].endswith(b"\r\n\r\n")  # the headers of this very answer, without a body
    (capture,) = (one for one in recover(second).records if isinstance(one, Capture))
    whole = read_payload(second / capture.warc_path, capture.warc_offset, capture.warc_length)
    assert (whole.payload, whole.fetched_at, whole.status) == (PAGE, NEXT, 200)


def test_what_changed_or_is_too_old_is_archived_in_full(tmp_path: Path) -> None:
    run(job(tmp_path, "r1", FIRST), answer(FIRST))
    late = FIRST + REMEMBERED + timedelta(days=1)
    changed = run(job(tmp_path, "r2", NEXT), answer(NEXT, PAGE + b"!"))
    old = run(job(tmp_path, "r3", late), answer(late))
    for folder in (changed, old):
        assert [kind for kind, _, _ in records(warc_files(folder)[0])] == ["warcinfo", "response", "request"]


def test_a_304_is_a_revisit_and_a_line_of_the_log(tmp_path: Path) -> None:
    run(job(tmp_path, "r1", FIRST), answer(FIRST))
    folder = run(job(tmp_path, "r2", NEXT), answer(NEXT, b"", 304))
    _, revisit, _ = records(warc_files(folder)[0])
    assert revisit[1]["WARC-Profile"] == NOT_MODIFIED
    assert revisit[1]["WARC-Refers-To-Target-URI"] == URL
    kept = recover(folder).records
    assert [(one.status, one.capture_id) for one in kept if isinstance(one, Fetch)] == [(304, None)]
    (folder / "fetches.jsonl").unlink()  # killed between archive and log
    assert recover(folder).records == kept
    alone = run(job(tmp_path / "elsewhere", "r1", FIRST), answer(FIRST, b"", 304))
    assert "WARC-Refers-To-Date" not in records(warc_files(alone)[0])[1][1]


def test_a_revisit_whose_payload_is_gone_is_named(tmp_path: Path) -> None:
    first = run(job(tmp_path, "r1", FIRST), answer(FIRST))
    second = run(job(tmp_path, "r2", NEXT), answer(NEXT))
    (capture,) = (one for one in recover(second).records if isinstance(one, Capture))
    warc_files(first)[0].unlink()
    with pytest.raises(ArchiveUnreadable, match="r1-national"):
        read_payload(second / capture.warc_path, capture.warc_offset, capture.warc_length)


def test_the_index_is_sorted_and_can_be_made_again(tmp_path: Path) -> None:
    run(job(tmp_path, "r1", FIRST), answer(FIRST), answer(FIRST, url="https://bao-a.vn/b"))
    late = answer(NEXT, url="https://cong-b.vn/z?b=2&a=1")
    folder = run(job(tmp_path, "r2", NEXT, max_warc_bytes=900), answer(NEXT), answer(NEXT, b"x", 404, URL + "9"), late)
    written = (folder / INDEX_NAME).read_bytes()
    assert written.splitlines() == sorted(written.splitlines())
    lines = [line for _, line in read_index(folder)]
    assert [(line.status, line.mime) for line in lines] == [
        (200, "warc/revisit"),
        (404, "text/html"),
        (200, "text/html"),
    ]
    assert [key for key, _ in read_index(folder)] == [
        b"vn,bao-a)/tin?id=1",
        b"vn,bao-a)/tin?id=19",
        b"vn,cong-b)/z?a=1&b=2",
    ]
    for line in lines:
        assert read_payload(folder / line.place.file, line.place.offset, line.place.length).url == line.url
    write_index(folder, scan_lines(folder))
    assert (folder / INDEX_NAME).read_bytes() == written
    (folder / INDEX_NAME).unlink()
    recover(folder)
    assert (folder / INDEX_NAME).read_bytes() == written


def test_half_a_request_at_the_end_costs_no_page(tmp_path: Path) -> None:
    folder = run(job(tmp_path, "r1", FIRST), answer(FIRST), answer(FIRST, url=URL + "2"))
    before = recover(folder).records
    warc = warc_files(folder)[0]
    os.truncate(warc, warc.stat().st_size - 10)
    (folder / "fetches.jsonl").unlink()
    again = recover(folder).records
    assert {one.kind for one in again if isinstance(one, Problem)} == {"half_record"}
    assert {one for one in again if not isinstance(one, Problem)} == set(before)
    assert [kind for kind, _, _ in records(warc)] == ["warcinfo", "response", "request", "response"]


def test_a_run_taken_up_again_goes_on_in_its_last_file(tmp_path: Path) -> None:
    of = job(tmp_path, "r1", FIRST, max_warc_bytes=2000)
    run(of, *(answer(FIRST, os.urandom(600), url=f"{URL}{n}") for n in range(3)))
    written = recover(of.out_dir).records
    run(of, answer(FIRST, url=f"{URL}9"), written=written)
    assert len(warc_files(of.out_dir)) == 2
    assert [key for key, _ in read_index(of.out_dir)] == sorted(key for key, _ in read_index(of.out_dir))
    assert len(list(read_index(of.out_dir))) == 4


def test_only_one_process_writes_in_a_folder(tmp_path: Path) -> None:
    of = job(tmp_path, "r1", FIRST)
    writing = Recorder(of, "LamRo/0", (), lambda tally, source: None)
    with pytest.raises(CollectorFailed, match="still writing in r1"), only_writer(of.out_dir, 0.05):
        pass
    threading.Timer(0.3, writing.close).start()
    assert recover(of.out_dir).records == ()  # waits for the writer to end


def test_a_full_disk_leaves_no_half_record_behind(tmp_path: Path) -> None:
    class Full(io.FileIO):
        left = 700

        def write(self, data: object) -> int:  # type: ignore[override]
            if self.left <= 0:
                raise OSError(28, "No space left on device")
            part = bytes(data)[: self.left]  # type: ignore[call-overload]
            self.left -= len(part)
            return super().write(part)

    path = tmp_path / "piece"
    with Full(path, "a") as file:
        assert append_whole(file, b"x" * 400) == 0
        with pytest.raises(OSError, match="No space"):
            append_whole(file, b"y" * 400)
        file.left = 900
        assert append_whole(file, b"z" * 400) == 400
    assert path.read_bytes() == b"x" * 400 + b"z" * 400


def test_our_own_files_and_a_folder_of_them_replay(tmp_path: Path) -> None:
    run(job(tmp_path, "r1", FIRST), answer(FIRST), answer(FIRST, url="https://cong-b.vn/1"))
    second = run(job(tmp_path, "r2", NEXT), answer(NEXT), answer(NEXT, b"", 304, "https://bao-a.vn/b"))
    recording = Recording(second)
    (ref,) = recording.refs  # a 304 brings nothing
    assert (recording.read(ref).payload, ref.at) == (PAGE, NEXT)
    whole = Recording(tmp_path / "r1")
    assert {ref.url for ref in whole.refs} == {URL, "https://cong-b.vn/1"}
    assert all(whole.read(ref).payload == PAGE for ref in whole.refs)


@pytest.mark.parametrize("by", ["WARC-Refers-To", "WARC-Refers-To-Date", "WARC-Payload-Digest"])
def test_revisits_of_other_archives_replay_too(tmp_path: Path, by: str) -> None:
    """One file with both records, as other crawlers write it: without our own fields, in one way or another."""
    first, second = run(job(tmp_path, "r1", FIRST), answer(FIRST)), run(job(tmp_path, "r2", NEXT), answer(NEXT))
    theirs = tmp_path / "theirs" / "night.warc"
    theirs.parent.mkdir()
    ours = {"LamRo-Refers-To-Place", "LamRo-Source", "LamRo-Kind"}
    left_out = {"WARC-Refers-To", "WARC-Refers-To-Date", "WARC-Refers-To-Target-URI", "WARC-Payload-Digest"} - {by}
    left_out -= {"WARC-Refers-To-Target-URI"} if by == "WARC-Refers-To-Date" else set()
    with theirs.open("wb") as file:
        for kind, fields, block in (*records(warc_files(first)[0]), *records(warc_files(second)[0])):
            kept = {k: v for k, v in fields.items() if k not in ours and not (kind == "revisit" and k in left_out)}
            head = "".join(f"{name}: {value}\r\n" for name, value in kept.items())
            file.write(b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n")
    recording = Recording(theirs)
    assert [(ref.at, recording.read(ref).payload) for ref in recording.versions(URL)] == [(FIRST, PAGE), (NEXT, PAGE)]
