"""``lamro briefing`` on the sample press: as known at the cut-off, nothing secret, a page a matter."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest
from case_hands import OFFICER, some_case
from sample_house import House, move

from flows.day_jobs import briefing_run
from flows.steps.briefing import BriefingPaper
from flows.steps.case_acts import comment
from flows.steps.casework import take_event
from flows.steps.law import office_law
from pipeline.errors import UnknownRecord
from pipeline.records.cases import CaseEventKind
from pipeline.records.office import ProfileKind
from pipeline.store.connect import Store

CHROMIUM = "/usr/bin/chromium"
AT = datetime(2025, 11, 24, 0, 0, tzinfo=UTC)


@pytest.fixture
def own(demo: House, tmp_path: Path) -> House:
    return move(demo, tmp_path / "demo")


def one(house: House, *chosen: str, at: datetime = AT, flags: bool = False) -> BriefingPaper:
    (paper,) = briefing_run(house.place, at + timedelta(days=2), OFFICER, "dak-lak", None, at, chosen, flags).whole()
    return paper


def words(paper: BriefingPaper) -> str:
    return "\n".join(each.text for each in docx.Document(str(paper.docx)).paragraphs)


def test_each_open_case_has_its_page_and_later_events_change_nothing(own: House) -> None:
    paper = one(own)
    (open_cases,) = own.rows("select count(*) from cases where agency_id = 'dak-lak' and state = 'opened'")[0]
    assert paper.matters == open_cases
    assert "127.77.0" not in "".join(re.findall("Theo tin ngày .*? nêu:", words(paper)))  # a portal is told by its name
    first = (paper.docx.read_bytes(), paper.html.read_bytes())
    case, store = some_case(own), Store(own.place.store_path)
    take_event(store, case, CaseEventKind.CONFIRMED, "sai", "", OFFICER, AT + timedelta(hours=1))
    again = one(own)
    assert (again.docx.read_bytes(), again.html.read_bytes()) == first
    later = one(own, case[:8], at=AT + timedelta(hours=2))
    assert later.matters == 1
    assert "đã xác nhận" in words(later)
    assert "Chờ xác nhận:" not in words(later)
    with pytest.raises(UnknownRecord):
        one(own, "ffffffff")
    assert own.rows("select count(*) from audit_log where action = 'briefing.made'") == [(3,)]


def test_remarks_and_secret_stubs_never_appear(own: House, lamro: Callable[..., tuple[int, str, str]]) -> None:
    case, store = some_case(own), Store(own.place.store_path)
    law = office_law(ProfileKind.PROVINCE)
    comment(store, law, case, "Trao đổi nội bộ XYZ", OFFICER, AT + timedelta(hours=1))
    stub = ("case", "secret", case, "--register-number", "987/MAT", "--legal-item", "khoản 4 Điều 6")
    assert lamro(*stub, house=own)[0] == 0
    paper = one(own, case, at=datetime.now(UTC) - timedelta(days=3))
    for text in (words(paper), paper.html.read_text(encoding="utf-8")):
        assert "XYZ" not in text
        assert "987/MAT" not in text
        assert "bản máy soạn, chưa ai duyệt" in text


def test_the_command_and_its_flags(own: House, lamro: Callable[..., tuple[int, str, str]]) -> None:
    plain = one(own).matters
    code, said, _ = lamro("briefing", "-a", "dak-lak", "--at", "2025-11-24 07:00", "--with-flags", house=own)
    assert code == 0
    assert int(re.search(r"dak-lak: (\d+) nội dung", said)[1]) >= plain
    quiet = ("briefing", "-a", "bo-xay-dung", "--at", "2025-11-22 07:00")
    code, said, _ = lamro(*quiet, house=own)
    assert (code, "không lập tài liệu (--with-flags: " in said) == (0, True)
    code, said, _ = lamro(*quiet, "--with-flags", house=own)
    assert (code, "không lập tài liệu." in said, "--with-flags" in said) == (0, True, False)
    assert "không theo dõi thành phố Hà Nội" in lamro("briefing", "-a", "ha-noi", house=own)[2]
    assert lamro("briefing", "--at", "2999-01-01 07:00", house=own)[0] == 1


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium on this machine")
def test_a_matter_is_a_page_and_the_page_is_accessible(own: House, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    paper, target = one(own, flags=True), tmp_path / "a.pdf"
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 390, "height": 900}, bypass_csp=True)
        page.goto(paper.html.as_uri())
        assert axe.Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.pdf(path=str(target), prefer_css_page_size=True)
        chromium.close()
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", str(target)], check=True, capture_output=True, text=True).stdout
        assert int(re.search(r"Pages:\s+(\d+)", told)[1]) == 1 + paper.matters
