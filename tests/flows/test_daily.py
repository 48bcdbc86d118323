"""``lamro daily`` on the sample press: reproducible, one page, readable by machine and without eyes."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sample_house import House, move

from flows.day_jobs import run_daily
from flows.schedules import SCHEDULES
from flows.steps.daily import DailyPaper, cutoff_of
from pipeline.errors import LamroError, UnknownRecord

CHROMIUM = "/usr/bin/chromium"
browser = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium on this machine")
SECOND = datetime(2025, 11, 24, 0, 0, tzinfo=UTC)  # 07:00 in Viet Nam, after the second night


@pytest.fixture
def own(demo: House, tmp_path: Path) -> House:
    return move(demo, tmp_path / "demo")


def one(house: House, at: datetime = SECOND) -> DailyPaper:
    (paper,) = run_daily(house.place, at + timedelta(hours=5), "dak-lak", at=at)
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
        run_daily(own.place, SECOND, "khong-co")
    with pytest.raises(LamroError, match="tương lai"):
        run_daily(own.place, SECOND, at=SECOND + timedelta(days=1))


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
