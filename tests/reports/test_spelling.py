from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.days import end_of_day, start_of_day
from pipeline.reports.casework import regulation_words
from pipeline.reports.period import period
from pipeline.reports.spelling import inside_sentence, instant_words, number_words, stamp, weekday_date, when_words


@given(st.integers(0, 10**12))
def test_whole_numbers_read_back(value: int) -> None:
    assert int(number_words(value).replace(".", "")) == value


@given(st.floats(0, 1))
def test_scores_have_two_decimals(value: float) -> None:
    words = number_words(value)
    assert len(words) == 4
    assert float(words.replace(",", ".")) == pytest.approx(value, abs=0.005001)


@given(st.floats(-1, 1), st.integers(0, 2), st.booleans())
def test_what_rounds_to_nothing_is_no_fall(value: float, decimals: int, signed: bool) -> None:
    words = number_words(value, decimals, signed=signed)
    assert ("\N{MINUS SIGN}" in words) == (value < 0 and any(digit in words for digit in "123456789"))


@given(st.dates(date(2000, 1, 3), date(2100, 1, 1)))
def test_any_monday_begins_a_week_and_no_other_day(day: date) -> None:
    end = date.fromordinal(day.toordinal() + 6)
    if day.weekday() == 0:
        week = period(day, end)
        assert (week.year, week.week) == day.isocalendar()[:2]
        assert (week.days[0], week.days[-1], len(week.days)) == (day, end, 7)
    else:
        with pytest.raises(ValueError, match="not a week"):
            period(day, end)


def test_instants_are_told_in_vietnam_and_need_a_zone() -> None:
    at = datetime(2025, 11, 30, 17, 5, tzinfo=UTC)
    assert instant_words(at) == "00:05 ngày 01/12/2025"
    assert stamp(at) == "00:05 01/12/2025"
    with pytest.raises(ValueError, match="time zone"):
        instant_words(at.replace(tzinfo=None))


def test_names_and_days() -> None:
    assert weekday_date(date(2025, 11, 30)) == "Chủ nhật, 30/11/2025"
    assert [inside_sentence(n) for n in ("Thành phố Huế", "Bộ Y tế", "Đắk Lắk")] == [
        "thành phố Huế",
        "Bộ Y tế",
        "Đắk Lắk",
    ]


@pytest.mark.parametrize("written", ["02-2019-tt-btttt", "tt-02-2019-tt-btttt", "02_2019_TT_BTTTT"])
def test_circulars_are_named(written: str) -> None:
    assert regulation_words(written) == "Thông tư 02/2019/TT-BTTTT"
    assert regulation_words("quy-che-noi-bo") == "quy-che-noi-bo"


def test_what_is_known_by_its_day_gets_no_hour() -> None:
    day = date(2025, 12, 1)
    assert when_words(start_of_day(day)) == "ngày 01/12/2025"
    assert when_words(end_of_day(day) - timedelta(microseconds=1)) == "ngày 01/12/2025"
    assert when_words(datetime(2025, 11, 30, 23, 30, tzinfo=UTC)) == "lúc 06:30 ngày 01/12/2025"
