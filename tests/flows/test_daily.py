"""``lamro daily`` on the sample press: reproducible, one page, readable by machine and without eyes."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from sample_house import House, move

from flows.day_jobs import daily_run
from flows.schedules import SCHEDULES
from flows.steps.daily import DailyPaper, cutoff_of
from pipeline.errors import LamroError, UnknownRecord
from pipeline.records.runs import RunEventKind
from pipeline.store import runs
from pipeline.store.connect import Stamp, Store

CHROMIUM = "/usr/bin/chromium"
browser = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium on this machine")
SECOND = datetime(2025, 11, 24, 0, 0, tzinfo=UTC)  # 07:00 in Viet Nam, after the second night


@pytest.fixture
def own(demo: House, tmp_path: Path) -> House:
    return move(demo, tmp_path / "demo")


def one(house: House, at: datetime = SECOND) -> DailyPaper:
    (paper,) = daily_run(house.place, at + timedelta(hours=5), "dak-lak", at=at).whole()
    return paper


def test_the_same_cut_off_gives_the_same_bytes(own: House) -> None:
    paper = one(own)
    first = (paper.html.read_bytes(), paper.txt.read_bytes())
    own.night(2)  # whatever becomes known later
    again = one(own)
    assert (again.html.read_bytes(), again.txt.read_bytes()) == first
    kept = own.rows("select path, sha256 from day_papers order by path")
    assert (paper.html.name, hashlib.sha256(first[0]).hexdigest()) in kept
    earlier = one(own, SECOND - timedelta(days=1))
    assert earlier.html.read_bytes() != first[0]


def test_the_page_tells_what_the_store_holds(own: House) -> None:
    paper = one(own)
    html = paper.html.read_text(encoding="utf-8")
    waiting = own.rows("select count(*) from triage_queue where agency_id = 'dak-lak'")[0][0]
    assert f'<data value="{waiting}" data-query="daily_waiting">{waiting}</data>' in html
    pickups = own.rows(
        "select count(*) from foreign_pickups where agency_id = 'dak-lak' and found_at > '2025-11-23 00:00:00+00'"
    )
    assert f'<data value="{pickups[0][0]}" data-query="count(foreign_pickups)">' in html
    assert not re.search(r'(?:src|href)="(?!https?://|data:)', html)
    assert "Báo chí nước ngoài bắt đầu đưa tin".upper() in paper.text
    assert paper.subject == "Điểm báo về Đắk Lắk, thứ Hai, 24/11/2025"


def test_the_command_takes_a_day_and_an_hour_of_viet_nam(
    own: House, lamro: Callable[..., tuple[int, str, str]]
) -> None:
    code, said, errors = lamro("daily", "-a", "dak-lak", "--day", "2025-11-24", "--at", "2025-11-24 07:00", house=own)
    assert (code, errors) == (0, "")
    assert "ĐIỂM BÁO VỀ ĐẮK LẮK" in said
    assert "Số liệu chốt lúc 07:00 ngày 24/11/2025" in said
    assert lamro("daily", "--at", "2999-01-01 07:00", house=own)[0] == 1
    assert lamro("daily", "-a", "khong-co", house=own)[0] == 1


def test_an_earlier_day_is_as_known_at_half_past_six() -> None:
    now = datetime(2026, 3, 3, 3, tzinfo=UTC)
    assert cutoff_of(None, None, now) == (now.date(), now)
    assert cutoff_of(datetime(2026, 3, 2).date(), None, now)[1] == datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="tương lai"):
        cutoff_of(None, now + timedelta(hours=1), now)


def test_nothing_to_come_and_nobody_unknown(own: House) -> None:
    with pytest.raises(UnknownRecord):
        daily_run(own.place, SECOND, "khong-co").whole()
    with pytest.raises(LamroError, match="tương lai"):
        daily_run(own.place, SECOND, at=SECOND + timedelta(days=1)).whole()


def late_arrivals(house: House, recorded_at: datetime, count: int = 3) -> None:
    """Pages of 22 and 23 November that a killed night had fetched, recorded now: copies of pages about Đắk Lắk."""
    with duckdb.connect(str(house.place.store_path)) as store:
        # A page's own address and ids, its days and first_seen_at as they were; all else like a page that is there.
        store.execute(
            "create temp table old as select a.* from articles a where exists (select 1 from mentions m where "
            f"m.article_id = a.article_id and m.about and m.agency_id = 'dak-lak') order by article_id limit {count}"
        )
        for table in ("articles", "mentions", "story_members"):
            own = {"articles": "'late-' || canonical_url as canonical_url, date '2025-11-22' as day,",
                   "mentions": "'late-' || mention_id as mention_id,",
                   "story_members": "'late-' || story_id as story_id,"}[table]  # fmt: skip
            store.execute(
                f"insert into {table} by name select * replace ({own} 'late-' || article_id as article_id, "
                f"timestamptz '{recorded_at.isoformat()}' as recorded_at) from {table} "
                "where article_id in (select article_id from old)"
            )


def told(page: DailyPaper) -> tuple[int, int]:
    """(pages, those that came late) that the page says are new."""
    html = page.html.read_text(encoding="utf-8")
    total = re.search(r'<data value="(\d+)" data-query="daily_count.domestic \+ daily_count.foreign">', html)
    late = re.search(r'<data value="(\d+)" data-query="daily_count.late">', html)
    assert total is not None
    return int(total[1]), int(late[1]) if late else 0


def test_what_was_recorded_late_is_told_once_and_marked(own: House) -> None:
    """A night that was killed on 24 November and resumed on the 27th: its pages stand on the 27th's page, marked."""
    mornings = [SECOND + timedelta(days=n) for n in range(5)]
    first = [told(one(own, at)) for at in mornings[:3]]
    assert first[1:] == [(0, 0), (0, 0)]
    late_arrivals(own, datetime(2025, 11, 26, 22, 0, tzinfo=UTC))
    page = one(own, mornings[3])
    assert (told(page), told(one(own, mornings[4]))) == ((3, 3), (0, 0))
    assert "3 bài đăng trước ngày 26/11/2025, nay mới vào kho dữ liệu" in " ".join(page.text.split())
    assert "bài đăng từ trước, nay mới vào kho" in " ".join(page.text.split())
    assert "Từ 07:00 ngày 26/11/2025 đến 07:00 ngày 27/11/2025" in page.text
    bytes_before = page.html.read_bytes()
    later = one(own, mornings[3] + timedelta(minutes=9))  # drift: the next edition of the same day comes in its place
    assert told(later) == (3, 3)
    assert "thay cho trang cùng ngày chốt lúc 07:00 ngày 27/11/2025" in " ".join(later.text.split())
    assert one(own, mornings[3]).html.read_bytes() == bytes_before


