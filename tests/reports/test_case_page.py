from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import invented_week as factory
import pytest

from pipeline.records.cases import Basis, Case, CaseEvent, CaseEventKind, CaseState, DossierStatement
from pipeline.reports.case_page import CasePage, PartTitle, build_case_page, case_page_lines

ROW = factory.CASES[0]
CASE = Case(ROW.case_id, ROW.agency_id, ROW.story_id, "", ROW.title, ROW.regulation_id, True, ROW.opened_at)
PARTS = (PartTitle("a", "Phần thứ nhất;"), PartTitle("đ", "Phần cuối."), PartTitle("b", "Phần thứ hai;"))
STATEMENTS = (
    DossierStatement("s2", CASE.case_id, "a", 2, "Chưa rõ số liệu ngày 25.", Basis.MISSING, "lamro", ()),
    DossierStatement("s1", CASE.case_id, "a", 1, "Bài nêu 60 người.", Basis.MACHINE_DRAFT, "lamro", ("c0ffee00" * 4,)),
    DossierStatement("s3", CASE.case_id, "b", 1, "Tỉnh nêu 5 người.", Basis.EVIDENCE, "hoa.nt", ("ab" * 16, "cd" * 16)),
)


def event(kind: CaseEventKind, at: datetime, actor: str, reason: str = "") -> CaseEvent:
    return CaseEvent(kind.value, CASE.case_id, kind, at, actor, reason, "")


EVENTS = (
    event(CaseEventKind.CONFIRMED, factory.at(1, 2), "hoa.nt", "sai lệch và ảnh hưởng uy tín"),
    event(CaseEventKind.OPENED, factory.at(0, 22, 5), "lamro"),
)


def page(**changes: object) -> CasePage:
    clocks = tuple(row for row in factory.clocks() if row.case_id == CASE.case_id)
    given = {"clocks": clocks, "parts": PARTS, "statements": STATEMENTS, "events": EVENTS} | changes
    return build_case_page(CASE, CaseState.CONFIRMED, **given)  # type: ignore[arg-type] # any of the four


def test_the_page_tells_state_clocks_parts_and_events() -> None:
    told = page()
    assert told.state == "đã xác nhận"
    assert ("Văn bản áp dụng", "Thông tư 02/2019/TT-BTTTT (áp dụng theo lựa chọn)") in told.facts
    assert told.clocks[0] == (
        "Thời hạn theo quy định: ngày cuối Chủ nhật, 30/11/2025 (theo Bộ luật Dân sự sẽ dời đến thứ Hai, 01/12/2025); "
        "quá hạn 1 ngày. Căn cứ: Khoản 5 Điều 6 Thông tư 02/2019/TT-BTTTT."
    )
    assert told.events == (
        "05:05 ngày 25/11/2025: mở vụ việc (hệ thống)",
        "09:00 ngày 25/11/2025: xác nhận thông tin sai lệch và có ảnh hưởng (hoa.nt) – sai lệch và ảnh hưởng uy tín",
    )


def test_parts_keep_the_regulations_order_and_say_what_is_missing() -> None:
    parts = page().parts
    assert [(part.letter, part.complete) for part in parts] == [("a", False), ("đ", False), ("b", True)]
    assert [line.text for line in parts[0].statements] == ["Bài nêu 60 người.", "Chưa rõ số liệu ngày 25."]
    assert parts[0].statements[0].basis == "bản máy soạn, chưa ai duyệt"


def test_lines_for_the_terminal() -> None:
    lines = case_page_lines(page())
    assert lines[0] == CASE.title
    assert "     - Bài nêu 60 người. [Bản máy soạn, chưa ai duyệt; hệ thống; tư liệu: c0ffee00]" in lines
    assert "     - chưa có nội dung" in lines
    assert "  không có thời hạn nào" in case_page_lines(page(clocks=()))


def test_rows_of_another_case_and_unknown_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="another case"):
        page(events=(replace(EVENTS[0], case_id="0" * 32),))
    with pytest.raises(ValueError, match="no part g"):
        page(statements=(replace(STATEMENTS[0], part="g"),))
