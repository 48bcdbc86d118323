"""A merged case hands over all that persons did; a linked story is counted, and its later flags join."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from case_hands import OFFICER, staff
from sample_house import House

import flows.actor
from flows.clockwork import right_now
from flows.steps.law import office_law
from pipeline.cases.clock import start_clock
from pipeline.records.cases import CaseEvent, CaseEventKind, ClockKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.office import ProfileKind, Role
from pipeline.store import cases
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
Act = Callable[..., str]


@pytest.fixture
def act(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> Act:
    staff(copied, {Role.OFFICER: (OFFICER,)})
    monkeypatch.setattr(flows.actor, "login", lambda: OFFICER)

    def run(word: str, case: str, *more: str, fails: bool = False) -> str:
        code, said, errors = lamro("case", word, case[:8], *more, house=copied)
        assert (code != 0) == fails, said + errors
        return said + errors

    return run


def pair(house: House) -> tuple[str, str]:
    one, other = house.rows(
        "select case_id from cases where agency_id = 'dak-lak' order by title limit 2"
    )  # two stories of one province
    return str(one[0]), str(other[0])


def test_what_persons_did_goes_along_and_the_page_names_where(copied: House, act: Act, tmp_path: Path) -> None:
    gone, kept = pair(copied)
    paper = tmp_path / "bien-ban.txt"
    paper.write_text("Biên bản", encoding="utf-8")
    act("attach", gone, str(paper), "-r", "gốc")
    ((file,),) = copied.rows("select attachment_id from attachments")
    act("add", gone, "--part", "c", "--text", "Biên bản ghi đập an toàn.", "-e", file[:12])
    ((gap,),) = copied.rows(
        f"select statement_id from dossier_statements where case_id = '{gone}' and part = 'b' and basis = 'missing'"
    )
    act("add", gone, "--answers", gap, "--text", "Người dân hoang mang.")
    act("comment", gone, "--text", "Đã gọi huyện.")
    act("merge", gone, "--into", kept[:8], "-r", "cùng việc")
    told = copied.rows(
        f"select text, author, origin, evidence from dossier_statements where case_id = '{kept}' and author <> 'lamro' "
        "order by position"
    )
    ((new,),) = copied.rows(f"select attachment_id from attachments where case_id = '{kept}'")
    assert [(text, author, origin) for text, author, origin, _ in told] == [
        ("Người dân hoang mang.", OFFICER, gone),
        ("Biên bản ghi đập an toàn.", OFFICER, gone),
    ]
    assert told[1][3] == [new]
    shown = act("show", kept)
    assert f"từ vụ việc {gone[:8]}" in " ".join(shown.split())
    assert "Đã gọi huyện." in shown
    assert "bien-ban.txt" in shown
    assert "? " + gap[:8] not in shown
    assert "phần b" not in shown.partition("chưa đủ")[2].partition(")")[0]
    ((title,),) = copied.rows(f"select title from cases where case_id = '{kept}'")
    assert f"Gộp vào: {kept[:8]} “{title[:20]}" in act("show", gone)
    stories = copied.rows(f"select story_id from case_openings where case_id = '{gone}'")
    linked = copied.rows(f"select ref from case_events where case_id = '{kept}' and kind = 'story_linked'")
    assert linked == stories
    assert copied.rows(f"select count(*) from audit_log where action = 'case.drafted' and subject = '{kept}'") != [(0,)]


def test_a_purge_reaches_what_a_merge_has_copied(copied: House, act: Act) -> None:
    gone, kept = pair(copied)
    act("comment", gone, "--text", "QQXYZQ 7")
    act("add", gone, "--part", "b", "--text", "QQXYZQ 8")
    act("merge", gone, "--into", kept[:8], "-r", "cùng việc")
    for word in ("QQXYZQ 7", "QQXYZQ 8"):
        (line,) = [line for line in act("secret", gone, "--list").splitlines() if word in line]
        act("secret", gone, "--purge", line.split()[0], "-r", "nhập không đúng chỗ")
    assert b"QQXYZQ" not in copied.place.store_path.read_bytes()


def test_to_merge_gives_nobody_more_time(copied: House, act: Act) -> None:
    gone, kept = pair(copied)
    law, now = office_law(ProfileKind.PROVINCE), right_now()
    ((early,),) = copied.rows(f"select last_day from case_clock where case_id = '{gone}'")
    late = start_clock(ClockKind.INTERNAL, kept, day_in_vietnam(now), law.profile.clock_rule, law.holidays)
    with Store(copied.place.store_path).transaction(Stamp("test", now)) as tx:  # as if it had been opened today
        (own,) = cases.clocks_of(tx, kept)
        cases.save_clocks(tx, [late])
        event = CaseEvent("x" * 32, kept, CaseEventKind.CLOCK_REPLACED, now, "lan", "thử", own.clock_id)
        cases.save_events(tx, [event])
    act("merge", gone, "--into", kept[:8], "-r", "cùng việc")
    assert copied.rows(f"select last_day from case_clock where case_id = '{kept}'") == [(early,)]


def test_a_linked_story_is_counted_until_it_is_unlinked(copied: House, act: Act) -> None:
    own, other = pair(copied)
    ((story,),) = copied.rows(f"select story_id from cases where case_id = '{other}'")
    ((title,),) = copied.rows(f"select headline from stories where story_id = '{story}'")

    def reach() -> str:
        return next(line for line in act("show", own).splitlines() if "Mức độ đưa tin về sự việc: " in line)

    before = reach()
    act("link", own, story[:8], "-r", " ", fails=True)
    said = act("link", own, story[:8], "-r", "cùng tin đồn")
    assert title in said
    act("link", own, story[:8], "-r", "lần nữa", fails=True)
    assert reach() != before
    shown = " ".join(act("show", own).split())
    assert f"Sự việc liên quan: {story[:8]} “{title}”" in shown
    act("unlink", own, story[:8], "-r", "nhầm")
    assert reach() == before
    assert "Sự việc liên quan" not in act("show", own)
    act("unlink", own, story[:8], "-r", "nữa", fails=True)
