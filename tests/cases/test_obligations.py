"""Yearly papers: "trước ngày" excludes the day; backward deadlines move only earlier."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.obligations import obligations
from pipeline.records.profile import Profile


def test_a_ministry_owes_report_and_next_plan_by_29_november(ministry: Profile) -> None:
    (paper,) = obligations(ministry, 2025)
    assert paper.last_day == date(2025, 11, 29)
    assert "năm 2025" in paper.name
    assert "năm 2026" in paper.name
    assert paper.clause.citation == "khoản 5 Điều 10 Thông tư số 02/2019/TT-BTTTT"


@pytest.mark.parametrize(("year", "last_of_february"), [(2025, 28), (2026, 28), (2028, 29), (2100, 28)])
def test_a_province_owes_plan_and_report(province: Profile, year: int, last_of_february: int) -> None:
    plan, report = obligations(province, year)
    assert plan.last_day == date(year, 2, last_of_february)
    assert report.last_day == date(year, 12, 9)
    assert {plan.clause.ref, report.clause.ref} == {"9.9"}
    assert plan.obligation_id != report.obligation_id


@given(year=st.integers(2020, 2040))
def test_a_day_off_moves_it_earlier_never_later(province: Profile, year: int) -> None:
    calendar = Holidays()
    for paper in obligations(province, year, calendar):
        assert paper.working_day <= paper.last_day
        assert calendar.is_working(paper.working_day)


def test_29_november_2025_is_a_saturday(ministry: Profile) -> None:
    (paper,) = obligations(ministry, 2025, Holidays())
    assert (paper.last_day, paper.working_day) == (date(2025, 11, 29), date(2025, 11, 28))
