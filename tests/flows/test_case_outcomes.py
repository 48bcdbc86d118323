"""Cases decided otherwise, from the command line: what goes out, to whom, and what stays on the official record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from case_hands import APPROVER, OFFICER, complete, some_case, staff
from sample_house import House

import flows.actor
from flows.clockwork import right_now
from flows.jobs import the_office
from flows.office_file import write_office
from pipeline.cases.audit import verify
from pipeline.records.assessment import StatementKind
from pipeline.records.documents import DocumentKind
from pipeline.records.office import Recipient, Role
from pipeline.store import audit, window
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
Act = Callable[..., tuple[int, str]]
MINISTRY, DEPARTMENT = "Bộ thử nghiệm", "Sở thử nghiệm"


@pytest.fixture
def act(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> Act:
    """``act(who, "confirm", …)`` on some case, as that login: (exit status, all that was said)."""
    staff(copied, {Role.OFFICER: (OFFICER,), Role.APPROVER: (APPROVER,)})
    office = the_office(copied.place)
    copied.place.office_path.unlink()
    bodies = (
        Recipient(MINISTRY, "", None, None, ministry=True),
        Recipient(DEPARTMENT, "", None, None, papers=(DocumentKind.NOTICE, DocumentKind.PRESS_RELEASE)),
        Recipient("Sở ở tỉnh khác", "", None, None, ("lam-dong",)),
    )
    write_office(copied.place.office_path, replace(office, recipients=bodies, press_contact="Phòng báo chí"))

    def run(who: str, word: str, *more: str, case: str = "") -> tuple[int, str]:
        monkeypatch.setattr(flows.actor, "login", lambda: who)
        code, said, errors = lamro("case", word, case or some_case(copied)[:8], *more, house=copied)
        return code, said + errors

    return run


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells]).replace("\N{NO-BREAK SPACE}", " ")


def test_where_the_press_was_right_the_office_says_so(copied: House, act: Act, tmp_path: Path) -> None:
    def export(document: str) -> tuple[int, str]:
        return act(OFFICER, "export", "--document", document, "--to", str(tmp_path))

    assert act(OFFICER, "press-was-right", "-r", "Sở xác nhận số liệu của báo")[0] == 0
    code, said = act(OFFICER, "submit", "-r", "trình")
    assert (code, "phần c: Nội dung báo nêu đúng" in said, "phần đ" in said) == (1, True, True)
    assert act(OFFICER, "add", "--part", "c", "--text", "Số liệu báo nêu là đúng.")[0] == 0
    assert act(OFFICER, "add", "--part", "đ", "--text", "Đã cập nhật báo cáo nhanh.")[0] == 0
    assert act(OFFICER, "submit", "-r", "trình")[0] == 0
    assert act(OFFICER, "add", "--part", "c", "--text", "Thêm.")[0] == 1
    assert act(APPROVER, "return", "-r", "thiếu căn cứ")[0] == 0
    assert act(OFFICER, "add", "--part", "c", "--text", "Theo biên bản của xã.")[0] == 0
    assert act(OFFICER, "submit", "-r", "trình lại")[0] == 0
    assert act(OFFICER, "approve", "-r", "tự duyệt")[0] == 1
    assert act(APPROVER, "approve", "-r", "đồng ý")[0] == 0
    for document in ("notice", "dossier"):
        code, said = export(document)
        assert (code, "không có văn bản nào nói đây là thông tin sai lệch" in said) == (1, True)
        code, said = act(OFFICER, "issue", "-d", document, "--number", "1/UBND", "--dated", f"{right_now():%Y-%m-%d}")
        assert code == 1
    assert export("press-release")[0] == 0
    (paper,) = tmp_path.glob("*.docx")
    told = text_of(paper)
    assert "DỰ THẢO" not in told
    assert "sai lệch" not in told
    for words in ("tiếp thu và trân trọng cảm ơn", "Số liệu báo nêu là đúng.", "Đã cập nhật", "liên hệ Phòng báo chí"):
        assert words in told, words
    assert DEPARTMENT in told
    assert MINISTRY not in told  # gets no release unless it is named
    assert act(OFFICER, "spoke", "-r", "Ra thông cáo")[0] == 0
    assert act(OFFICER, "close", "-r", "xong")[0] == 0
    assert copied.rows("select count(*) from statements where kind = 'finding'") == [(0,)]


def test_each_paper_goes_to_those_who_get_it(copied: House, act: Act, tmp_path: Path) -> None:
    day = f"{right_now():%Y-%m-%d}"
    assert act(OFFICER, "confirm", "-r", "sai và ảnh hưởng")[0] == 0
    notice = ("--number", "12/TB", "--dated", day, "--register", "4", "--received", day)
    assert act(OFFICER, "notice", *notice)[0] == 0
    sent = {}
    for document in ("notice", "dossier", "ministry-copy"):
        code, said = act(OFFICER, "export", "--document", document, "--to", str(tmp_path))
        assert code == 0, said
        sent[document] = said.partition("Kính gửi: ")[2].partition(".\n")[0]
    assert sent == {"notice": f"{MINISTRY}; {DEPARTMENT}", "dossier": MINISTRY, "ministry-copy": MINISTRY}
    code, said = act(OFFICER, "export", "-d", "ministry-copy", "--recipient", DEPARTMENT, "--to", str(tmp_path / "b"))
    assert (code, "không nhận văn bản này" in said) == (1, True)


def test_what_a_closed_case_left_on_record_is_taken_back_with_it(copied: House, act: Act) -> None:
    own, store = some_case(copied), Store(copied.place.store_path)
    assert act(OFFICER, "confirm", "-r", "sai và ảnh hưởng")[0] == 0
    complete(copied, own, right_now())
    for who, word in ((OFFICER, "submit"), (APPROVER, "approve"), (OFFICER, "spoke")):
        assert act(who, word, "-r", "đã trao đổi")[0] == 0
    code, said = act(OFFICER, "close", "-r", "xong")
    assert (code, "kết luận vào hồ sơ thông tin chính thức" in said) == (0, True)
    ((truth, made, at),) = copied.rows(
        "select any_value(truth), count(*), max(recorded_at) from statements where kind = 'finding'"
    )
    assert (truth, made > 0) == ("Biên bản kiểm tra, phần c.", True)
    standing = "select count(*) from record_known('{}'::timestamptz) where kind = 'finding'"
    assert act(OFFICER, "withdraw", "-r", "mở nhầm vụ việc")[0] == 0
    assert copied.rows(f"select state from cases where case_id = '{own}'") == [("withdrawn",)]
    assert copied.rows(f"select state from cases_at('{at}') where case_id = '{own}'") == [("closed",)]
    assert copied.rows(standing.format("infinity")) == [(0,)]
    assert copied.rows(standing.format(at)) == [(made,)]
    assert copied.rows("select count(*) from statements where kind = 'finding'") == [
        (made,)
    ]  # kept, in view of the log
    with store.reading() as tx:
        assert verify(audit.entries(tx)).ok
        assert all(one.kind is not StatementKind.FINDING for one in window.refuted_before(tx, date.max, 9999))
    actions = {action for (action,) in copied.rows("select action from audit_log")}
    assert {"case.finding", "case.finding_superseded"} <= actions


def test_a_ministry_s_paper_is_a_ministry_s_whoever_writes_it(copied: House, act: Act, tmp_path: Path) -> None:
    """The sample office has the profile of a province; the case is about a ministry."""
    office = the_office(copied.place)
    copied.place.office_path.unlink()
    write_office(copied.place.office_path, replace(office, watched=(*office.watched, "bo-y-te")))
    ((claim,),) = copied.rows(
        "select max(c.claim_id) from claims c join mentions m using (article_id) "
        "semi join story_members using (article_id) "
        "where m.agency_id = 'bo-y-te' and m.about and article_id not in (select article_id from statements)"
    )
    assert act(OFFICER, "open", "--agency", "bo-y-te", "-r", "Bộ đề nghị", case=claim[:12])[0] == 0
    ((own,),) = copied.rows("select case_id from cases where agency_id = 'bo-y-te'")
    assert act(OFFICER, "export", "--document", "dossier", "--to", str(tmp_path), case=own)[0] == 0
    (paper,) = tmp_path.glob("*.docx")
    told = text_of(paper)
    assert "BỘ TRƯỞNG" in told
    assert "Hà Nội, ngày" in told
    assert "khoản 2 Điều 6 Thông tư số 02/2019/TT-BTTTT ngày 08 tháng 3 năm 2019 của Bộ trưởng" in told
    for unfit in ("ỦY BAN NHÂN DÂN", "22/2016", "theo lựa chọn", "Phòng báo chí"):
        assert unfit not in told, unfit
    shown = " ".join(act(OFFICER, "show", case=own)[1].split())
    assert "Văn bản bắt buộc: 02/2019/TT-BTTTT Sự việc" in shown
    shown = " ".join(act(OFFICER, "show")[1].split())
    assert "Văn bản bắt buộc: 22/2016/TT-BTTTT; bộ tư liệu, thời hạn: 02/2019/TT-BTTTT (áp dụng theo lựa chọn)" in shown
