"""A case's internal clock stopped, resumed and extended from the command line; the ministry's refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from case_hands import APPROVER, OFFICER, some_case, staff
from sample_house import House

import flows.actor
import flows.clockwork
from flows.steps.clock import give_warnings
from flows.steps.law import office_law
from pipeline.cases.audit import verify
from pipeline.records.alerts import AlertKind
from pipeline.records.office import ProfileKind, Role
from pipeline.store import audit
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
Act = Callable[..., tuple[int, str]]
# Opened on Sunday 23 November 2025: the last day is Sunday the 30th.


def at(day: int, hour: int = 9) -> datetime:
    """An hour of a day in November 2025, counted on into December, in Viet Nam."""
    month, day = (11, day) if day <= 30 else (12, day - 30)
    return datetime(2025, month, day, hour - 7 if hour >= 7 else hour, tzinfo=UTC)


@pytest.fixture
def act(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> Act:
    """``act(now, who, "pause", …)`` on some case, at that instant, as that login."""
    staff(copied, {Role.OFFICER: (OFFICER,), Role.APPROVER: (APPROVER,)})

    def run(now: datetime, who: str, word: str, *more: str) -> tuple[int, str]:
        monkeypatch.setattr(flows.actor, "login", lambda: who)
        monkeypatch.setattr(flows.clockwork, "right_now", lambda: now)
        named = () if word == "list" else (some_case(copied)[:8],)
        code, said, errors = lamro("case", word, *named, *more, house=copied)
        return code, said + errors

    return run


def test_stopped_shown_resumed_extended(copied: House, act: Act) -> None:
    assert act(at(25), APPROVER, "pause", "-r", "x")[0] == 1  # an officer's work
    assert act(at(25), OFFICER, "resume", "-r", "x")[0] == 1  # it runs
    code, said = act(at(25), OFFICER, "pause", "-r", "chờ số liệu của Sở Y tế")
    assert (code, "tạm dừng từ thứ Ba, 25/11/2025" in said) == (0, True)
    shown = " ".join(act(at(29), OFFICER, "show")[1].split())
    assert "tạm dừng từ 25/11/2025. Căn cứ" in shown
    assert "Thay đổi thời hạn nội bộ 09:00 ngày 25/11/2025: tạm dừng (an.nguyen) – chờ số liệu của Sở Y tế" in shown
    assert "TẠM DỪNG từ 25/11/2025, còn 5 ngày" in act(at(29), OFFICER, "list")[1]
    assert "hết ngày thứ Năm, 04/12/2025" in act(at(29), OFFICER, "resume", "-r", "đã có số liệu")[1]
    code, said = act(at(30), OFFICER, "extend", "-r", "thêm đợt kiểm tra", "--until", "07/12/2025")
    assert (code, "hết ngày Chủ nhật, 07/12/2025 (ngày nghỉ" in said) == (0, True)
    assert "thứ Hai, 08/12/2025" in said
    assert act(at(30), OFFICER, "extend", "-r", "rút ngắn", "--until", "06/12/2025")[0] == 1
    ((last, moved, since),) = copied.rows(
        f"select last_day::varchar, moved_last_day::varchar, paused_since from case_clock_at(timestamptz "
        f"'2025-12-01 00:00:00+00') where case_id = '{some_case(copied)}'"
    )
    assert (last, moved, since) == ("2025-12-07", "2025-12-08", None)
    logged = copied.rows("select action, actor from audit_log where action like 'case.clock_%' order by seq")
    assert logged == [(f"case.clock_{kind}", OFFICER) for kind in ("paused", "resumed", "extended")]
    with Store(copied.place.store_path).reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_the_ministrys_clock_never_stops(copied: House, act: Act) -> None:
    words = ("--number", "12/BC", "--dated", "23/11/2025", "--register", "451", "--received", "24/11/2025")
    assert act(at(24), OFFICER, "notice", *words)[0] == 0
    before = copied.counts()
    for command in ("pause", "resume", "extend"):
        code, said = act(at(25), OFFICER, command, "-r", "chờ", "--clock", "statutory")
        assert (code, "không tạm dừng, không gia hạn được" in said, "02/2019/TT-BTTTT" in said) == (1, True, True)
    assert copied.counts()["clock_changes"] == before["clock_changes"] == 0
    assert "vẫn chạy" in act(at(25), OFFICER, "pause", "-r", "chờ")[1]
    query = (
        "select kind, last_day::varchar from case_clock_at(timestamptz '2025-11-28 00:00:00+00') where case_id = '{}'"
    )
    told = dict(copied.rows(query.format(some_case(copied))))
    assert told == {"statutory": "2025-12-01", "internal": "2025-12-03"}


def test_a_stopped_clock_warns_of_nothing_and_a_moved_one_anew(copied: House, act: Act) -> None:
    store, law, own = Store(copied.place.store_path), office_law(ProfileKind.PROVINCE), some_case(copied)

    def new(now: datetime) -> list[AlertKind]:
        return [one.kind for one in give_warnings(store, law, Stamp(f"clock-{now}", now)) if one.case_id == own]

    assert new(at(27)) == [AlertKind.THREE_DAYS]
    assert act(at(28, 7), OFFICER, "pause", "-r", "chờ")[0] == 0
    assert new(at(28, 15)) == new(at(36)) == []
    assert act(at(36), OFFICER, "resume", "-r", "xong")[0] == 0  # Saturday 6 December; last day Monday the 8th
    assert new(at(36)) == [AlertKind.THREE_DAYS]
    assert new(at(37)) == [AlertKind.ONE_DAY]
    assert new(at(39)) == [AlertKind.OVERDUE]
