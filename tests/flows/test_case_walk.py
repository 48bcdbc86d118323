"""A case from flag to closing with two logins, command by command; and the doors that stay shut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from case_hands import APPROVER, OFFICER, some_case, staff
from sample_house import House

import flows.actor
from pipeline.cases.audit import verify
from pipeline.records.days import day_in_vietnam
from pipeline.records.office import Role
from pipeline.store import audit
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
Act = Callable[..., tuple[int, str]]
DRAFT = "DỰ THẢO"


@pytest.fixture
def act(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> Act:
    """``act(who, "confirm", …)`` on some case, as that login: (exit status, all that was said)."""
    staff(copied, {Role.OFFICER: (OFFICER,), Role.APPROVER: (APPROVER,)})

    def run(who: str, word: str, *more: str, case: str = "") -> tuple[int, str]:
        monkeypatch.setattr(flows.actor, "login", lambda: who)
        code, said, errors = lamro("case", word, case or some_case(copied)[:8], *more, house=copied)
        return code, said + errors

    return run


def today() -> str:
    from flows.clockwork import right_now

    return f"{day_in_vietnam(right_now()):%Y-%m-%d}"


def asked(act: Act) -> list[str]:
    """The ids of the gaps that are open, as the page shows them."""
    return re.findall(r"^     \? ([0-9a-f]{8}) ", act(OFFICER, "show")[1], re.MULTILINE)


def complete(act: Act, *more: str) -> None:
    """Every part has a person's word, every gap its own answer: one short command each."""
    assert act(OFFICER, "add", "--part", "đ", "--text", "Đề nghị phát ngôn.")[0] == 0
    for n, gap in enumerate(asked(act)):
        if act(OFFICER, "in-force", gap, "-r", "đối chiếu Công báo")[0] == 0:
            continue
        code, said = act(OFFICER, "add", "--answers", gap, "--text", f"Kết quả kiểm tra {n}.", *more)
        assert code == 0, said
    assert asked(act) == []


def test_from_flag_to_closing(copied: House, act: Act, tmp_path: Path) -> None:
    def export(document: str) -> str:
        code, said = act(OFFICER, "export", "--document", document, "--to", str(tmp_path / "out"))
        assert code == 0, said
        return said

    paper = tmp_path / "bien-ban.txt"
    paper.write_text("Biên bản kiểm tra hiện trường", encoding="utf-8")
    assert act(OFFICER, "assign", "--to", OFFICER, "-r", "phụ trách")[0] == 0
    assert act(OFFICER, "assign", "--to", "la.ai", "-r", "x")[0] == 1
    assert act(OFFICER, "confirm", "-r", "sai và ảnh hưởng uy tín")[0] == 0
    code, said = act(OFFICER, "submit", "-r", "trình")
    assert (code, "Tác động đến uy tín" in said) == (1, True)
    assert act(OFFICER, "attach", str(paper), "-r", "Biên bản")[0] == 0
    assert copied.rows("select state, assignee from cases where state <> 'opened'") == [("evidence", OFFICER)]
    ((attached, digest),) = copied.rows("select attachment_id, sha256 from attachments")
    assert (copied.place.attachments / digest[:2] / digest).read_bytes() == paper.read_bytes()
    complete(act, "--evidence", attached[:12])
    assert DRAFT in export("dossier")
    assert act(OFFICER, "respond", "-m", "a", "-w", "Thông cáo")[0] == 0
    assert act(OFFICER, "respond", "-m", "a", "-w", "Thông cáo khác", "--done")[0] == 1  # nobody approved
    assert act(OFFICER, "issue", "-d", "notice", "--number", "1/UBND", "--dated", today())[0] == 1
    assert act(OFFICER, "submit", "-r", "đủ")[0] == 0
    assert act(OFFICER, "attach", str(paper))[0] == 1
    assert DRAFT in export("press-release")
    assert act(APPROVER, "approve", "-r", "đồng ý")[0] == 0
    assert DRAFT not in export("press-release")
    assert act(OFFICER, "issue", "-d", "notice", "--number", "1/UBND", "--dated", "2025-01-02")[0] == 1
    assert act(OFFICER, "issue", "-d", "notice", "--number", "1/UBND", "--dated", today())[0] == 0
    assert copied.rows("select state from cases where state <> 'opened'") == [("issued",)]
    ((plan,),) = copied.rows("select distinct response_id from responses")
    link = "https://tinh.example/thong-cao"
    assert act(OFFICER, "respond", "--done", "--plan", plan[:8], "--link", link)[0] == 0
    assert act(OFFICER, "copied", "-r", "Công văn 2/UBND")[0] == 0
    assert act(OFFICER, "close", "-r", "xong")[0] == 0
    shown = act(OFFICER, "show")[1]
    for words in ("đã thực hiện ngày", link, "số 1/UBND", "bien-ban.txt", "các trang đã nêu nội dung này"):
        assert words in shown
    long = [line for line in shown.splitlines() if len(line) > 80 and "http" not in line]
    assert not long
    with Store(copied.place.store_path).reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_only_what_is_on_the_allow_list_is_addressed(act: Act, tmp_path: Path) -> None:
    words = ("--document", "notice", "--to", str(tmp_path))
    code, said = act(OFFICER, "export", *words, "--recipient", "Báo Một")
    assert (code, "không có trong danh sách nơi nhận" in said) == (1, True)
    assert act(OFFICER, "export", *words, "--recipient", "Sở thử nghiệm")[0] == 0
    (made,) = tmp_path.glob("*.docx")
    text = "\n".join(one.text for one in docx.Document(str(made)).paragraphs)
    assert "Kính gửi: Sở thử nghiệm" in text
    assert act(OFFICER, "export", *words)[0] == 1  # nothing is overwritten
    assert act(OFFICER, "export", "--document", "ministry-copy", "--to", str(tmp_path))[0] == 1  # no notice


