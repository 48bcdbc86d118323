"""Around events abroad, on request, after an accepted finding; and the year's list of all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.obligations import after_findings, all_owed, around_events, on_request
from pipeline.records.obligations import AcceptedFinding, EventAbroad, OfficeDays, ReportRequest
from pipeline.records.profile import Profile

CALENDAR = Holidays()
DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))


def event(starts: date, ends: date | None = None) -> EventAbroad:
    return EventAbroad("Tuần văn hóa", "Viêng Chăn", starts, ends or starts)


def test_a_ministry_s_event_abroad(ministry: Profile) -> None:
    before, after = around_events(ministry, [event(date(2026, 9, 21), date(2026, 9, 23))], CALENDAR)
    assert (before.rule_id, before.last_day) == ("event_abroad_plan", date(2026, 9, 6))  # a Sunday
    assert before.working_day == date(2026, 9, 4)
    assert (after.rule_id, after.last_day, after.working_day) == (
        "event_abroad_report", date(2026, 10, 8), date(2026, 10, 8),
    )  # fmt: skip
    assert [one.clause.ref for one in (before, after)] == ["8.3", "8.4"]
    assert "Viêng Chăn, 21/09/2026–23/09/2026" in before.about


@given(starts=DAYS, length=st.integers(0, 30))
def test_fifteen_days_counted_one_by_one(ministry: Profile, starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    before, after = around_events(ministry, [event(starts, ends)], CALENDAR)
    assert before.last_day is not None
    assert after.last_day is not None
    assert before.working_day is not None
    assert sum(1 for _ in range(before.last_day.toordinal(), starts.toordinal())) == 15
    assert sum(1 for _ in range(ends.toordinal(), after.last_day.toordinal())) == 15
    assert before.working_day <= before.last_day
    assert CALENDAR.is_working(before.working_day)


def test_over_tet_the_day_to_work_towards_moves_only_earlier(ministry: Profile) -> None:
    before, _ = around_events(ministry, [event(date(2026, 3, 5))], CALENDAR)
    assert (before.last_day, before.working_day) == (date(2026, 2, 18), date(2026, 2, 13))


def test_a_province_reports_beforehand_and_no_count_is_made_up(province: Profile) -> None:
    (before,) = around_events(province, [event(date(2026, 9, 21))], CALENDAR)
    assert (before.clause.ref, before.last_day) == ("9.7", date(2026, 9, 20))
    assert before.working_day == date(2026, 9, 18)
    assert "không ấn định số ngày" in before.note


def test_on_request(ministry: Profile, province: Profile) -> None:
    dated = ReportRequest("15/BTTTT", date(2026, 5, 4), "tình hình quý", date(2026, 5, 9))
    open_ended = ReportRequest("16/BTTTT", date(2026, 5, 4), "tình hình quý", None)
    for profile, ref in ((ministry, "10.5"), (province, "9.9")):
        first, second = on_request(profile, [open_ended, dated], CALENDAR)
        assert (first.last_day, first.working_day) == (date(2026, 5, 9), date(2026, 5, 8))
        assert (second.last_day, second.working_day, second.clause.ref) == (None, None, ref)
        assert first.obligation_id != second.obligation_id


@pytest.mark.parametrize(("target", "last"), [(2, date(2026, 5, 6)), (0, date(2026, 5, 4)), (None, None)])
def test_after_a_finding_by_the_office_s_own_target(
    ministry: Profile, province: Profile, target: int | None, last: date | None
) -> None:
    found = AcceptedFinding("c" * 32, "song-lam", "Vỡ đập", date(2026, 5, 4))
    for profile, rule in ((ministry, "dossier_on_finding"), (province, "notify_on_finding")):
        (one,) = after_findings(profile, [found], target, CALENDAR)
        assert (one.rule_id, one.clause.ref, one.last_day, one.agency_id) == (rule, "6.2", last, "song-lam")
        assert ("chưa đặt" in one.note) == (target is None)
        assert "không ấn định thời hạn" in one.note


def test_the_year_holds_what_falls_into_it_in_order_and_what_has_no_day_last(province: Profile) -> None:
    days = OfficeDays(
        events=(event(date(2026, 1, 1)), event(date(2026, 6, 1))),
        requests=(
            ReportRequest("15", date(2026, 5, 4), "việc", None),
            ReportRequest("9", date(2025, 5, 4), "việc", None),
        ),
        finding_target_days=3,
    )
    findings = [AcceptedFinding("c" * 32, "song-lam", "Vỡ đập", date(2025, 12, 30))]
    owed = all_owed(province, 2026, days, findings, CALENDAR)
    assert [(one.rule_id, one.last_day) for one in owed] == [
        ("notify_on_finding", date(2026, 1, 2)),
        ("annual_plan", date(2026, 2, 28)),
        ("event_abroad_report", date(2026, 5, 31)),
        ("annual_report", date(2026, 12, 9)),
        ("report_on_request", None),
    ]
    assert len({one.obligation_id for one in owed}) == 5
