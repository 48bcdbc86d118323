"""The course of a case: no hour is made up for what is known by its day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from pipeline.records.cases import CaseEvent, CaseEventKind, Notice
from pipeline.records.days import end_of_day, start_of_day
from pipeline.reports.case_events import event_lines

KIND = CaseEventKind
OPENED = datetime(2026, 11, 30, 3, 17, tzinfo=UTC)  # 10:17 in Viet Nam
ENTERED = datetime(2026, 11, 30, 3, 23, tzinfo=UTC)


def event(kind: CaseEventKind, at: datetime, ref: str = "", reason: str = "nội dung") -> CaseEvent:
    return CaseEvent(f"{kind}-{ref}", "c", kind, at, "lan", reason, ref)


def notice(id: str, received: date) -> Notice:
    return Notice(id, "c", "12/TB", date(2026, 11, 27), "345", received, None)


def test_a_notice_is_told_by_its_day_of_receipt_and_when_it_was_entered() -> None:
    first, second = date(2026, 11, 28), date(2026, 11, 29)
    events = [
        event(KIND.OPENED, OPENED),
        event(KIND.NOTICE_RECEIVED, OPENED, "n1"),  # both came before the opening
        event(KIND.NOTICE_RECEIVED, OPENED, "n2"),
        event(KIND.NOTICE_CORRECTED, ENTERED + timedelta(minutes=2), "n1"),
    ]
    entered = {"notice_received-n1": ENTERED, "notice_received-n2": ENTERED + timedelta(minutes=2)}
    assert event_lines(events, [notice("n1", first), notice("n2", second)], entered) == (
        "10:17 ngày 30/11/2026: mở vụ việc (lan) – nội dung",
        "Ngày 28/11/2026: nhận thông báo của Bộ (vào sổ lúc 10:23 ngày 30/11/2026, lan) – nội dung",
        "Ngày 29/11/2026: nhận thông báo của Bộ (vào sổ lúc 10:25 ngày 30/11/2026, lan) – nội dung",
        "10:25 ngày 30/11/2026: sửa lỗi ghi thông báo của Bộ (lan) – nội dung",
    )


def test_a_clock_ends_after_the_document_that_ends_it() -> None:
    day = start_of_day(date(2026, 12, 1))
    events = [event(KIND.CLOCK_ENDED, day, "c1"), event(KIND.NOTICE_ENDED, day, "n1")]
    assert [line.split(": ")[1].split(" (")[0] for line in event_lines(events, [], {})] == [
        "nhận văn bản của Bộ kết thúc thông báo",
        "kết thúc thời hạn theo văn bản của Bộ",
    ]


def test_what_ended_a_notice_and_what_was_spoken_on_a_day_have_no_hour() -> None:
    day = date(2026, 12, 1)
    spoke = end_of_day(day) - timedelta(microseconds=1)
    events = [event(KIND.SPOKE, spoke, "r"), event(KIND.NOTICE_ENDED, start_of_day(day), "n1", "")]
    now = datetime(2026, 12, 2, 2, tzinfo=UTC)
    assert event_lines(events, [], {"notice_ended-n1": now, "spoke-r": now}) == (
        "Ngày 01/12/2026: nhận văn bản của Bộ kết thúc thông báo (vào sổ lúc 09:00 ngày 02/12/2026, lan)",
        "Ngày 01/12/2026: phát ngôn và cung cấp thông tin giải thích, làm rõ (ghi lúc 09:00 ngày 02/12/2026, lan) – "
        "nội dung",
    )
    came = [notice("n1", date(2026, 11, 28))]  # the notice; what ended it came later, on its own day
    assert event_lines(events, came, {"notice_ended-n1": now, "spoke-r": now})[0].startswith("Ngày 01/12/2026: nhận")
    assert event_lines(events[1:], [], {}) == ("Ngày 01/12/2026: nhận văn bản của Bộ kết thúc thông báo (lan)",)
