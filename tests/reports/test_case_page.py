from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import invented_week as factory
import pytest

from pipeline.records.cases import Basis, Case, CaseEvent, CaseEventKind, CaseState, DossierStatement
from pipeline.reports.case_lines import case_page_lines
from pipeline.reports.case_page import CasePage, PartTitle, build_case_page, short_reference

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
    given = {"clocks": clocks, "parts": PARTS, "statements": STATEMENTS, "events": EVENTS, "missing": "ađ"} | changes
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
    assert [line.text for line in parts[0].drafts] == ["Bài nêu 60 người."]
    assert [line.text for line in parts[0].gaps] == ["Chưa rõ số liệu ngày 25."]
    assert parts[0].drafts[0].basis == "bản máy soạn, chưa ai duyệt"
    (filled, *_) = page(missing="đ").parts
    assert (filled.complete, filled.gaps) == (True, ())


def test_lines_for_the_terminal() -> None:
    lines = case_page_lines(page())
    assert lines[0] == CASE.title
    assert "     · s1 Bài nêu 60 người. [c0ffee00c0ff]" in lines
    assert "     ? s2 Còn thiếu, cần người bổ sung: Chưa rõ số liệu ngày 25." in lines
    assert "     - Tỉnh nêu 5 người. [Có tư liệu – hoa.nt: abababababab, cdcdcdcdcdcd]" in lines
    assert "     - chưa có nội dung" in lines
    assert "Bộ tư liệu, lập luận (chưa đủ phần a, đ)" in lines
    assert "  không có thời hạn nào" in case_page_lines(page(clocks=()))


def test_the_page_fits_eighty_columns_and_marks_a_part_s_drafts_once() -> None:
    draft = "[Bản máy soạn, chưa ai duyệt] " + "Đề xuất nội dung: nêu rõ số liệu của tỉnh. " * 6
    many = tuple(replace(STATEMENTS[1], statement_id=f"{n}" * 32, text=f"{draft}{n}") for n in range(4))
    lines = case_page_lines(page(statements=(*STATEMENTS, *many), notes=("Nội dung đã bị bác bỏ. " * 8,)))
    assert max(map(len, lines)) <= 80
    assert sum("máy soạn" in line for line in lines) == 1
    assert any(line.startswith("! Nội dung đã bị bác bỏ.") for line in lines)


def test_what_a_person_adopted_is_no_draft_any_more() -> None:
    adopted = replace(STATEMENTS[1], statement_id="s9", basis=Basis.JUDGEMENT, author="hoa.nt", position=3)
    (part, *_) = page(statements=(*STATEMENTS, adopted)).parts
    assert part.drafts == ()
    assert [(line.author, line.text) for line in part.statements] == [("hoa.nt", "Bài nêu 60 người.")]


def test_references_to_clauses_are_whole_and_ids_can_be_typed_again() -> None:
    assert short_reference("02/2019/TT-BTTTT 6.3.a") == "02/2019/TT-BTTTT 6.3.a"
    assert short_reference("0123456789abcdef" * 2) == "0123456789ab"


def test_what_happened_at_one_instant_stays_in_the_order_of_recording() -> None:
    at = factory.at(1, 2)
    kinds = (CaseEventKind.SUBMITTED, CaseEventKind.RETURNED, CaseEventKind.CONFIRMED)
    told = page(events=(*(event(kind, at, "hoa.nt") for kind in kinds), EVENTS[1])).events
    assert [words.split(": ")[1].split(" (")[0] for words in told] == [
        "mở vụ việc",
        "trình phê duyệt bộ tư liệu",
        "trả lại để hoàn thiện",
        "xác nhận thông tin sai lệch và có ảnh hưởng",
    ]


def test_rows_of_another_case_and_unknown_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="another case"):
        page(events=(replace(EVENTS[0], case_id="0" * 32),))
    with pytest.raises(ValueError, match="no part g"):
        page(statements=(replace(STATEMENTS[0], part="g"),))
