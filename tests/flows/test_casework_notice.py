"""The ministry's notice typed wrongly; the order of the list of cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from case_hands import OFFICER, some_case
from sample_house import House

from flows.clockwork import right_now
from flows.steps.case_notices import NoticeWords, mend_notice
from flows.steps.clock import give_warnings
from flows.steps.law import office_law
from pipeline.cases.audit import verify
from pipeline.errors import IllegalTransition
from pipeline.records.cases import ClockKind
from pipeline.records.office import ProfileKind
from pipeline.store import audit, cases
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
PAPER = ("--number", "12/BC", "--dated", "23/11/2025", "--register", "451")


def test_a_notice_typed_wrongly_is_corrected_in_view_of_the_log(copied: House, lamro: Lamro) -> None:
    own, store = some_case(copied), Store(copied.place.store_path)
    assert lamro("case", "notice", own[:8], *PAPER, "--received", "23/11/2025", house=copied)[0] == 0
    ((wrong,),) = copied.rows("select notice_id from notices")
    words = ("--correct", wrong[:8], "--received", "24/11/2025", "--reason", "gõ nhầm ngày đến")
    code, said, errors = lamro("case", "notice", own[:8], *words, house=copied)
    assert (code, errors) == (0, "")
    assert "hết ngày 01/12/2025" in said
    assert copied.counts()["notices"] == 2
    query = f"select last_day from case_clock where case_id = '{own}' and kind = 'statutory'"
    assert copied.rows(query) == [(date(2025, 12, 1),)]
    with store.reading() as tx:
        kept = [clock.last_day for clock in cases.clocks_of(tx, own) if clock.kind is ClockKind.STATUTORY]
        assert kept == [date(2025, 12, 1)]
        assert verify(audit.entries(tx)).ok
    shown = lamro("case", "show", own[:8], house=copied)[1]
    assert "sửa lỗi ghi thông báo của Bộ" in shown
    told = copied.rows("select payload from audit_payloads where payload like '%deadline: none%'")
    assert any("ngày đến 24/11/2025" in words for (words,) in told)
    law, now = office_law(ProfileKind.PROVINCE), right_now()
    again = NoticeWords("13/BC", None, None, None, None)
    with pytest.raises(IllegalTransition, match="đã được sửa trước đó"):
        mend_notice(store, law, own, wrong, again, OFFICER, "nhầm", now)
    warned = {alert.clock_id for alert in give_warnings(store, law, Stamp("clock", now + timedelta(hours=1))).alerts}
    assert len(warned) == copied.counts()["case_openings"] + 1  # the replaced clock warns no more


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*PAPER[:4], "--register", " ", "--received", "24/11/2025"), "số đến"),
        (("--number", "", *PAPER[2:], "--received", "24/11/2025"), "số, ký hiệu"),
        ((*PAPER, "--received", "24/11/2025", "--deadline", "22/11/2025"), "trước ngày của chính thông báo"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(
    copied: House, lamro: Lamro, words: tuple[str, ...], why: str
) -> None:
    code, _, errors = lamro("case", "notice", some_case(copied), *words, house=copied)
    assert code == 1
    assert why in errors
    assert copied.counts()["notices"] == 0


def test_a_late_letter_is_registered_with_a_warning_and_its_deadline_can_be_taken_away(
    copied: House, lamro: Lamro
) -> None:
    own = some_case(copied)
    late = ("--received", "24/11/2025", "--deadline", "23/11/2025")
    code, said, errors = lamro("case", "notice", own, *PAPER, *late, house=copied)
    assert (code, errors) == (0, "")
    assert "hết ngày 23/11/2025" in said
    assert "CHÚ Ý: thời hạn đã QUÁ HẠN ngay khi vào sổ" in said
    clock = f"select last_day, overdue from case_clock where case_id = '{own}' and kind = 'statutory'"
    assert copied.rows(clock) == [(date(2025, 11, 23), True)]
    ((wrong,),) = copied.rows("select notice_id from notices")
    words = ("--correct", wrong[:8], "--no-deadline", "--reason", "văn bản không ghi thời hạn")
    code, said, errors = lamro("case", "notice", own, *words, house=copied)
    assert (code, errors) == (0, "")
    assert copied.rows(clock) == [(date(2025, 12, 1), True)]
    assert "deadline: none" in copied.rows("select payload from audit_payloads order by rowid desc limit 1")[0][0]


def test_a_document_of_the_ministry_ends_the_clock(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    assert lamro("case", "notice", own, *PAPER, "--received", "24/11/2025", house=copied)[0] == 0
    paper = ("--number", "99/BC", "--dated", "25/11/2025", "--register", "470", "--received", "26/11/2025")
    code, said, errors = lamro("case", "notice-ended", own[:8], "--kind", "withdrawn", *paper, house=copied)
    assert (code, errors) == (0, "")
    assert "Bộ thu hồi thông báo: văn bản số 99/BC ngày 25/11/2025, số đến 470" in said
    assert "Thời hạn hết ngày 01/12/2025 kết thúc" in said
    clock = f"select ended_at, overdue from case_clock where case_id = '{own}' and kind = 'statutory'"
    assert copied.rows(clock) == [(datetime(2025, 11, 25, 17, tzinfo=UTC), False)]
    code, _, errors = lamro("case", "notice-ended", own[:8], "--kind", "ended", *paper, house=copied)
    assert code == 1
    assert "không có thông báo nào của Bộ đang cần trả lời" in errors
    logged = copied.rows(f"select action from audit_log where subject = '{own}' order by seq desc limit 2")
    assert logged == [("case.clock_ended",), ("case.notice_ended",)]
    with Store(copied.place.store_path).reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_a_merged_case_takes_no_notice_and_its_own_goes_on_in_the_other(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    others = copied.rows(f"select case_id from cases where agency_id = 'dak-lak' and case_id <> '{own}' order by title")
    (into,), (last,) = others[:2]
    papers = (*PAPER, "--received", "24/11/2025")
    assert lamro("case", "notice", own, *papers, house=copied)[0] == 0
    code, said, errors = lamro("case", "merge", own, "--into", into, "-r", "cùng việc", house=copied)
    assert (code, errors) == (0, "")
    assert "1 thông báo của Bộ chuyển theo" in said
    clocks = "select case_id, last_day, ended_at from case_clock where kind = 'statutory'"
    assert copied.rows(clocks) == [(into, date(2025, 12, 1), None)]
    assert lamro("case", "merge", into, "--into", last, "-r", "cùng việc", house=copied)[0] == 0
    assert copied.rows(clocks) == [(last, date(2025, 12, 1), None)]
    more = ("--number", "14/BC", "--dated", "23/11/2025", "--register", "455", "--received", "24/11/2025")
    code, _, errors = lamro("case", "notice", own, *more, house=copied)
    assert code == 1
    assert f"lamro case notice {last[:8]}" in errors  # the one that is alive, not the one between
    assert copied.counts()["notices"] == 3
    ((year,),) = copied.rows(
        "select count(*) from notices where notice_id not in (select ref from case_events where kind = 'notice_moved')"
    )
    assert year == 1


def test_the_most_urgent_case_stands_first(copied: House, lamro: Lamro) -> None:
    listed = lamro("case", "list", house=copied)[1]
    assert listed.count("QUÁ HẠN") == copied.counts()["case_openings"]  # the night was long ago
    ids = [own for (own,) in copied.rows("select case_id from cases")]
    last = max(ids, key=lambda own: listed.index(own[:8]))
    assert lamro("case", "notice", last, *PAPER, "--received", "24/11/2025", house=copied)[0] == 0
    listed = lamro("case", "list", house=copied)[1]
    assert all(listed.index(last[:8]) <= listed.index(own[:8]) for own in ids)
