"""``lamro obligations`` as its user meets it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from case_hands import some_case
from sample_house import House

from flows.office_days import load_office_days
from flows.steps.casework import take_event
from flows.steps.law import office_law
from flows.steps.obligations import accepted_findings, owed
from pipeline.errors import OfficeError, ReferenceDataError
from pipeline.records.cases import CaseEventKind
from pipeline.records.obligations import OfficeDays
from pipeline.records.office import ProfileKind
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]

DAYS = """\
events_abroad:
  - {name: Tuần văn hóa, place: Viêng Chăn, starts_on: 2026-09-21, ends_on: 2026-09-23}
requests:
  - {number: 15/BC, received_on: 2026-05-04, about: báo cáo quý, answer_by: 2026-05-11}
finding_target_days: 2
"""


def test_obligations_of_an_office(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    place = copied.place
    (place.office_path.parent / "nghia-vu.yml").write_text(DAYS, encoding="utf-8")
    target = tmp_path / "lich.ics"
    code, said, errors = lamro("obligations", "--year", "2026", "--ics", str(target), house=copied)
    assert (code, errors) == (0, "")
    heads = [line for line in said.splitlines() if line.startswith("Hết ")]
    assert [head[head.index(",") + 2 :][:10] for head in heads] == [
        "28/02/2026",
        "11/05/2026",
        "20/09/2026",
        "09/12/2026",
    ]
    assert "không ấn định số ngày" in said
    data = target.read_bytes()
    assert data.count(b"BEGIN:VEVENT") == 4
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    (place.office_path.parent / "nghia-vu.yml").write_text("requests: [{number: 1}]\n", encoding="utf-8")
    code, _, errors = lamro("obligations", house=copied)
    assert code == 1
    assert "nghia-vu.yml: requests.1.number: phải là chữ" in errors
    assert "requests.1.about: thiếu" in errors


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "event: []",
            "event: không có mục nào tên như vậy; chỉ được dùng: events_abroad, requests, finding_target_days",
        ),
        (
            "events_abroad: [{name: Hội chợ, place: Lào, starts_on: 2026-01-02, ends_on: 2026-01-03, country: LA}]",
            "events_abroad.1.country: không có mục nào tên như vậy; chỉ được dùng: name, place, starts_on, ends_on",
        ),
        ("requests: 3", "requests: phải là một danh sách"),
        ("requests: [3]", "requests.1: phải gồm các dòng “mục: giá trị” với number, received_on, about, answer_by"),
        ("finding_target_days: 90", "finding_target_days: không được quá 60; đang ghi “90”"),
        ("finding_target_days: hai", "phải là một số nguyên; đang ghi “hai”"),
        (
            "events_abroad: [{name: Hội chợ, place: Lào, starts_on: 31/12/2026, ends_on: 2026-01-03}]",
            "events_abroad.1.starts_on: phải là một ngày, ví dụ 2026-01-31; đang ghi “31/12/2026”",
        ),
        (
            "events_abroad: [{name: Hội chợ, place: Lào, starts_on: 2026-01-04, ends_on: 2026-01-03}]",
            "ngày kết thúc (ends_on 2026-01-03) đứng trước",
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_what_is_allowed(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "nghia-vu.yml").write_text(text, encoding="utf-8")
    with pytest.raises(OfficeError) as caught:
        load_office_days(tmp_path / "office.yml")
    assert told in str(caught.value)
    assert "nghia-vu.yml: " in str(caught.value)


def test_the_example_is_written_once_and_loads_with_its_marks_removed(lamro: Lamro, tmp_path: Path) -> None:
    where = ("--store", str(tmp_path / "none.duckdb"), "--office", str(tmp_path / "office.yml"))
    assert lamro(*where, "obligations", "--init")[0] == 0
    path = tmp_path / "nghia-vu.yml"
    assert load_office_days(tmp_path / "office.yml") == OfficeDays()
    assert "đã có" in lamro(*where, "obligations", "--init")[2]
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("#")
    path.write_text("\n".join(line.removeprefix("# ") for line in lines), encoding="utf-8")
    days = load_office_days(tmp_path / "office.yml")
    assert (days.events[0].place, days.requests[0].number, days.finding_target_days) == (
        "Viêng Chăn, Lào",
        "15/BC-VP",
        2,
    )
    shown = lamro("obligations", "--help")[1]
    assert "      - name: Tuần văn hóa Việt Nam" in shown or "- name: Tuần văn hóa Việt Nam" in shown


def test_obligations_by_agency_need_no_office(lamro: Lamro, tmp_path: Path) -> None:
    where = ("--store", str(tmp_path / "none.duckdb"))
    code, said, _ = lamro(*where, "obligations", "--agency", "bo-y-te", "--year", "2026")
    assert code == 0
    assert "29/11/2026" in said
    assert "nên hoàn thành chậm nhất vào thứ Sáu, 27/11/2026" in said
    assert "28/02/2026" in lamro(*where, "obligations", "--agency", "dak-lak", "--year", "2026")[1]
    assert lamro(*where, "obligations", "--agency", "khong-co")[0] == 1
    assert not (tmp_path / "none.duckdb").exists()


def test_an_accepted_finding_is_owed_until_the_case_is_decided(copied: House, lamro: Lamro) -> None:
    own, store = some_case(copied), Store(copied.place.store_path)
    (copied.place.office_path.parent / "nghia-vu.yml").write_text(DAYS, encoding="utf-8")
    assert accepted_findings(store) == ()  # the machine opened it; nobody has found anything
    tuesday = datetime(2025, 11, 25, 18, tzinfo=UTC)  # 01:00 on Wednesday in Viet Nam
    take_event(store, own, CaseEventKind.CONFIRMED, "sai và ảnh hưởng", "", "an.nguyen", tuesday)
    (found,) = accepted_findings(store)
    assert (found.case_id, found.accepted_on) == (own, date(2025, 11, 26))
    (one,) = [one for one in owed(copied.place, 2025, None) if one.rule_id == "notify_on_finding"]
    assert (one.last_day, one.agency_id) == (date(2025, 11, 28), "dak-lak")
    assert any(one.about for one in owed(copied.place, 2025, "dak-lak"))
    assert not any(one.agency_id for one in owed(copied.place, 2025, "bo-y-te"))
    assert f"vụ việc {own[:8]}" in lamro("obligations", "--year", "2025", house=copied)[1]
    later = datetime(2025, 11, 27, 3, tzinfo=UTC)
    take_event(store, own, CaseEventKind.WITHDRAWN, "nhầm", "", "an.nguyen", later)
    assert accepted_findings(store) == ()


def test_an_office_s_own_days_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "holidays.yml"
    own.write_text("extra: [{day: 2026-03-02, name: Nghỉ bão, source: thông báo}]\n", encoding="utf-8")
    monkeypatch.setenv("LAMRO_HOLIDAYS", str(own))
    assert not office_law(ProfileKind.PROVINCE).holidays.is_working(date(2026, 3, 2))
    monkeypatch.setenv("LAMRO_HOLIDAYS", str(tmp_path / "none.yml"))
    with pytest.raises(ReferenceDataError, match=r"none\.yml"):
        office_law(ProfileKind.PROVINCE)
    monkeypatch.delenv("LAMRO_HOLIDAYS")
    assert office_law(ProfileKind.PROVINCE).holidays.is_working(date(2026, 3, 2))
