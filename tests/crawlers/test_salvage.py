"""Archives that were cut off or damaged: every whole record is found, and every gap is told."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.collect import collect
from crawlers.job import CrawlJob
from crawlers.judge import capture_id_of
from crawlers.recorded import scan_file
from crawlers.recording import Recording
from crawlers.recover import recover
from crawlers.replay import scan_replay
from crawlers.salvage import Damage, Whole, pieces
from crawlers.spool import Spool
from crawlers.warc import RecordedResponse
from pipeline.errors import ArchiveUnreadable
from pipeline.records.press import Fetch, FetchKind, Problem

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
PAGES = 6


def write(path: Path) -> Path:
    """A feed and its pages, as our own writer archives them."""
    path.unlink(missing_ok=True)
    spool = Spool(path, "a test", NOW)
    home = "https://bao.example"
    items = "".join(f"<item><title>Tin {n}</title><link>{home}/{n}</link></item>" for n in range(PAGES))
    feed = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    bodies = [("/rss", feed), *((f"/{n}", f"<html><title>Tin {n}</title><p>{'Nắng. ' * 40}</p>") for n in range(PAGES))]
    for number, (address, body) in enumerate(bodies):
        at = NOW + timedelta(seconds=number)
        kind = "application/rss+xml" if address == "/rss" else "text/html; charset=utf-8"
        response = RecordedResponse(home + address, 200, (("Content-Type", kind),), body.encode(), at, "", "")
        spool.append(response, capture_id_of(response))
    spool.close()
    return path


def plain(path: Path) -> Path:
    """The same, uncompressed."""
    whole = write(path.with_suffix(".warc.gz"))
    path.write_bytes(gzip.decompress(whole.read_bytes()))
    return path


@pytest.fixture(params=["zipped", "plain"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(tmp_path / "dem.warc.gz") if request.param == "zipped" else plain(tmp_path / "dem.warc")


def spoil(path: Path, offset: int, length: int = 40) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(b"\0" * length)


def urls(path: Path) -> list[str]:
    return [ref.url.rpartition("/")[2] for ref in Recording(path).refs]


def test_a_whole_archive_has_no_gap(archive: Path) -> None:
    found = list(pieces(archive))
    assert len(found) == PAGES + 2  # the warcinfo record, the feed
    assert all(isinstance(piece, Whole) for piece in found)
    assert sum(piece.length for piece in found) == archive.stat().st_size
    assert Recording(archive).damage == ()


def test_a_cut_archive_is_read_up_to_the_cut(archive: Path) -> None:
    refs = list(scan_file(archive))
    with archive.open("r+b") as file:
        file.truncate(refs[-1].offset + refs[-1].length - 30)
    recording = Recording(archive)
    assert recording.refs == tuple(refs[:-1])
    assert recording.damage == (Damage(archive.name, refs[-1].offset, refs[-1].length - 30, True),)


def test_damage_in_the_middle_costs_one_record(archive: Path) -> None:
    refs = list(scan_file(archive))
    lost = list(pieces(archive))[4]  # before the first response stands the warcinfo record
    spoil(archive, refs[3].offset + (0 if archive.suffix == ".warc" else 80), 30)
    recording = Recording(archive)
    assert [ref.url for ref in recording.refs] == [ref.url for ref in refs if ref is not refs[3]]
    assert recording.damage == (Damage(archive.name, lost.offset, lost.length, False),)
    for ref in recording.refs:
        assert recording.read(ref).url == ref.url


def test_several_gaps_are_told_each(archive: Path) -> None:
    refs = list(scan_file(archive))
    size = archive.stat().st_size
    for number in (1, 4):
        spoil(archive, refs[number].offset, 20)
    with archive.open("ab") as file:
        file.write(b"\x1f\x8b\x08 rubbish" if archive.suffix == ".gz" else b"WARC/1.1\r\nrubbish")
    gaps = Recording(archive).damage
    assert [gap.offset for gap in gaps] == [refs[1].offset, refs[4].offset, size]
    assert [gap.at_end for gap in gaps] == [False, False, True]


def test_what_holds_nothing_readable_is_refused(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:60])
    with pytest.raises(ArchiveUnreadable, match="so damaged"):
        Recording(archive)
    archive.write_bytes(b"")
    with pytest.raises(ArchiveUnreadable, match="nothing to replay"):
        Recording(archive)


def test_a_replay_reads_the_rest_and_logs_the_gap(archive: Path, tmp_path: Path) -> None:
    refs = list(scan_file(archive))
    spoil(archive, refs[3].offset, 20)
    assert len(scan_replay(archive).damage) == 1
    job = CrawlJob("replay", tmp_path / "out", (), "a@b.vn", replay_warc=archive)
    outcome = collect(job)
    records = recover(job.out_dir).records
    (gap,) = [record for record in records if isinstance(record, Problem) and record.stage == "replay"]
    assert (gap.kind, gap.subject) == ("archive_damaged", f"{archive.name}:{refs[3].offset}")
    fetched = [r for r in records if isinstance(r, Fetch) and r.kind is FetchKind.PAGE]
    assert outcome.fetched == PAGES - 1 == sum(fetch.error is None for fetch in fetched)
    assert [fetch.error for fetch in fetched if fetch.error] == ["not_recorded"]


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2500), hole=st.integers(0, 2500), is_zipped=st.booleans())
def test_any_damage_leaves_pieces_that_cover_the_file(
    tmp_path_factory: pytest.TempPathFactory, cut: int, hole: int, is_zipped: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / ("any.warc.gz" if is_zipped else "any.warc")
    write(path) if is_zipped else plain(path)
    whole = {(piece.offset, piece.length) for piece in pieces(path)}
    content = bytearray(path.read_bytes()[: path.stat().st_size - cut])
    content[hole : hole + 8] = b"\xff" * len(content[hole : hole + 8])
    path.write_bytes(content)
    found = list(pieces(path))
    assert sum(piece.length for piece in found) == len(content)
    assert [piece.offset for piece in found] == [sum(p.length for p in found[:n]) for n in range(len(found))]
    touched = range(hole, hole + 8)
    for offset, length in whole:
        if offset + length <= len(content) and not (offset < touched.stop and touched.start < offset + length):
            assert Whole(offset, length) in found
