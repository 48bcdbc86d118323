"""RFC 5545 held line by line by a reader of our own, that knows nothing of the writer."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.law import Clause, Wording
from pipeline.records.obligations import Obligation
from pipeline.render.icalendar import calendar

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
CLAUSE = Clause("X 9.9", "X", "9.9", "9.", "", "", Wording.SCAN, "khoản 9 Điều 9 Thông tư số 22/2016/TT-BTTTT")
NAME = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", re.DOTALL)


def owed(name: str, day: date | None = date(2026, 12, 9), about: str = "", key: str = "1") -> Obligation:
    working = day - timedelta(days=1) if day else None
    return Obligation(key * 32, "r", name, day, working, CLAUSE, about=about, note="ghi chú")


def read(data: bytes) -> list[tuple[str, str, str]]:
    """The content lines unfolded as (name, parameters, value), every rule on lines checked (3.1, 3.3.11)."""
    assert data.endswith(b"\r\n")
    physical = data.split(b"\r\n")[:-1]
    for line in physical:
        assert 0 < len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode("utf-8")  # no character is cut by a fold
    logical: list[bytes] = []
    for line in physical:
        if line.startswith(b" "):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    found = []
    for text in (line.decode("utf-8") for line in logical):
        assert not any(ord(sign) < 32 or ord(sign) == 127 for sign in text)
        match = NAME.fullmatch(text)
        assert match, text
        found.append((match[1], match[2], match[3]))
    return found


def plain(value: str) -> str:
    """A TEXT value with its escapes undone; nothing unescaped may stand in it."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_one_event_with_all_that_must_be_there() -> None:
    lines = read(calendar([owed("Báo cáo tổng kết; năm 2026, bản cuối", about="a\\b")], NOW, "Lịch"))
    assert [name for name, _, _ in lines] == [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME",
        "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "END",
        "END",
    ]  # fmt: skip
    values = {name: value for name, _, value in lines}
    assert values["VERSION"] == "2.0"
    assert values["DTSTAMP"] == "20261122T083000Z"
    assert ("DTSTART", ";VALUE=DATE", "20261209") in lines
    assert ("DTEND", ";VALUE=DATE", "20261210") in lines
    assert plain(values["SUMMARY"]) == "Hạn chót: Báo cáo tổng kết; năm 2026, bản cuối"
    told = plain(values["DESCRIPTION"]).split("\n")
    assert told == ["a\\b", f"Căn cứ: {CLAUSE.citation}", "ghi chú", "Ngày làm việc cuối cùng: 08/12/2026"]


def test_what_has_no_day_is_left_out_and_uids_are_the_obligations() -> None:
    lines = read(calendar([owed("một", key="a"), owed("hai", None), owed("ba", key="b")], NOW, "Lịch"))
    uids = [value for name, _, value in lines if name == "UID"]
    assert uids == ["a" * 32 + "@lamro.invalid", "b" * 32 + "@lamro.invalid"]
    assert [v for name, _, v in lines if name == "BEGIN"] == ["VCALENDAR", "VEVENT", "VEVENT"]


def test_the_same_twice_and_an_instant_needs_a_zone() -> None:
    assert calendar([owed("một")], NOW, "Lịch") == calendar([owed("một")], NOW, "Lịch")
    with pytest.raises(ValueError, match="time zone"):
        calendar([], datetime(2026, 1, 1), "Lịch")


@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), about=st.text(max_size=80))
def test_any_words_stay_within_the_rules(name: str, about: str) -> None:
    about = about.encode("utf-8", "ignore").decode()
    lines = read(calendar([owed(name, about=about)], NOW, name))
    (summary,) = [value for key, _, value in lines if key == "SUMMARY"]
    said = plain(summary).removeprefix("Hạn chót: ")
    seen = [sign for sign in name if sign.isprintable()]
    assert [sign for sign in said if sign.isprintable() and sign != " "] == [sign for sign in seen if sign != " "]
