"""What the screens of a case say after each step: true, and with the next step."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from case_hands import APPROVER, OFFICER, signed, some_case, staff
from sample_house import House

import flows.actor
from flows.clockwork import right_now
from pipeline.cases.transitions import STATE_WORDS
from pipeline.records.days import day_in_vietnam
from pipeline.records.office import Role
from pipeline.records.weekly import Scope
from pipeline.reports.terms import STATES
from pipeline.store import digests
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
Act = Callable[..., str]


@pytest.fixture
def act(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> Act:
    """``act(who, "confirm", …)`` on some case, as that login: all that was said by a command that succeeded."""
    staff(copied, {Role.OFFICER: (OFFICER,), Role.APPROVER: (APPROVER,)})

    def run(who: str, word: str, *more: str, case: str = "") -> str:
        monkeypatch.setattr(flows.actor, "login", lambda: who)
        code, said, errors = lamro("case", word, case or some_case(copied)[:8], *more, house=copied)
        assert code == 0, said + errors
        return said

    return run


def today() -> str:
    return f"{day_in_vietnam(right_now()):%Y-%m-%d}"


def words(shown: str) -> str:
    """What stands on the screen, whatever the line breaks."""
    return " ".join(shown.split())


def noticed(act: Act, number: str = "12/TB", register: str = "7") -> str:
    days = ("--dated", today(), "--received", today())
    return act(OFFICER, "notice", "--number", number, "--register", register, *days)


def gaps(act: Act) -> list[str]:
    return re.findall(r"^     \? ([0-9a-f]{8}) ", act(OFFICER, "show"), re.MULTILINE)


def completed(act: Act, paper: Path) -> str:
    """Every gap answered by the attached *paper*; what the last command said."""
    paper.write_text("Biên bản kiểm tra hiện trường", encoding="utf-8")
    (proof,) = re.findall(r"Mã ([0-9a-f]{12})", act(OFFICER, "attach", str(paper), "-r", "biên bản"))
    said = act(OFFICER, "add", "--part", "đ", "--text", "Đề nghị phát ngôn.")
    for n, gap in enumerate(gaps(act)):
        try:
            said = act(OFFICER, "in-force", gap, "-r", "đối chiếu Công báo")
        except AssertionError:
            said = act(OFFICER, "add", "--answers", gap, "--text", f"Kết quả {n}.", "--evidence", proof)
    return said


def told(act: Act) -> None:
    """Answered, copied to the ministry, closed."""
    assert "thời hạn vẫn chạy, còn đồng gửi Bộ (lamro case copied)" in words(act(OFFICER, "spoke", "-r", "thông cáo"))
    assert "Thời hạn theo thông báo của Bộ đã kết thúc." in act(OFFICER, "copied", "-r", "công văn")
    act(OFFICER, "close", "-r", "xong")


def test_a_draft_asks_nothing_that_was_answered_and_settled_doubts_name_who_settled_them(
    act: Act, tmp_path: Path
) -> None:
    assert "lamro case submit" not in completed(act, tmp_path / "bien-ban.txt")  # nobody has confirmed it yet
    act(OFFICER, "confirm", "-r", "sai và ảnh hưởng")
    said = act(OFFICER, "add", "--part", "đ", "--text", "Đề nghị đăng cổng thông tin.")
    assert "Bộ tư liệu đủ các phần cần có: lamro case submit" in said
    shown = words(act(OFFICER, "show"))
    assert f"! {OFFICER} đã xác nhận hiệu lực ngày" in shown
    assert "hiệu lực chưa được kiểm chứng" not in shown
    act(OFFICER, "export", "-d", "dossier", "--to", str(tmp_path))
    (made,) = tmp_path.glob("*.docx")
    text = "\n".join(one.text for one in docx.Document(str(made)).paragraphs)
    assert "Kết quả " in text
    assert "[Còn thiếu]" not in text


def test_a_notice_says_its_id_what_is_left_and_what_became_of_it(act: Act) -> None:
    said = words(noticed(act, register="70"))
    (own,) = re.findall(r"Đã vào sổ, mã ([0-9a-f]{8})\.", said)
    assert "(còn 7 ngày)" in said
    said = words(act(OFFICER, "notice", "--correct", own, "--register", "7", "-r", "gõ nhầm"))
    (other,) = re.findall(r"mã ([0-9a-f]{8})\.", said)
    shown = words(act(OFFICER, "show"))
    assert f"! Thông báo {own}: số 12/TB, số đến 70 – bản ghi sai, đã ghi lại" in shown
    assert f"! Thông báo {other}: số 12/TB, số đến 7 – chờ trả lời" in shown
    assert "thôi tính; tính lại theo bản ghi mới, ngày cuối không đổi" in shown
    days = ("--dated", today(), "--received", today())
    act(OFFICER, "notice-ended", "-k", "withdrawn", "--number", "13/TB", "--register", "9", *days)
    assert f"Thông báo {other}: số 12/TB, số đến 7 – Bộ đã thu hồi hoặc cho kết thúc" in words(act(OFFICER, "show"))


def test_a_dismissed_case_asks_nothing_but_the_reply_that_it_owes(act: Act) -> None:
    noticed(act)
    act(OFFICER, "dismiss", "-r", "bài nêu đúng quyết định")
    shown = words(act(OFFICER, "show"))
    assert "(vụ việc đã kết thúc, không ghi thêm)" in shown
    assert "Còn thiếu, cần người bổ sung" not in shown
    assert "lamro case adopt" not in shown
    assert "Trả lời Bộ: lamro case submit (trình)" in shown
    act(OFFICER, "submit", "-r", "trả lời")
    act(APPROVER, "approve", "-r", "đồng ý")
    assert "thời hạn vẫn chạy, còn phát ngôn" in words(act(OFFICER, "copied", "-r", "công văn"))
    assert "Thời hạn theo thông báo của Bộ đã kết thúc." in act(OFFICER, "spoke", "-r", "Công văn trả lời")
    assert "số đến 7 – đã trả lời" in words(act(OFFICER, "show"))


def test_where_the_press_was_right_only_the_correction_is_asked_and_the_page_says_so(act: Act) -> None:
    act(OFFICER, "press-was-right", "-r", "số của báo đúng")
    said = act(OFFICER, "add", "--part", "c", "--text", "Báo nêu đúng.")
    assert ("Còn 1 chỗ cần trả lời:" in said, "phần đ: Việc cơ quan đã làm" in said) == (True, True)
    assert "lamro case submit" in act(OFFICER, "add", "--part", "đ", "--text", "Đã cập nhật.")
    act(OFFICER, "submit", "-r", "trình")
    act(APPROVER, "approve", "-r", "đồng ý")
    act(OFFICER, "spoke", "-r", "thông cáo")
    assert "Không ghi kết luận nào vào hồ sơ thông tin chính thức: báo nêu đúng." in act(
        OFFICER, "close", "-r", "đã đính chính"
    )
    shown = words(act(OFFICER, "show"))
    assert "Trạng thái: đã kết thúc: báo nêu đúng, cơ quan đính chính" in shown
    assert "nếu báo nêu đúng: lamro case press-was-right" not in shown
    assert "Còn thiếu, cần người bổ sung" not in shown


def test_what_the_ministry_was_told_and_is_withdrawn_since_can_be_put_right(
    copied: House, act: Act, tmp_path: Path
) -> None:
    act(OFFICER, "confirm", "-r", "sai và ảnh hưởng")
    noticed(act)
    signed(copied, some_case(copied), right_now())
    told(act)
    assert "kết luận đã ghi vào hồ sơ thông tin chính thức thôi có giá trị." in act(
        OFFICER, "withdraw", "-r", "báo cáo sai"
    )
    assert "Lời giải thích đã gửi Bộ không còn đúng, cần báo lại: lamro case submit" in words(act(OFFICER, "show"))
    act(OFFICER, "submit", "-r", "báo Bộ việc rút")
    act(APPROVER, "approve", "-r", "đồng ý")
    said = act(OFFICER, "export", "-d", "ministry-copy", "--to", str(tmp_path / "out"))
    assert "đã được phê duyệt" in said
    (made,) = (tmp_path / "out").glob("*.docx")
    text = words("\n".join(one.text for one in docx.Document(str(made)).paragraphs))
    assert "đã được rút: báo cáo sai." in text
    assert re.search(r"đã đồng gửi Quý cơ quan ngày \d\d tháng \d+ năm \d{4} thôi có giá trị\.", text)
    act(OFFICER, "copied", "-r", "công văn 2")
    assert "Không còn việc phải làm." in act(OFFICER, "show")


def test_a_second_number_for_one_paper_is_told(copied: House, act: Act) -> None:
    act(OFFICER, "confirm", "-r", "sai và ảnh hưởng")
    signed(copied, some_case(copied), right_now())
    assert "Lưu ý" not in act(OFFICER, "issue", "-d", "notice", "--number", "1/UBND", "--dated", today())
    said = act(OFFICER, "issue", "-d", "notice", "--number", "2/UBND", "--dated", today())
    assert "vụ việc đã có công văn thông báo số 1/UBND" in words(said)


def test_errors_and_pages_call_a_state_by_one_name() -> None:
    assert STATE_WORDS == STATES


def test_a_merged_case_names_where_it_goes_on(copied: House, act: Act) -> None:
    ids = [own for (own,) in copied.rows("select case_id from cases where agency_id = 'dak-lak' order by 1")]
    act(OFFICER, "merge", "--into", ids[1], "-r", "cùng việc", case=ids[0][:8])
    shown = words(act(OFFICER, "show", case=ids[0][:8]))
    assert f"Tiếp tục ở vụ việc gộp vào: lamro case show {ids[1][:8]}" in shown


def test_the_digest_calls_a_renamed_case_by_its_new_name(copied: House, act: Act) -> None:
    own = some_case(copied)[:8]
    act(OFFICER, "confirm", "-r", "sai và ảnh hưởng", case=own)
    act(OFFICER, "respond", "-m", "a", "-w", "Thông cáo", case=own)
    act(OFFICER, "edit", "--title", "Tên mới của vụ việc", "-r", "nêu rõ hơn", case=own)
    now = right_now()
    day = day_in_vietnam(now)
    with Store(copied.place.store_path).reading() as tx:
        (row,) = digests.responses(tx, Scope(("dak-lak",), ("dak-lak",), day, day, day, now))
    assert row.title == "Tên mới của vụ việc"
