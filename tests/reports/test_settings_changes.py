"""Changes of the office's settings in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from pipeline.records.settings import KnownSettings, SettingsKind
from pipeline.reports.settings_changes import change_lines, changed_fields

OFFICE = {
    "name": "Sở Một",
    "superior": "",
    "profile": "province",
    "watched": ["dak-lak", "gia-lai"],
    "thresholds": {"flag": 0.5, "case": 0.7},
    "recipients": [{"name": "Bộ Hai", "valid_from": "", "valid_to": "2025-02-28"}],
}
EMPTY = {"events_abroad": [], "requests": [], "finding_target_days": None}


def known(content: dict[str, Any], kind: SettingsKind = SettingsKind.OFFICE) -> KnownSettings:
    return KnownSettings(kind, "", json.dumps(content), datetime(2026, 1, 1, tzinfo=UTC))


def lines(before: dict[str, Any], **after: Any) -> tuple[str, ...]:
    return change_lines(known(before), known({**before, **after}))


def test_the_first_tells_all_that_says_anything() -> None:
    assert change_lines(None, known(OFFICE)) == (
        "Tên cơ quan: “Sở Một”",
        "Loại cơ quan: địa phương (province)",
        "Theo dõi: dak-lak; gia-lai",
        "Ngưỡng cần kiểm chứng: 0,5",
        "Ngưỡng mở vụ việc: 0,7",
        "Nơi nhận: “Bộ Hai” (đến 28/02/2025)",
    )
    assert change_lines(None, known(EMPTY)) == ()


def test_a_change_tells_what_went_and_what_came() -> None:
    assert lines(OFFICE, superior="Ủy ban") == ("Cơ quan chủ quản: (không ghi) → “Ủy ban”",)
    assert lines(OFFICE, watched=["gia-lai", "dak-lak"]) == ("Theo dõi: đổi thứ tự",)
    assert lines(OFFICE, thresholds={"flag": 0.5, "case": 0.8}) == ("Ngưỡng mở vụ việc: 0,7 → 0,8",)
    event = {"name": "Tuần văn hóa", "place": "Paris", "starts_on": "2026-05-01", "ends_on": "2026-05-07"}
    assert lines(EMPTY, events_abroad=[event], finding_target_days=3) == (
        "Sự kiện ở nước ngoài: thêm “Tuần văn hóa” tại Paris (01/05/2026 – 07/05/2026)",
        "Số ngày tự đặt sau khi xác nhận: (không ghi) → 3",
    )
    assert lines({"extra": {}, "removed": []}, extra={"2026-03-02": "Nghỉ bù"}, removed=["2026-03-07"]) == (
        "Ngày nghỉ thêm: thêm 02/03/2026 Nghỉ bù",
        "Ngày làm bù: thêm 07/03/2026",
    )


def test_a_recipient_that_hears_of_others_is_told_so() -> None:
    before = {**OFFICE, "weekly_together": False, "recipients": [recipient(["dak-lak"], ["weekly"])]}
    assert lines(before, recipients=[recipient(["dak-lak", "gia-lai"], ["weekly", "daily"])]) == (
        "Nơi nhận: bỏ “Bộ Hai” (về dak-lak); thêm “Bộ Hai” (về dak-lak, gia-lai; nhận báo cáo tuần, điểm báo ngày)",
    )
    assert lines(before, weekly_together=True) == ("Một bản tin tuần chung: không → có",)


def recipient(agencies: list[str], letters: list[str]) -> dict[str, Any]:
    return {"name": "Bộ Hai", "valid_from": "", "valid_to": "", "agencies": agencies, "letters": letters}


def test_fields_that_this_version_does_not_know_are_told_last() -> None:
    old, new = json.dumps({"mới": 1, **OFFICE}), json.dumps({"mới": 2, **OFFICE, "name": "Sở Khác"})
    assert changed_fields(old, new) == ("name", "mới")
    assert changed_fields(old, old) == ()
