"""The page of indicators: no value where nothing happened, few observations told as such, files checked."""

from __future__ import annotations

from datetime import date

import invented_year as factory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.kpis import Indicator, IndicatorPeriod
from pipeline.reports.kpis.catalogue import MEASURES, measure_of, value_title
from pipeline.reports.kpis.importing import checked, indicator_of, target_number, target_of
from pipeline.reports.kpis.page import KpiPage, MeasureView, build_page, months_until

MONTHS = months_until(date(2026, 2, 1), 5)
GOOD = {
    "code": "TTDN-01", "name": "Tỷ lệ  đúng hạn", "unit": "%", "target": ">= 90.5", "period": "Quý",
    "document": "123/BTTTT-TTĐN", "measured_by": "in_time_statutory",
}  # fmt: skip


def page() -> KpiPage:
    asked = Indicator("X", "Nhầm", "%", "≤ 30", IndicatorPeriod.YEAR, "1/VB", "false_flags")
    other = Indicator("Y", "Tự báo cáo", "bài", "", IndicatorPeriod.YEAR, "1/VB", "")
    return build_page(factory.months_of_kpis(MONTHS), (asked, other), "Tỉnh Đắk Lắk", MONTHS, factory.CUTOFF)


def view(key: str) -> MeasureView:
    return next(one for one in page().measures if one.measure.key == key)


def rows(key: str) -> list[list[str]]:
    return [["; ".join(line.text for line in cell) for cell in row] for row in view(key).table.rows]


def test_months_run_over_the_end_of_a_year() -> None:
    assert [f"{month:%m/%Y}" for month in MONTHS] == ["10/2025", "11/2025", "12/2025", "01/2026", "02/2026"]


def test_a_month_without_events_has_no_value_and_not_zero() -> None:
    assert rows("seen_to_flag")[2] == ["12/2025", "–", "–", "–", "không phát sinh"]
    assert all(point.row is None for one in view("seen_to_flag").series for point in one.points[2:3])


def test_months_before_the_first_collection_were_not_watched() -> None:
    """Which is not the same as that nothing happened; the month in which it began was."""
    made = build_page(
        factory.months_of_kpis(MONTHS)[:0], (), "Tỉnh Đắk Lắk", MONTHS, factory.CUTOFF, since=date(2025, 12, 20)
    )
    notes = [row[-1][0].text for row in made.measures[0].table.rows]
    assert notes == ["chưa theo dõi", "chưa theo dõi", "không phát sinh", "không phát sinh", "không phát sinh"]


def test_few_observations_are_told_as_such() -> None:
    assert rows("seen_to_flag")[0] == ["10/2025", "4,50", "20,25", "3", "ít số liệu"]
    assert rows("false_flags")[0][-1] == "1 trên 3; ít số liệu"
    assert rows("false_flags")[1] == ["11/2025", "4,76", "21", "1 trên 21"]
    assert "tháng 10/2025: trung vị 4,50, phân vị 90 20,25 giờ (chỉ 3 quan sát)" in view("seen_to_flag").told


def test_a_measure_without_any_value_says_so() -> None:
    assert view("in_time_statutory").empty
    assert view("in_time_statutory").told == "Chưa tháng nào có số liệu."


def test_indicators_of_documents_stand_with_what_measures_them_or_by_themselves() -> None:
    assert [one.code for one in view("false_flags").asked] == ["X"]
    assert [one.code for one in page().reported] == ["Y"]


def test_a_row_of_another_month_is_refused() -> None:
    with pytest.raises(ValueError, match="2025-10-01"):
        build_page(factory.months_of_kpis(MONTHS), (), "", MONTHS[1:], factory.CUTOFF)


def test_no_indicator_counts_outlets_or_persons_or_rewards_corrections() -> None:
    words = " ".join(f"{one.title} {one.definition}" for one in MEASURES).lower()
    for forbidden in ("phóng viên", "tác giả", "tòa soạn", "số báo", "đã gỡ", "cải chính", "xử phạt"):
        assert forbidden not in words
    assert all(one.not_measured for one in MEASURES)
    assert measure_of("seen_to_flag_p90") is measure_of("seen_to_flag")
    assert measure_of("gỡ bài") is None
    assert value_title("seen_to_flag_p90").endswith("phân vị 90")


def test_a_good_line_becomes_an_indicator() -> None:
    assert indicator_of(GOOD) == Indicator(
        "TTDN-01", "Tỷ lệ đúng hạn", "%", "≥ 90,5", IndicatorPeriod.QUARTER, "123/BTTTT-TTĐN", "in_time_statutory"
    )


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", " ", "thiếu name"), ("document", "", "thiếu document"), ("code", "mã một", "chỉ gồm chữ không dấu"),
        ("code", "articles", "mã chỉ số nội bộ"), ("period", "tuần", "tháng, quý hoặc năm"),
        ("target", "nhiều", "ghi một số"), ("measured_by", "corrections", "không phải mã chỉ số nội bộ"),
        ("name", "x" * 301, "dài quá 300"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_by_its_field(field: str, value: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        indicator_of({**GOOD, field: value})


def test_a_code_given_twice_is_wrong() -> None:
    good, bad = checked([(2, GOOD), (3, GOOD), (4, {**GOOD, "code": "B", "target": ""})])
    assert [one.code for one in good] == ["TTDN-01", "B"]
    assert bad == ((3, "mã TTDN-01 ghi hai lần"),)


@given(number=st.decimals(0, 10_000, places=2), side=st.sampled_from(["", ">=", "<=", "≥ ", "≤"]))
def test_a_target_keeps_its_number_and_its_side(number: object, side: str) -> None:
    told = target_of(f"{side}{number}")
    assert target_number(told) == float(str(number))
    assert told[0] in ("≥", "≤") or not side
    assert target_of(told) == told
