"""The Vietnamese calendar, with swapped days and the office's own file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline.cases.holidays_vn import Holidays, load_holidays
from pipeline.errors import ReferenceDataError

TET_2026 = [date(2026, 2, day) for day in (16, 17, 18, 19, 20)]


def test_holidays_have_names_and_are_not_worked() -> None:
    calendar = Holidays()
    assert all(calendar.name(day) and not calendar.is_working(day) for day in TET_2026)
    assert calendar.name(date(2026, 4, 30)) == "Ngày Chiến thắng"
    assert calendar.name(date(2026, 2, 23)) == ""


def test_a_saturday_that_makes_up_for_a_bridging_day_is_worked() -> None:
    calendar = Holidays()
    assert calendar.is_working(date(2026, 8, 22))  # for Monday 31 August, asked first thing in that year
    assert not calendar.is_working(date(2026, 8, 31))
    assert not calendar.is_working(date(2026, 8, 29))


def test_next_and_last_working_day() -> None:
    calendar = Holidays()
    assert calendar.next_working(date(2026, 2, 14)) == date(2026, 2, 23)
    assert calendar.last_working(date(2026, 2, 22), date(2026, 2, 1)) == date(2026, 2, 13)
    assert calendar.last_working(date(2026, 2, 22), date(2026, 2, 17)) == date(2026, 2, 17)
    assert calendar.next_working(date(2026, 2, 13)) == date(2026, 2, 13)


def test_the_shipped_file(calendar: Holidays) -> None:
    assert not calendar.is_working(date(2026, 1, 2))
    assert calendar.is_working(date(2026, 1, 10))
    assert "hoán đổi" in calendar.name(date(2026, 1, 2))


def test_the_office_s_file_has_the_last_word(tmp_path: Path) -> None:
    path = tmp_path / "holidays.yml"
    path.write_text(
        "extra:\n  - {day: 2026-03-02, name: Nghỉ bão, source: công điện}\n"
        "removed:\n  - {day: 2026-02-20, name: Trực, source: lịch trực}\n"
        "  - {day: 2026-03-07, name: Làm bù, source: lịch trực}\n",
        encoding="utf-8",
    )
    calendar = load_holidays(path)
    assert calendar.name(date(2026, 3, 2)) == "Nghỉ bão"
    assert not calendar.is_working(date(2026, 3, 2))
    assert calendar.is_working(date(2026, 2, 20))
    assert calendar.is_working(date(2026, 3, 7))


def test_no_file_is_the_plain_calendar(tmp_path: Path) -> None:
    assert load_holidays(tmp_path / "none.yml").is_working(date(2026, 1, 2))
    empty = tmp_path / "empty.yml"
    empty.write_text("", encoding="utf-8")
    assert load_holidays(empty).is_working(date(2026, 1, 2))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("extra:\n  - {day: mai, name: a, source: b}\n", "extra.1.day: phải là một ngày"),
        ("extra:\n  - {day: 2026-03-02, name: a}\n", "extra.1.source: thiếu"),
        ("more: []\n", "more: không có mục nào tên như vậy; chỉ được dùng: extra, removed"),
        ("extra: [\n", "không đọc được"),
        (
            "extra: [{day: 2026-03-02, name: a, source: b}]\nremoved: [{day: 2026-03-02, name: a, source: b}]\n",
            "02/03/2026",
        ),
    ],
)
def test_an_error_names_file_and_field(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "holidays.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=re.escape(named)) as caught:
        load_holidays(path)
    assert "holidays.yml" in str(caught.value)
