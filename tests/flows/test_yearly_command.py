"""``lamro yearly`` and ``lamro kpi`` as their users meet them, after a night on the sample press."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_house import House, at_night

from flows.steps.triage import decide
from pipeline.records.assessment import Decision
from pipeline.store import audit
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
AT = "2025-11-30"

INDICATORS = """\
code;name;unit;target;period;document;measured_by
TTDN-01;Tỷ lệ phát hiện nhầm;%;<= 30;năm;123/BTTTT-TTĐN;false_flags
TTDN-02;Bài bằng tiếng nước ngoài;bài;≥ 50;năm;123/BTTTT-TTĐN;
"""


def test_a_report_is_written_twice_with_the_same_bytes(after_a_night: House, lamro: Lamro, tmp_path: Path) -> None:
    made = []
    for folder in ("mot", "hai"):
        out = tmp_path / folder
        words = ("yearly", "report", "--year", "2025", "--at", AT, "--out", str(out))
        code, said, errors = lamro(*words, house=after_a_night)
        assert (code, errors) == (0, "")
        made.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert made[0] == made[1]
    assert sorted(made[0]) == [
        f"{agency}-report-2025-20251130T165959Z.{kind}"
        for agency in ("bo-y-te", "dak-lak", "lam-dong")
        for kind in ("docx", "json")
    ]
    assert "Hạn nộp: hết thứ Ba, 09/12/2025" in said
    assert "Hạn nộp: hết thứ Bảy, 29/11/2025" in said
    assert "nên hoàn thành chậm nhất vào thứ Sáu, 28/11/2025" in said
    assert re.search(r"Còn \d+ chỗ cơ quan phải bổ sung", said)


def test_the_numbers_beside_the_paper_are_those_of_the_views(
    after_a_night: House, lamro: Lamro, tmp_path: Path
) -> None:
    words = ("yearly", "report", "--year", "2025", "--at", AT, "--agency", "dak-lak", "--out", str(tmp_path))
    assert lamro(*words, house=after_a_night)[0] == 0
    told = json.loads(next(tmp_path.glob("*.json")).read_text(encoding="utf-8"))
    numbers = {one["query"]: one["value"] for one in told["numbers"] if not one["key"]}
    ((domestic, abroad),) = after_a_night.rows(
        """select sum(domestic), sum("foreign") from coverage_daily
        where agency_id = 'dak-lak' and day between '2025-01-01' and '2025-11-30'"""
    )
    assert numbers["sum(yearly.sql: yearly_coverage.domestic)"] == domestic > 0
    assert numbers["sum(yearly.sql: yearly_coverage.foreign)"] == abroad
    ((cases,),) = after_a_night.rows("select count(*) from cases where agency_id = 'dak-lak'")
    assert numbers["count(yearly.sql: yearly_cases where opened_on >= first_day)"] == cases
    assert told["due"]["last_day"] == "2025-12-09"


def test_a_plan_rests_on_the_year_before(after_a_night: House, lamro: Lamro, tmp_path: Path) -> None:
    words = ("yearly", "plan", "--year", "2026", "--at", AT, "--agency", "bo-y-te", "--out", str(tmp_path))
    code, said, _ = lamro(*words, house=after_a_night)
    assert code == 0
    assert "Năm làm cơ sở từ ngày 01/01/2025 đến ngày 30/11/2025" in said
    assert "Hạn nộp: hết thứ Bảy, 29/11/2025" in said


def test_what_cannot_be_made_is_told(after_a_night: House, lamro: Lamro) -> None:
    for words, told in (
        (("yearly", "report", "--year", "2026", "--at", AT), "chưa có gì"),
        (("yearly", "report", "--year", "2025", "--agency", "atlantis"), "atlantis"),
        (("yearly", "report", "--year", "2025", "--at", "2099-01-01"), "tương lai"),
        (("kpi", "show", "gỡ-bài"), "không có trong lamro kpi list"),
        (("kpi", "page", "--agency", "atlantis"), "atlantis"),
    ):
        code, _, errors = lamro(*words, house=after_a_night)
        assert code == 1
        assert told in errors


def test_indicators_come_in_once_and_are_on_record(
    copied: House, lamro: Lamro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chi-so.csv"
    path.write_text(INDICATORS, encoding="utf-8-sig")
    assert "2 chỉ số, 2 mới" in lamro("kpi", "import", str(path), house=copied)[1]
    assert "2 chỉ số, 0 mới" in lamro("kpi", "import", str(path), house=copied)[1]
    with Store(copied.place.store_path).reading() as tx:
        assert [one.action for one in audit.entries(tx)].count("kpi.imported") == 2
    said = lamro("kpi", "list", house=copied)[1]
    assert "Tỷ lệ phát hiện nhầm [văn bản số 123/BTTTT-TTĐN]" in said
    assert "kho chưa có số liệu, cơ quan tự báo cáo" in said
    path.write_text(INDICATORS.replace("năm", "tuần", 1), encoding="utf-8")
    code, _, errors = lamro("kpi", "import", str(path), house=copied)
    assert code == 1
    assert "chưa nhập gì" in errors
    assert "tháng, quý hoặc năm" in errors


def test_a_yaml_list_of_indicators_is_read_too(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    path = tmp_path / "chi-so.yml"
    path.write_text(
        "- {code: A-1, name: Tỷ lệ đúng hạn, unit: '%', target: 90, period: year, document: 1/VB}\n", encoding="utf-8"
    )
    assert "1 chỉ số, 1 mới" in lamro("kpi", "import", str(path), house=copied)[1]
    for bad, told in (("- 1\n", "cần một danh sách"), ("- {code: A}\n", "thiếu cột"), ("- {a: [}\n", "YAML")):
        path.write_text(bad, encoding="utf-8")
        code, _, errors = lamro("kpi", "import", str(path), house=copied)
        assert code == 1
        assert told in errors


def test_a_decision_shows_in_the_indicators(
    copied: House, lamro: Lamro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One flag rejected: a false-flag rate of 100 % that rests on one observation, and says so."""
    store = Store(copied.place.store_path)
    ((own,),) = copied.rows("select assessment_id from triage where agency_id = 'dak-lak' limit 1")
    decide(store, own, Decision.REJECT, "để thử", (), "an.nguyen", at_night(2))
    code, said, errors = lamro("kpi", "show", "false_flags", "--at", AT, "--months", "2", house=copied)
    assert (code, errors) == (0, "")
    assert re.search(r"11/2025\s+100\s+1\s+1 trên 1; ít số liệu", said)
    assert "chưa theo dõi" in said  # the month before the first night
    page = tmp_path / "kpi.html"
    code, said, errors = lamro("kpi", "page", "-a", "dak-lak", "--at", AT, "--out", str(page), house=copied)
    assert (code, errors) == (0, "")
    assert "Tỉnh Đắk Lắk" in page.read_text(encoding="utf-8")
