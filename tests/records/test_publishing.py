"""What holds for every date of publication: its bounds, and the day in an address."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.publishing import day_in_url, is_believable

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (NOW, True),
        (NOW + timedelta(days=1), True),
        (NOW + timedelta(days=1, seconds=1), False),
        (datetime(1990, 1, 1, tzinfo=UTC), True),
        (datetime(1989, 12, 31, tzinfo=UTC), False),
    ],
)
def test_the_bounds_of_what_is_believed(instant: datetime, expected: bool) -> None:
    assert is_believable(instant, NOW) is expected


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without time zone"):
        is_believable(NOW.replace(tzinfo=None), NOW)


@pytest.mark.parametrize(
    "url",
    [
        "https://bao.example/2025/11/22/lu-lut.html",
        "https://bao.example/news/2025/11/22/",
        "https://bao.example/2025-11-22/lu-lut",
        "https://bao.example/tin/20251122/lu-lut.html?d=2024/01/01/",
    ],
)
def test_a_day_as_folder_of_the_path(url: str) -> None:
    assert day_in_url(url) == date(2025, 11, 22)


@pytest.mark.parametrize(
    "url",
    [
        "https://bao.example/lu-lut-185251122085607116.htm",  # the moment of the draft
        "https://bao.example/lu-lut-20251122085607116.htm",
        "https://bao.example/2025/11/lu-lut.html",
        "https://bao.example/2025/13/22/x",
        "https://bao.example/1889/11/22/x",
        "https://bao.example/2025/11/22/tong-hop/2024/11/22/x",
        "https://bao.example/?u=/2025/11/22/",
        "https://bao.example/12025/11/22/x",
    ],
)
def test_other_numbers_in_addresses_are_not_days(url: str) -> None:
    assert day_in_url(url) is None


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_written_day_comes_back_from_the_path(day: date) -> None:
    assert day_in_url(f"https://bao.example/{day:%Y/%m/%d}/bai.html") == day


@given(st.text(max_size=200))
def test_day_in_url_never_raises(url: str) -> None:
    day_in_url(url)
