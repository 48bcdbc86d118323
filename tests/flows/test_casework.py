"""A case in a person's hands: notice, two clocks, the answer that ends them, and the chain of entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from case_hands import signed
from sample_house import House, at_night, make_office

from flows.actor import login
from flows.clockwork import right_now
from flows.steps.casework import enter_notice, open_file, take_event
from flows.steps.law import office_law
from pipeline.cases.audit import verify
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import CaseEventKind, CaseState, Clock, ClockKind
from pipeline.records.office import ProfileKind, Role
from pipeline.store import audit
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
MORNING = at_night(1) + timedelta(hours=4)  # Sunday 23 November 2025, 08:00 in Viet Nam
TUESDAY = datetime(2025, 11, 25, 3, tzinfo=UTC)


def some_case(house: House) -> str:
    return str(house.rows("select arg_min(case_id, title) from cases where agency_id = 'dak-lak'")[0][0])


def notice(house: House, own: str, received: date = date(2025, 11, 24), deadline: date | None = None) -> Clock:
    return enter_notice(
        Store(house.place.store_path), office_law(ProfileKind.PROVINCE), own, "12/BC", date(2025, 11, 23), "451",
        received, deadline, "an.nguyen", TUESDAY,
    )  # fmt: skip


def take(house: House, own: str, kind: CaseEventKind, now: datetime) -> None:
    take_event(Store(house.place.store_path), own, kind, "nội dung", "", "an.nguyen", now)


def test_the_notice_starts_the_statutory_clock_beside_the_internal_one(copied: House) -> None:
    own = some_case(copied)
    clock = notice(copied, own)
    assert (clock.kind, clock.last_day) == (ClockKind.STATUTORY, date(2025, 12, 1))
    assert clock.due_at == datetime(2025, 12, 1, 17, tzinfo=UTC)  # 00:00 of 2 December in Viet Nam
    rows = copied.rows(f"select kind, last_day, ended_at from case_clock where case_id = '{own}' order by kind")
    assert rows == [("internal", date(2025, 11, 30), None), ("statutory", date(2025, 12, 1), None)]
    with pytest.raises(IllegalTransition, match="thời hạn không đặt lại"):
        notice(copied, own)
    assert copied.counts()["notices"] == 1


def test_an_earlier_day_in_the_notice_prevails(copied: House) -> None:
    assert notice(copied, some_case(copied), deadline=date(2025, 11, 27)).last_day == date(2025, 11, 27)


def test_to_have_spoken_and_copied_the_ministry_ends_both_clocks(copied: House) -> None:
    own = some_case(copied)
    notice(copied, own)
    take(copied, own, CaseEventKind.CONFIRMED, TUESDAY)
    signed(copied, own, TUESDAY + timedelta(minutes=30))
    take(copied, own, CaseEventKind.SPOKE, TUESDAY + timedelta(hours=1))
    query = f"select kind, ended_at from case_clock where case_id = '{own}' order by kind"
    assert copied.rows(query) == [("internal", TUESDAY + timedelta(hours=1)), ("statutory", None)]
    with pytest.raises(IllegalTransition, match="đồng gửi Bộ"):
        take(copied, own, CaseEventKind.CLOSED, TUESDAY + timedelta(hours=2))
    take(copied, own, CaseEventKind.COPIED_MINISTRY, TUESDAY + timedelta(hours=3))
    ended = [("internal", TUESDAY + timedelta(hours=1)), ("statutory", TUESDAY + timedelta(hours=3))]
    assert copied.rows(query) == ended
    take(copied, own, CaseEventKind.CLOSED, TUESDAY + timedelta(hours=4))
    file = open_file(Store(copied.place.store_path), own[:8], TUESDAY + timedelta(hours=5))
    assert file.state is CaseState.CLOSED
    assert [(row.kind, row.ended_at) for row in file.clocks] == ended
    actions = copied.rows(f"select action from audit_log where subject = '{own}' order by seq")
    kinds = (
        "opened",
        "notice_received",
        "confirmed",
        "evidence",
        "submitted",
        "approved",
        "spoke",
        "copied_ministry",
        "closed",
    )
    beside = ("case.flag_attached", "case.statement_added", "case.finding")
    assert [action for (action,) in actions if action not in beside] == [f"case.{kind}" for kind in kinds]
    with Store(copied.place.store_path).reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_nothing_goes_out_before_a_person_has_decided(copied: House) -> None:
    own = some_case(copied)
    with pytest.raises(IllegalTransition):
        take(copied, own, CaseEventKind.SPOKE, MORNING)
    with pytest.raises(NotAllowed):
        take_event(Store(copied.place.store_path), own, CaseEventKind.CONFIRMED, "máy tự quyết", "", "lamro", MORNING)
    assert copied.rows(f"select state from cases where case_id = '{own}'") == [("opened",)]


def test_the_commands_of_a_case_act_under_the_login(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    papers = ("--number", "12/BC-BTTTT", "--dated", "23/11/2025", "--register", "451", "--received", "2025-11-24")
    code, said, errors = lamro("case", "notice", own[:8], *papers, house=copied)
    assert (code, errors) == (0, "")
    assert "hết ngày 01/12/2025" in said
    assert "ngày nghỉ" not in said  # 1 December 2025 is a Monday
    assert lamro("case", "confirm", own[:8], "--reason", "đã trao đổi", house=copied)[0] == 0
    signed(copied, own, right_now())
    for word in ("spoke", "copied", "close"):
        code, said, errors = lamro("case", word, own[:8], "--reason", "đã trao đổi", house=copied)
        assert (code, errors) == (0, ""), word
        assert "“" not in said  # no English kind of event
    by_hands = "'opened', 'flag_attached', 'evidence', 'submitted', 'approved'"
    by_person = f"case_id = '{own}' and kind not in ({by_hands})"
    actors = copied.rows(f"select distinct actor from case_events where {by_person}")
    assert actors == [(login(),)]
    assert lamro("case", "confirm", own[:8], "--reason", "lại", house=copied)[0] == 1


def test_a_case_is_listed_and_shown_with_its_five_parts(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    notice(copied, own)
    code, listed, _ = lamro("case", "list", house=copied)
    assert code == 0
    assert all(case[:8] in listed for (case,) in copied.rows("select case_id from cases"))
    code, shown, _ = lamro("case", "show", own[:8], house=copied)
    assert code == 0
    for letter in ("a", "b", "c", "d", "đ"):
        assert any(line.lstrip().startswith(f"{letter})") for line in shown.splitlines()), letter
    ((title,),) = copied.rows(f"select title from cases where case_id = '{own}'")
    assert title in shown
    assert "30/11/2025" in shown
    assert "01/12/2025" in shown


def test_an_analyst_may_not_decide_a_case(copied: House, lamro: Lamro) -> None:
    copied.place.office_path.unlink()
    make_office(copied.place.office_path, roles=(Role.ANALYST,))
    own = some_case(copied)
    both = "cán bộ xử lý (officer) hoặc người phê duyệt (approver)"
    for word, role in (
        ("confirm", both),
        ("spoke", "cán bộ xử lý (officer)"),
        ("approve", "người phê duyệt (approver)"),
    ):
        code, _, errors = lamro("case", word, own, "--reason", "để thử", house=copied)
        assert code == 1
        assert f"không có vai trò {role}" in errors
    papers = ("--number", "12", "--dated", "23/11/2025", "--register", "4", "--received", "24/11/2025")
    assert lamro("case", "notice", own, *papers, house=copied)[0] == 1
    assert copied.counts()["notices"] == 0