def test_a_merged_case_goes_on_in_the_other(copied: House, act: Act) -> None:
    ids = [own for (own,) in copied.rows("select case_id from cases where agency_id = 'dak-lak' order by 1")]
    others = [own for (own,) in copied.rows("select case_id from cases where agency_id <> 'dak-lak'")]
    assert len(ids) > 1
    assert act(OFFICER, "merge", "--into", ids[0], "-r", "x", case=ids[0])[0] == 1
    for other in others[:1]:
        assert act(OFFICER, "merge", "--into", other, "-r", "x", case=ids[0])[0] == 1
    assert act(OFFICER, "merge", "--into", ids[1], "-r", "cùng việc", case=ids[0])[0] == 0
    assert copied.rows(f"select state, merged_into from cases where case_id = '{ids[0]}'") == [("merged", ids[1])]
    flags = "select distinct ref from case_events where case_id = '{}' and kind in ('opened', 'flag_attached')"
    assert set(copied.rows(flags.format(ids[0]))) <= set(copied.rows(flags.format(ids[1])))
    ended = copied.rows(f"select ended_at is not null from case_clock where case_id = '{ids[0]}'")
    assert ended == [(True,)]
    for word in ("confirm", "withdraw", "submit"):
        assert act(OFFICER, word, "-r", "x", case=ids[0])[0] == 1
    assert act(OFFICER, "merge", "--into", ids[0], "-r", "vòng", case=ids[1])[0] == 1


def test_secret_matter_is_refused_at_every_door(copied: House, act: Act, tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("UBND\nTỐI MẬT\nkho số 9", encoding="utf-8")
    marked = "MẬT\nkho số 9"
    days = ("--dated", "2025-11-23", "--received", "2025-11-24")
    doors = [
        ("attach", str(paper)),
        ("attach", str(paper), "--secret"),
        ("add", "--part", "c", "--text", marked),
        ("add", "--part", "c", "--text", "kho số 9", "--secret"),
        ("comment", "--text", marked),
        ("comment", "--text", "kho số 9", "--secret"),
        ("comment", "--text", unicodedata.normalize("NFD", "TỐI MẬT kho số 9")),
        ("edit", "--title", "Tài liệu TUYỆT MẬT kho số 9", "-r", "x"),
        ("assign", "--to", OFFICER, "-r", "Công văn TUYỆT MẬT kho số 9"),
        ("confirm", "-r", marked),
        ("respond", "-m", "a", "-w", "Độ mật: mật"),
        ("notice", "--number", marked, "--register", "4", *days),
        ("notice", "--number", "1", "--register", "4", "--secret", *days),
    ]
    before = copied.contents()
    for door in doors:
        code, said = act(OFFICER, *door)
        assert (code, "bí mật nhà nước" in said) == (1, True), door
        assert "kho số 9" not in said
    after = copied.contents()
    assert {name for name in after if after[name] != before[name]} <= {"audit_log", "audit_payloads"}
    assert not any("kho số 9" in row for rows in after.values() for row in rows)
    assert not copied.place.attachments.exists()


def test_a_stub_and_a_purge_leave_no_word_of_the_matter(copied: House, act: Act, tmp_path: Path) -> None:
    word, file = "QQSECRETQQ", tmp_path / "QQSECRETQQ.txt"
    file.write_text(f"nội dung {word}", encoding="utf-8")
    assert act(OFFICER, "secret", "--register-number", "07/STL", "--legal-item", "khoản 2 Điều 7")[0] == 0
    assert act(OFFICER, "secret", "--register-number", "07/STL", "--legal-item", "khoản 2 Điều 7")[0] == 1
    assert act(OFFICER, "confirm", "-r", "sai")[0] == 0
    assert act(OFFICER, "add", "--part", "c", "--text", f"Câu {word}")[0] == 0
    assert act(OFFICER, "comment", "--text", f"Ý kiến {word}")[0] == 0
    assert act(OFFICER, "attach", str(file))[0] == 0
    ((statement,),) = copied.rows(f"select statement_id from dossier_statements where \"text\" like '%{word}%'")
    ((remark,),) = copied.rows("select event_id from case_events where kind = 'commented'")
    ((attached,),) = copied.rows("select attachment_id from attachments")
    assert act(OFFICER, "secret", "--purge", statement[:12])[0] == 1  # without a reason
    for own in (statement, remark, attached):
        code, said = act(APPROVER, "secret", "--purge", own[:12], "-r", "nhập không đúng chỗ")
        assert code == 0, said
    assert act(APPROVER, "secret", "--purge", attached[:12], "-r", "lần nữa")[0] == 0
    assert word.encode() not in copied.place.store_path.read_bytes()
    assert not [path for path in copied.place.attachments.rglob("*") if path.is_file()]
    purged = copied.rows("select kind, actor, reason, length(sha256) from purges order by kind")
    assert purged == [(kind, APPROVER, "nhập không đúng chỗ", 64) for kind in ("attachment", "event", "statement")]
    assert copied.rows("select count(*) from audit_log where action = 'case.purged'") == [(3,)]
    with Store(copied.place.store_path).reading() as tx:
        assert verify(audit.entries(tx)).ok
    assert "07/STL" in act(OFFICER, "show")[1]
    assert act(OFFICER, "export", "--document", "dossier", "--to", str(tmp_path / "out"))[0] == 0
    (made,) = (tmp_path / "out").glob("*.docx")
    assert b"07/STL" not in made.read_bytes()
