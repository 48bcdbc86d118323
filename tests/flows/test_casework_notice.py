"""The ministry's notice typed wrongly; the order of the list of cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from case_hands import OFFICER, some_case
from sample_house import House

from flows.clockwork import right_now
from flows.steps.casework import NoticeWords, mend_notice
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
    warned = {alert.clock_id for alert in give_warnings(store, law, Stamp("clock", now + timedelta(hours=1)))}
    assert len(warned) == copied.counts()["case_openings"] + 1  # the replaced clock warns no more


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*PAPER[:4], "--register", " ", "--received", "24/11/2025"), "số đến"),
        (("--number", "", *PAPER[2:], "--received", "24/11/2025"), "số, ký hiệu"),
        ((*PAPER, "--received", "24/11/2025", "--deadline", "23/11/2025"), "trước ngày đến"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(
    copied: House, lamro: Lamro, words: tuple[str, ...], why: str
) -> None:
    code, _, errors = lamro("case", "notice", some_case(copied), *words, house=copied)
    assert code == 1
    assert why in errors
    assert copied.counts()["notices"] == 0


def test_the_most_urgent_case_stands_first(copied: House, lamro: Lamro) -> None:
    listed = lamro("case", "list", house=copied)[1]
    assert listed.count("QUÁ HẠN") == copied.counts()["case_openings"]  # the night was long ago
    ids = [own for (own,) in copied.rows("select case_id from cases")]
    last = max(ids, key=lambda own: listed.index(own[:8]))
    assert lamro("case", "notice", last, *PAPER, "--received", "24/11/2025", house=copied)[0] == 0
    listed = lamro("case", "list", house=copied)[1]
    assert all(listed.index(last[:8]) <= listed.index(own[:8]) for own in ids)
