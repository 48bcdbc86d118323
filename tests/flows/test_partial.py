"""A source that answers 500, one that answers garbage, one that never answers: the night ends and says so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sample_house import House, at_night, own_port
from small_press import BROKEN, GARBAGE, GOOD, HOSTS, OTHER, SILENT, Outlets, serving, slowly

import flows.jobs
from crawlers.job import Caps
from flows.night import NightPlan
from flows.steps.collect import Way

Lamro = Callable[..., tuple[int, str, str]]


@pytest.fixture
def outlets() -> Iterator[Outlets]:
    with serving(own_port(HOSTS)) as running:
        running.feed(GOOD, "/mot")
        text = "Tỉnh Đắk Lắk có mưa lớn trong ngày 22/11, theo cơ quan khí tượng."
        running.page(GOOD, "/mot", "Mưa lớn tại Đắk Lắk", text)
        running.feed(OTHER)  # a feed without a single item is no failure
        running.answers[BROKEN, "/feed.xml"] = (500, {}, b"<html>down</html>")
        running.answers[GARBAGE, "/feed.xml"] = (200, {"Content-Type": "text/html"}, b"\x00\xff garbage <<<>>>")
        running.answers[SILENT, "/feed.xml"] = slowly(4)
        yield running


def nightly_of(house: House, outlets: Outlets, *hosts: str) -> Callable[..., NightPlan]:
    """The plan that ``lamro nightly`` makes, for the sources at *hosts*, waiting one second for an answer."""
    way = Way(exempt_network="127.77.0.0/16", fixed_now=at_night(1), caps=Caps(timeout_seconds=1.0))
    plan = replace(house.plan(way=way), sources=tuple(outlets.source(host) for host in hosts))
    return lambda *_: plan


def test_a_partial_night_ends_says_so_and_exits_with_three(
    house: House, outlets: Outlets, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = (GOOD, BROKEN, GARBAGE, SILENT)
    monkeypatch.setattr(flows.jobs, "nightly_plan", nightly_of(house, outlets, *hosts))
    code, said, errors = lamro("nightly", "--direct", house=house)
    assert (code, errors) == (3, "")
    silent = [outlets.source(host).id for host in hosts[1:]]
    assert f"Nguồn không trả bài nào: {', '.join(silent)}" in said
    assert house.rows("select event, detail from run_events where event <> 'started'") == [
        ("partial", f"nothing from: {', '.join(silent)}")
    ]
    assert house.rows("select title from articles") == [("Mưa lớn tại Đắk Lắk",)]
    status = dict(house.rows("select source_id, status from source_health"))
    assert status[outlets.source(GOOD).id] == "bình thường"
    assert all(status[own] == "không truy cập được" for own in silent)
    assert {kind for (kind,) in house.rows("select kind from problems")} == {"bad_status", "feed_unreadable", "timeout"}


def test_a_complete_night_exits_with_zero(
    house: House, outlets: Outlets, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flows.jobs, "nightly_plan", nightly_of(house, outlets, GOOD, OTHER))
    code, said, errors = lamro("nightly", "--direct", house=house)
    assert (code, errors) == (0, "")
    assert "không trả bài nào" not in said
    assert house.rows("select event from run_events order by rowid") == [("started",), ("finished",)]
    assert "Trang tải về lượt này" in said
    assert "Không có nội dung nào cần kiểm chứng." in said


def test_a_second_nightly_is_refused_while_one_runs(
    house: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flows.jobs, "nightly_plan", lambda *_: house.plan())
    holds = (
        "import sys\nfrom pathlib import Path\nfrom flows.night_lock import only_one\n"
        "with only_one(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holds, str(house.place.night_lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        code, said, errors = lamro("nightly", "--direct", house=house)
        assert code == 1
        assert f"Lỗi: Một lượt chạy khác đang làm việc trên kho này (tiến trình {other.pid})." in errors
        assert "Traceback" not in said + errors
        assert not house.place.store_path.exists()
    finally:
        other.communicate(timeout=10)
    monkeypatch.setattr(flows.jobs, "nightly_plan", lambda *_: house.plan(sources=()))
    assert lamro("nightly", "--direct", house=house)[0] == 0  # the lock died with its process


def test_a_night_that_breaks_is_in_the_book_of_runs(
    house: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flows.jobs, "nightly_plan", lambda *_: house.plan(way=Way(exempt_network="10.0.0.0/8")))
    code, _, errors = lamro("nightly", "--direct", house=house)
    assert code == 1
    assert "10.0.0.0/8 is not a loopback network" in errors
    ((detail,),) = house.rows("select detail from run_events where event = 'failed'")
    assert "CollectorFailed" in detail