def test_a_night_that_still_runs_is_told_whole_by_the_next_page(own: House) -> None:
    """It records as of its beginning: a page made meanwhile holds nothing of it, and is the same when made again."""
    one(own)
    began, at = SECOND + timedelta(days=1, hours=-5), SECOND + timedelta(days=1)
    store = Store(own.place.store_path)
    with store.transaction(Stamp("slow", began)) as tx:
        runs.start_run(tx, "nightly", began)
    late_arrivals(own, began, 2)
    meanwhile = one(own, at)
    assert told(meanwhile) == (0, 0)
    assert "! Lượt thu thập bắt đầu lúc 02:00 ngày 25/11/2025 chưa xong" in meanwhile.text
    kept = meanwhile.html.read_bytes()
    with store.transaction(Stamp("slow", began)) as tx:
        runs.end_run(tx, "nightly", RunEventKind.FINISHED, at + timedelta(hours=1))
    assert one(own, at).html.read_bytes() == kept
    assert told(one(own, at + timedelta(days=1))) == (2, 2)


def test_it_lies_on_the_desk_before_half_past_six() -> None:
    (daily,) = [each for each in SCHEDULES if each.flow == "daily"]
    assert daily.cron == "15 6 * * *"


@browser
def test_it_prints_on_one_page(own: House, tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("no pdfinfo on this machine")
    target = tmp_path / "a.pdf"
    run = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path}/c",
    ]
    subprocess.run(
        [*run, f"--print-to-pdf={target}", one(own).html.as_uri()], check=True, capture_output=True, timeout=90
    )
    told = subprocess.run(["pdfinfo", str(target)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Pages:\s+1\n", told)


@browser
def test_it_is_accessible_on_screen_and_phone(own: House) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    paper = one(own)
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width in (1280, 390):
            page = chromium.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
            page.goto(paper.html.as_uri())
            found = axe.Axe().run(page)
            assert found.response["violations"] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        chromium.close()
