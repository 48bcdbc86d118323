"""What was entered by accident can be taken out of every row that a person writes, and the log still holds."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path

from case_hands import APPROVER, OFFICER, complete, some_case, staff
from sample_house import House

import flows.actor
from flows.clockwork import right_now
from flows.steps.clock_change import change_clock
from flows.steps.law import office_law
from pipeline.records.cases import ClockKind
from pipeline.records.clock_changes import ClockChangeKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.office import ProfileKind, Role
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
WORD = "QQSECRETQQ"


def exported(house: House, lamro: Lamro, path: Path) -> bytes:
    assert lamro("audit", "export", str(path), house=house)[0] == 0
    with zipfile.ZipFile(path) as box:
        return box.read("audit.jsonl")


def test_no_word_that_a_person_can_enter_is_out_of_reach(
    copied: House, lamro: Lamro, monkeypatch, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    staff(copied, {Role.OFFICER: (OFFICER,), Role.APPROVER: (APPROVER,)})
    whole = some_case(copied)
    case = whole[:8]

    def act(who: str, *words: str) -> str:
        monkeypatch.setattr(flows.actor, "login", lambda: who)
        code, said, errors = lamro("case", words[0], case, *words[1:], house=copied)
        assert code == 0, (words, said + errors)
        return said

    today = f"{day_in_vietnam(right_now()):%Y-%m-%d}"
    act(OFFICER, "edit", "--title", f"Tên {WORD} mới", "-r", f"vì {WORD}1")
    act(OFFICER, "assign", "--to", OFFICER, "-r", f"giao {WORD}2")
    ((opened,),) = copied.rows(f"select opened_at from cases where case_id like '{case}%'")
    for n, kind in enumerate((ClockChangeKind.PAUSED, ClockChangeKind.RESUMED), start=3):
        change_clock(
            Store(copied.place.store_path), office_law(ProfileKind.PROVINCE), case, ClockKind.INTERNAL, kind,
            f"chờ {WORD}{n}", None, OFFICER, opened.astimezone(UTC) + timedelta(hours=n),
        )  # fmt: skip
    act(OFFICER, "confirm", "-r", f"sai {WORD}5")
    act(OFFICER, "comment", "--text", f"ý {WORD}6")
    dated = ("--dated", today, "--received", today)
    act(OFFICER, "notice", "--number", f"{WORD}7/TB", "--register", f"{WORD}8", *dated)
    complete(copied, whole, right_now())
    act(OFFICER, "submit", "-r", f"trình {WORD}9")
    act(APPROVER, "approve", "-r", f"duyệt {WORD}10")
    act(OFFICER, "issue", "-d", "notice", "--number", f"{WORD}11/UB", "--dated", today)
    act(OFFICER, "respond", "-m", "a", "-w", f"lời {WORD}12", "--done")
    act(OFFICER, "secret", "--register-number", f"{WORD}13", "--legal-item", "khoản 2")
    assert WORD.encode() in copied.place.store_path.read_bytes() + exported(copied, lamro, tmp_path / "a.zip")
    state = copied.rows("select case_id, state, state_since from cases order by 1")
    clocks = copied.rows("select clock_id, last_day, ended_at from case_clock order by 1")
    for _ in range(20):
        listed = [line for line in act(APPROVER, "secret", "--list").splitlines() if WORD in line]
        if not listed:
            break
        act(APPROVER, "secret", "--purge", listed[0].split()[0], "-r", "nhập không đúng chỗ")
    assert WORD not in act(OFFICER, "show")
    assert WORD.encode() not in copied.place.store_path.read_bytes()
    assert WORD.encode() not in exported(copied, lamro, tmp_path / "b.zip")
    assert lamro("audit", "verify", house=copied)[0] == 0
    assert copied.rows("select case_id, state, state_since from cases order by 1") == state
    assert copied.rows("select clock_id, last_day, ended_at from case_clock order by 1") == clocks
    ((purges,),) = copied.rows("select count(*) from purges")
    assert copied.rows("select count(*) from audit_log where action = 'case.purged'") == [(purges,)]


def test_an_entry_of_a_register_goes_in_all_its_versions(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    words = ("--channel", "cổng thông tin", "--title", f"Thông tin {WORD}", "--day", "01/11/2025")
    kind = re.findall(r"^([a-z_-]+):", lamro("register", "kinds", house=copied)[1], re.MULTILINE)[0]
    code, said, errors = lamro("register", "add", kind, *words, house=copied)
    assert code == 0, said + errors
    ((own,),) = copied.rows("select distinct entry_id from register_entries")
    assert lamro("register", "correct", own[:8], "--title", f"Sửa {WORD}2", "-r", f"vì {WORD}3", house=copied)[0] == 0
    code, said, errors = lamro("register", "purge", own[:8], "-r", "nhập không đúng chỗ", house=copied)
    assert code == 0, said + errors
    assert WORD.encode() not in copied.place.store_path.read_bytes()
    assert WORD.encode() not in exported(copied, lamro, tmp_path / "b.zip")
    assert copied.rows("select count(*) from register_entries") == [(0,)]
    assert lamro("audit", "verify", house=copied)[0] == 0


def test_the_same_file_goes_from_every_case_that_holds_it(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    paper = tmp_path / f"{WORD}.txt"
    paper.write_text("nội dung", encoding="utf-8")
    one, other = [own for (own,) in copied.rows("select case_id from cases order by 1 limit 2")]
    for own in (one, other):
        assert lamro("case", "attach", own[:8], str(paper), house=copied)[0] == 0
    ((attached,),) = copied.rows(f"select attachment_id from attachments where case_id = '{one}'")
    code, said, _ = lamro("case", "secret", one[:8], "--purge", attached[:12], "-r", "nhầm chỗ", house=copied)
    assert (code, other[:8] in said) == (0, True)
    assert copied.rows("select count(*) from attachments") == [(0,)]
    assert not [path for path in copied.place.attachments.rglob("*") if path.is_file()]
    assert WORD.encode() not in copied.place.store_path.read_bytes()
