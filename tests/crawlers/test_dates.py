"""Dates of feeds and addresses: what is certain is read, what is not is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.dates import parse_feed_date
from pipeline.records.days import VIETNAM, day_in_vietnam

NOW = datetime(2026, 9, 15, 0, 0, tzinfo=UTC)
NOON = datetime(2025, 11, 22, 10, 9, tzinfo=UTC)  # 17:09 in Viet Nam
MIDNIGHT = datetime(2025, 11, 21, 17, 0, tzinfo=UTC)  # the day's beginning in Viet Nam


@pytest.mark.parametrize(
    "raw",
    [
        "Sat, 22 Nov 2025 17:09:00 +07:00",
        "Sat, 22 Nov 2025 17:09:00 +0700",
        "Sat, 22 Nov 2025 17:09:00 GMT+7",
        "Sat, 22 Nov 2025 10:09:00 GMT",
        "Sat, 22 Nov 2025 10:09:00 -0000",
        "Sat, 22 Nov 2025 05:09:00 EST",
        "22 Nov 25 10:09 UT",
        "Saturday, November 22nd, 2025 17:09 GMT+07:00",
        "Nov 22, 2025 5:09 PM",
        "2025-11-22T17:09:00+07:00",
        "2025-11-22T17:09:00+0700",
        "2025-11-22T17:09:00+07",
        "2025-11-22T10:09:00Z",
        "2025-11-22T10:09:00.000Z",
        "2025-11-22 17:09:00",
        "2025-11-22 17:09",
        "11/22/2025 5:09:00 PM",
        "22/11/2025 17:09",
        "22-11-2025 17:09:00",
        "22.11.2025, 17:09",
        "22/11/2025 05:09:00 CH",
        "Thứ bảy, 22/11/2025, 17:09 (GMT+7)",
        "THỨ BẢY, NGÀY 22/11/2025 - 17:09",
        "Thứ 7, 22/11/2025 17:09 GMT+7",
        "T7, 22/11/2025 17:09",
        "17:09 | 22/11/2025",
        "17h09 ngày 22/11/2025",
        "17:09, Thứ Bảy, 22/11/2025",
        "22 tháng 11 năm 2025, 17:09",
        "Ngày 22 tháng mười một năm 2025 lúc 17 giờ 09 phút",
        "  Thư\u0301 bảy,\n 22/11/2025,  17:09 ",
    ],
)
def test_one_instant_in_many_spellings(raw: str) -> None:
    assert parse_feed_date(raw, NOW) == NOON


@pytest.mark.parametrize(
    "raw",
    ["2025-11-22", "22/11/2025", "22 tháng 11 năm 2025", "22 tháng 11, 2025", "Thứ Bảy, 22-11-2025", "22 Nov 2025"],
)
def test_a_day_alone_is_its_beginning_in_viet_nam(raw: str) -> None:
    assert parse_feed_date(raw, NOW) == MIDNIGHT


def test_us_order_without_zone_is_viet_nam_time() -> None:
    assert parse_feed_date("9/14/2026 6:44:00 PM", NOW) == datetime(2026, 9, 14, 11, 44, tzinfo=UTC)
    assert parse_feed_date("9/4/2026 12:05:00 AM", NOW) == datetime(2026, 9, 3, 17, 5, tzinfo=UTC)
    assert parse_feed_date("14/9/2026 6:44:00 PM", NOW) == datetime(2026, 9, 14, 11, 44, tzinfo=UTC)
    assert parse_feed_date("04/09/2026 06:44", NOW) == datetime(2026, 9, 3, 23, 44, tzinfo=UTC)


def test_the_month_named_five_is_not_the_word_year() -> None:
    assert parse_feed_date("22 tháng năm năm 2025", NOW) == datetime(2025, 5, 21, 17, tzinfo=UTC)
    assert parse_feed_date("22 tháng năm 2025", NOW) == datetime(2025, 5, 21, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "hôm qua",
        "17:09",
        "31/02/2025",
        "22/13/2025 17:09",
        "22/11/25",
        "2025-11-22T25:00:00Z",
        "22/11/2025 17:61",
        "13:00 AM 22/11/2025",
        "13:05:00 AM",
        "22/11/2025 13:05:00 AM",
        "Sat, 22 Nov 2025 17:09:00 CST",
        "Sat, 22 Nov 2025 17:09:00 +9900",
        "Sat, 22 Novembre 2025",
        "22 tháng Chạp năm 2025",
        "22/11/2025 17:09 và 23/11/2025",
        "31/12/1989",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "22/11/2025" + " " * 200,
    ],
)
def test_what_is_not_certain_is_refused(raw: str) -> None:
    assert parse_feed_date(raw, NOW) is None


def test_more_than_a_day_ahead_is_refused() -> None:
    assert parse_feed_date((NOW + timedelta(days=1)).isoformat(), NOW) == NOW + timedelta(days=1)
    assert parse_feed_date((NOW + timedelta(days=1, seconds=1)).isoformat(), NOW) is None


def test_a_now_without_zone_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="without time zone"):
        parse_feed_date("2025-11-22", datetime(2026, 1, 1))


instants = st.datetimes(datetime(1990, 1, 2), datetime(2026, 9, 14), timezones=st.just(UTC)).map(
    lambda instant: instant.replace(microsecond=0)
)
zones = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@given(instants, zones)
def test_rfc_822_and_iso_come_back(instant: datetime, zone: timezone) -> None:
    local = instant.astimezone(zone)
    assert parse_feed_date(format_datetime(local), NOW) == instant
    assert parse_feed_date(local.isoformat(), NOW) == instant
    assert parse_feed_date(instant.isoformat().replace("+00:00", "Z"), NOW) == instant


@given(instants)
def test_forms_without_zone_come_back_in_viet_nam_time(instant: datetime) -> None:
    local = instant.astimezone(VIETNAM)
    weekday = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")[local.weekday()]
    us = f"{local.month}/{local.day}/{local.year} {local.hour % 12 or 12}:{local:%M:%S %p}"
    assert parse_feed_date(us, NOW) == instant
    assert parse_feed_date(f"{weekday}, {local:%d/%m/%Y, %H:%M:%S} (GMT+7)", NOW) == instant
    words = f"{local.day} tháng {local.month} năm {local.year}"
    parsed = parse_feed_date(words, NOW)
    assert parsed is not None
    assert day_in_vietnam(parsed) == local.date()


@given(st.text(max_size=120))
def test_never_raises(raw: str) -> None:
    parsed = parse_feed_date(raw, NOW)
    assert parsed is None or parsed.utcoffset() == timedelta()


@given(st.text("0123456789/-:., +thứngàyămGMTZjanpmSACH()|", max_size=60))
def test_never_raises_near_dates(raw: str) -> None:
    parsed = parse_feed_date(raw, NOW)
    assert parsed is None or datetime(1990, 1, 1, tzinfo=UTC) <= parsed <= NOW + timedelta(days=1)
