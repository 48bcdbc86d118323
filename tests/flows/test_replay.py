"""A recorded night, run again by ``lamro replay``: once more it adds nothing but to the book of runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sample_house import ANCHOR, House, at_night, handful, settle

from crawlers.judge import capture_id_of
from crawlers.recorded import scan_file
from crawlers.spool import Spool
from crawlers.warc import RecordedResponse
from flows.demo.press import address, render_feed, render_page, visible
from flows.demo.sample import DEFAULT_PORT
from flows.workplace import workplace

Lamro = Callable[..., tuple[int, str, str]]
PRESS = Path(os.environ.get("LAMRO_PRESS", Path(__file__).resolve().parents[3] / "shared" / "press"))
TWO = ("canh-dieu-tin", "cong-dak-lak-mau")
NIGHT = PRESS / "night-2025-11-23.warc.gz"


def record(path: Path) -> tuple[int, Path]:
    """Write a night of two outlets with our own writer, as somebody else's recording: (pages, file)."""
    press = handful(TWO)
    spool = Spool(path, "a test", at_night(1))
    pages = 0
    for minute, outlet in enumerate(press.outlets):
        out = visible(press, outlet, ANCHOR, 1)
        home = f"http://{outlet.host}:{DEFAULT_PORT}"
        feed = render_feed(outlet, out, ANCHOR, 1, port=DEFAULT_PORT)
        bodies = [(f"{home}{outlet.feed_path}", "application/xml", feed)]
        for article in out:
            if article.serve == "page":
                page = render_page(article, outlet, ANCHOR, False, press=press, port=DEFAULT_PORT)
                bodies.append((address(outlet, article, DEFAULT_PORT), "text/html; charset=utf-8", page))
        pages += len(bodies) - 1
        for url, kind, body in bodies:
            at = at_night(1) + timedelta(minutes=minute)
            response = RecordedResponse(url, 200, (("Content-Type", kind),), body, at, "", "")
            spool.append(response, capture_id_of(response))
    spool.close()
    return pages, path


@pytest.fixture
def empty(tmp_path: Path, model: Path, port: int) -> House:
    """A house without an office: a replay watches every province and ministry then."""
    house = settle(tmp_path / "replay", model, handful(), port)
    house.place.office_path.unlink()
    return House(workplace(house.place.store_path, None, tmp_path), house.press, port)


def replay(lamro: Lamro, house: House, warc: Path) -> str:
    code, said, errors = lamro("--store", str(house.place.store_path), "replay", str(warc))
    assert (code, errors) == (0, "")
    return said


def test_a_recording_is_replayed_exactly(empty: House, lamro: Lamro, tmp_path: Path) -> None:
    pages, warc = record(tmp_path / "night.warc.gz")
    said = replay(lamro, empty, warc)
    assert "Kết quả · 23/11/2025" in said  # the latest instant in the file is the night's now
    assert empty.counts()["articles"] == pages
    sources = empty.rows("select id, allowed_hosts[1] from sources order by id")
    assert [host for _, host in sources] == [outlet.host for outlet in handful(TWO).outlets]
    assert all(own.startswith("adhoc-127-77-0-") for own, _ in sources)
    flags = empty.rows("select url, signals[1] from triage")
    assert any("a-vo-dap-canh-dieu" in url and signal == "official_denial" for url, signal in flags)
    counts, contents = empty.counts(), empty.contents()
    replay(lamro, empty, warc)
    after = empty.counts()
    assert {name: after[name] - counts[name] for name in after if after[name] != counts[name]} == {"run_events": 2}
    assert empty.contents() == contents
    assert len(list(empty.place.spool.iterdir())) == 1  # the archive keeps the first copy only


def test_a_damaged_recording_is_read_as_far_as_it_goes_and_says_so(empty: House, lamro: Lamro, tmp_path: Path) -> None:
    pages, warc = record(tmp_path / "night.warc.gz")
    refs = list(scan_file(warc))
    with warc.open("r+b") as file:
        file.truncate(refs[-1].offset + refs[-1].length // 2)
        file.seek(refs[2].offset)
        file.write(bytes(20))
    code, said, errors = lamro("--store", str(empty.place.store_path), "replay", str(warc))
    assert (code, errors) == (3, "")
    words = f"Bản ghi bị hỏng hoặc thiếu ở 2 chỗ, {refs[2].length + refs[-1].length // 2} byte không đọc được"
    assert f"CHÚ Ý: {words} (night.warc.gz). Phần đọc được vẫn được xử lý." in said
    assert "hỏng giữa chừng, phần sau vẫn đọc được" in said
    assert "bị cắt hoặc hỏng đến hết tệp" in said
    assert said.index("Phần không đọc được") < said.index("Kết quả ·") < said.index(f"Thiếu: {words}")
    assert empty.counts()["articles"] == pages - 2
    told = empty.rows("select subject, kind from problems where stage = 'replay' order by subject")
    assert sorted(told) == sorted((f"night.warc.gz:{ref.offset}", "archive_damaged") for ref in (refs[2], refs[-1]))
    ((event, detail),) = empty.rows("select event, detail from run_events where event <> 'started'")
    assert event == "partial"
    assert detail.startswith(words)


@pytest.mark.skipif(not NIGHT.exists(), reason=f"the recorded press is not at hand ({NIGHT.name}); set LAMRO_PRESS")
def test_denial_reports_of_a_true_night_are_evidence_and_no_flags(empty: House, lamro: Lamro) -> None:
    said = replay(lamro, empty, NIGHT)
    assert empty.counts()["articles"] == 493
    denials = empty.rows(
        "select distinct a.article_id, a.title, s.agencies from statements s join articles a using (article_id) "
        "where s.kind = 'denial'"
    )
    assert any("Hàng ngàn người chết do lũ" in title and "dak-lak" in agencies for _, title, agencies in denials)
    bridge = [own for own, title, agencies in denials if "cầu Hóa An" in title and "dong-nai" in agencies]
    assert len(bridge) >= 2
    flagged = {own for (own,) in empty.rows("select article_id from triage")}
    assert flagged.isdisjoint(own for own, _, _ in denials)
    told = empty.rows(
        "select article_id from articles where regexp_matches(lower(title), 'tin đồn|tin giả|sai sự thật')"
    )
    assert len(told) >= 5
    assert flagged.isdisjoint(own for (own,) in told)  # whether or not a statement was read from them
    assert "Cơ quan công bố, đính chính:" in said
    assert empty.rows("select event from run_events order by rowid") == [("started",), ("finished",)]
