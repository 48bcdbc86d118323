"""A page edited twice, withdrawn and back: the history as an analyst sees it; its evidence, exported and kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sample_house import House, at_night, handful, move, moved_in, once, own_port, settle
from small_press import GOOD, HOSTS, OTHER, Outlets, serving

from crawlers.recording import Recording
from crawlers.scan import warc_files
from flows.night import run_night
from flows.screen import Quiet
from flows.steps.collect import Way
from pipeline.cases.audit import verify
from pipeline.records.ids import content_hash
from pipeline.store import audit
from pipeline.store.connect import Store

TITLE = "Mưa lũ tại Đắk Lắk"
FIRST = "Tỉnh Đắk Lắk có 31 trường học cho học sinh nghỉ vì mưa lũ, Sở Giáo dục và Đào tạo cho biết ngày 22/11."
SECOND = FIRST.replace("31", "24")
SOON = "Các trường ở Đắk Lắk dự kiến dạy học trở lại vào thứ Hai tuần tới, theo lãnh đạo sở."
LATER = "Ngày học trở lại của những điểm trường làm nơi tạm trú chưa được ấn định."
PATH = "/mot"

Run = Callable[..., tuple[int, str, str]]


@dataclass(frozen=True)
class Story:
    house: House
    outlets: Outlets
    url: str

    def night(self, day: int) -> datetime:
        now = at_night(1) + timedelta(days=day)
        way = Way(exempt_network="127.77.0.0/16", fixed_now=now)
        sources = (self.outlets.source(GOOD), self.outlets.source(OTHER))
        run_night(self.house.plan(sources=sources, way=way, now=now), Quiet())
        return now

    def shows(self, *sentences: str) -> None:
        self.outlets.page(GOOD, PATH, TITLE, *sentences)
        status, headers, body = self.outlets.answers[GOOD, PATH]  # type: ignore[misc]
        self.outlets.answers[GOOD, PATH] = (status, {**headers, "ETag": f'"{content_hash(body)[:8]}"'}, body)


@pytest.fixture
def story(house: House) -> Iterator[Story]:
    with serving(own_port(HOSTS)) as outlets:
        yield fed(house, outlets)


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Path:
    """Two houses, made once: ``withdrawn`` (edited twice, then gone) and ``told`` (and back again)."""

    def make(folder: Path) -> None:
        with serving(own_port(HOSTS)) as outlets:
            house = settle(folder / "withdrawn", model, handful(), outlets.port)
            story = fed(house, outlets)
            for day, sentences in enumerate(((FIRST, SOON), (SECOND, SOON), (SECOND, LATER))):
                story.shows(*sentences)
                story.night(day)
            outlets.answers[GOOD, PATH] = (410, {}, b"gone")
            story.night(3)
            back = replace(story, house=move(house, folder / "told"))
            back.shows(SECOND, LATER)
            back.night(4)

    return once(tmp_path_factory, "grown", make)


def fed(house: House, outlets: Outlets) -> Story:
    outlets.feed(GOOD, PATH)
    outlets.feed(OTHER, "/hai")
    outlets.page(OTHER, "/hai", "Chợ hoa xuân", "Chợ hoa xuân khai mạc sáng nay tại một công viên ven sông.")
    return Story(house, outlets, f"http://{GOOD}:{outlets.port}{PATH}")


def copy_of(folder: Path, target: Path) -> Story:
    """The story that was grown in *folder*, with a press that is silent until it is served."""
    house = move(moved_in(folder, handful()), target)
    return Story(house, Outlets(house.port), f"http://{GOOD}:{house.port}{PATH}")


@pytest.fixture
def withdrawn(grown: Path, tmp_path: Path) -> Story:
    return copy_of(grown / "withdrawn", tmp_path / "house")


@pytest.fixture
def told(grown: Path, tmp_path: Path) -> Story:
    return copy_of(grown / "told", tmp_path / "house")


def test_a_page_edited_twice_and_withdrawn_reads_as_one_story(withdrawn: Story, lamro: Run) -> None:
    ids = [own for (own,) in withdrawn.house.rows(
        "select article_id from articles where url like '%/mot' order by first_seen_at"
    )]  # fmt: skip
    code, out, _ = lamro("history", ids[0][:8], house=withdrawn.house)
    assert code == 0
    first, second, third = (own[:8] for own in ids)
    assert out.splitlines() == [
        withdrawn.url,
        "Nguồn nguon-1. 3 phiên bản, 2 lần sửa, 1 lần bị gỡ; đã hỏi 4 lần. Trang hiện không còn.",
        "",
        f"23/11/2025 04:00  Ghi nhận lần đầu (bài {first})",
        f"    Tiêu đề: {TITLE}",
        "    Ngày đăng ghi trên trang: 23/11/2025 01:00",
        "",
        f"24/11/2025 04:00  Nội dung đã được sửa (bài {second}, trước đó {first})",
        "    Số liệu: “31 trường học” → “24 trường học”",
        "    Câu được sửa:",
        f"      trước: {FIRST}",
        f"      sau:   {SECOND}",
        "    Ngày đăng ghi trên trang không đổi (23/11/2025 01:00).",
        "",
        f"25/11/2025 04:00  Nội dung đã được sửa (bài {third}, trước đó {second})",
        f"    Câu bị bỏ: {SOON}",
        f"    Câu thêm:  {LATER}",
        "    Ngày đăng ghi trên trang không đổi (23/11/2025 01:00).",
        "",
        "26/11/2025 04:00  Trang không còn (máy chủ trả lời mã 410); bản đã lưu vẫn nằm trong kho bằng chứng.",
        "",
        "26/11/2025 04:00  Lần kiểm tra gần nhất: máy chủ trả lời mã 410.",
    ]


def test_the_history_of_a_page_as_an_analyst_sees_it(told: Story, lamro: Run) -> None:
    code, out, _ = lamro("history", told.url, house=told.house)
    assert code == 0
    lines = [line.strip() for line in out.splitlines()]
    assert "3 phiên bản, 2 lần sửa, 1 lần bị gỡ" in out
    assert "Trang hiện vẫn còn." in out
    wanted = [
        f"Tiêu đề: {TITLE}",
        "Số liệu: “31 trường học” → “24 trường học”",
        f"trước: {FIRST}",
        f"sau:   {SECOND}",
        f"Câu bị bỏ: {SOON}",
        f"Câu thêm:  {LATER}",
    ]
    assert [lines.index(words) for words in wanted] == sorted(lines.index(words) for words in wanted)
    withdrawn, back = (
        next(n for n, line in enumerate(lines) if words in line) for words in ("Trang không còn", "trở lại.")
    )
    assert "mã 410" in lines[withdrawn]
    assert lines.index(wanted[-1]) < withdrawn < back
    kinds = [row for (row,) in told.house.rows("select kind from page_changes order by noticed_at")]
    assert kinds == ["edited", "edited", "withdrawn", "back"]


def test_a_night_run_again_notes_nothing_twice(told: Story) -> None:
    before = told.house.rows("select * from page_changes order by change_id")
    with serving(told.house.port) as outlets:
        again = fed(told.house, outlets)
        again.shows(SECOND, LATER)
        again.night(4)
    assert told.house.rows("select * from page_changes order by change_id") == before


def test_the_sample_press_hides_an_edit_that_shows(demo: House, lamro: Run) -> None:
    ((url,),) = demo.rows("select url from articles where url like '%a-truong-nghi-nhip-ngay%' limit 1")
    _, out, _ = lamro("history", url, house=demo)
    assert "Số liệu: “31 trường học” → “24 trường học”" in out
    assert "Ngày đăng ghi trên trang không đổi" in out


def test_exported_evidence_stands_on_its_own(told: Story, lamro: Run, tmp_path: Path) -> None:
    ((article,),) = told.house.rows(
        "select article_id from articles where url like '%/mot' order by first_seen_at limit 1"
    )
    out = tmp_path / "out"
    code, said, _ = lamro("evidence", article[:10], "--out", str(out), house=told.house)
    assert code == 0
    assert "CHÚ Ý" not in said
    (warc,) = warc_files(out)
    assert subprocess.run([Path(sys.executable).parent / "warcio", "check", warc], capture_output=True).returncode == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["warc"]["sha256"] == content_hash(warc.read_bytes())
    for line in (out / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert content_hash((out / name).read_bytes()) == digest
    answers = [record for record in manifest["records"] if record["type"] != "request"]
    assert [record["status"] for record in answers] == [200, 200, 200, 410, 304]  # back as it was before
    assert all(record["intact"] for record in manifest["records"])
    assert len(manifest["records"]) == 2 * len(answers)
    recording = Recording(warc)
    for ref in recording.versions(told.url):
        payload = content_hash(recording.read(ref).payload)
        assert payload in {record["payload_sha256"] for record in answers}
    assert [asked["status"] for asked in manifest["asked"]] == [200, 200, 200, 410, 304]
    with Store(told.house.place.store_path).reading() as tx:
        chain = audit.entries(tx)
    assert verify(chain, manifest["head"]["entry_hash"]).ok
    assert chain[-1].action == "evidence.exported"
    words = (out / "ban-ke.txt").read_text(encoding="utf-8")
    assert manifest["warc"]["sha256"] in words
    assert chain[-1].entry_hash in words
    assert all(record["payload_sha256"] in words for record in answers)
    code, _, errors = lamro("evidence", article[:10], "--out", str(out), house=told.house)
    assert code == 1
    assert "Đã có thư mục" in errors


def test_evidence_that_was_tampered_with_is_told(told: Story, lamro: Run, tmp_path: Path) -> None:
    ((capture, path),) = told.house.rows(
        "select capture_id, warc_path from captures where url like '%/mot' order by fetched_at limit 1"
    )
    with (told.house.place.spool / path).open("r+b") as file:
        file.truncate(100)
    told_of, _, errors = lamro("evidence", capture[:10], "--out", str(tmp_path / "out"), house=told.house)
    assert told_of == 1
    assert "không còn bản ghi nào" in errors
    assert not (tmp_path / "out").exists()


def test_only_runs_on_which_nothing_rests_are_pruned(story: Story, lamro: Run) -> None:
    story.shows(FIRST, SOON)
    for day in range(3):
        story.night(day)
    spool = story.house.place.spool
    first, second, third = (folder.name for folder in sorted(spool.iterdir()))
    long_ago = (at_night(1) - timedelta(days=400)).timestamp()
    for run in (first, second):
        for path in (spool / run).iterdir():
            os.utime(path, (long_ago, long_ago))
    _, out, _ = lamro("evidence", "prune", "--older-than", "30", house=story.house)
    assert f"{second}" in out
    assert "Xóa được 1 lượt" in out
    assert f"lượt {third} dẫn tới bản ghi ở đây" in out  # the page was not changed since the first night
    assert len(list(spool.iterdir())) == 3
    code, out, _ = lamro("evidence", "prune", "--older-than", "30", "--apply", house=story.house)
    assert code == 0
    assert {folder.name for folder in spool.iterdir()} == {first, third}
    ((actor, words),) = story.house.rows(
        "select actor, payload from audit_log join audit_payloads using (payload_hash) where action = 'evidence.pruned'"
    )
    assert json.loads(words).keys() == {f"{second.lower()}-national-00000.warc.gz"}
    assert actor
    code, _, errors = lamro("evidence", "prune", "--older-than", "0", house=story.house)
    assert code == 1
    assert "từ 1 ngày" in errors


def test_what_a_flag_rests_on_is_never_pruned(copied: House, lamro: Run) -> None:
    long_ago = (at_night(1) - timedelta(days=4000)).timestamp()
    (run,) = copied.place.spool.iterdir()
    for path in run.iterdir():
        os.utime(path, (long_ago, long_ago))
    code, out, _ = lamro("evidence", "prune", "--older-than", "1", "--apply", house=copied)
    assert code == 0
    assert "có bản ghi của" in out
    assert "nội dung cần kiểm chứng" in out
    assert "vụ việc" in out
    assert run.exists()
