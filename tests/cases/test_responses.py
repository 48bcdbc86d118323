"""The circular's measures as planned and done, and what the pages did afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.cases.responses import done, planned, response_lines
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import Stage
from pipeline.records.profile import Profile

NOW = datetime(2026, 3, 3, 2, tzinfo=UTC)
DAY = date(2026, 3, 3)


def test_the_letters_are_those_of_the_office_s_own_circular(province: Profile, ministry: Profile) -> None:
    assert planned("c1", province, "đ", "họp đồng bào", DAY, "an").letter == "đ"
    with pytest.raises(IllegalTransition, match=r"02/2019.*a, b, c, d"):
        planned("c1", ministry, "đ", "họp", DAY, "an")
    with pytest.raises(IllegalTransition):
        planned("c1", province, "a", "  ", DAY, "an")


def test_what_was_planned_and_done_is_one_response(province: Profile) -> None:
    plan = planned("c1", province, "a", "thông cáo", DAY + timedelta(days=2), "an")
    link = "https://tinh.example/1"
    entry = done("c1", province, "", "", DAY, link, "", plan, "an", NOW)
    assert (entry.response_id, entry.letter, entry.words) == (plan.response_id, "a", "thông cáo")
    assert entry.entry_id != plan.entry_id
    (line,) = response_lines([plan, entry], province.measures)
    assert "đã thực hiện ngày 03/03/2026" in line
    assert link in line
    assert "điểm a khoản 3 Điều 6 Thông tư số 22/2016" in line
    assert "dự kiến" in response_lines([plan], province.measures)[0]
    assert entry.stage is Stage.DONE


def test_nothing_is_done_tomorrow_or_at_no_address(province: Profile) -> None:
    for day, link in ((DAY + timedelta(days=1), ""), (DAY, "javascript:alert(1)")):
        with pytest.raises(IllegalTransition):
            done("c1", province, "a", "x", day, link, "", None, "an", NOW)
