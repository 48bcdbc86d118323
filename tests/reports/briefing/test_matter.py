"""A matter's page: nothing is an answer before it is approved, and what is not confirmed says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.records.assessment import Evidence, EvidenceKind, Signal
from pipeline.records.briefing import BriefingInput, CaseMatter, FlagMatter, WaitingMatter
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, ClockKind, DossierStatement
from pipeline.records.digest import CaseRow, ClockRow
from pipeline.render.briefing_docx import render_briefing_docx
from pipeline.render.briefing_page import render_briefing_html
from pipeline.render.decree30 import Issuer
from pipeline.reports.briefing.matter import Matter, case_page, flag_page
from pipeline.reports.briefing.pack import build_pack
from pipeline.reports.briefing.questions import ABROAD, BY_SIGNAL, MOST, UNCONFIRMED, questions

NOW = datetime(2026, 3, 3, 2, tzinfo=UTC)
DAY = date(2026, 3, 3)
ROLES = {"a": "content", "b": "impact", "c": "nature", "d": "law", "đ": "proposal"}
RECORD = "ab" * 16


def said(
    part: str, text: str, basis: Basis = Basis.EVIDENCE, evidence: tuple[str, ...] = (RECORD,)
) -> DossierStatement:
    author = "an.nguyen" if basis is Basis.JUDGEMENT else "lamro"
    return DossierStatement(f"{part}-{text}", "c1", part, 1, text, basis, author, evidence)


SIGNAL = Signal(
    "figure_conflict", "claim", 0.9, (Evidence(EvidenceKind.CLAIM, "x", "25 tỉ đồng"),), "Hai số khác nhau."
)
FLAG = FlagMatter("f" * 32, "Trích 250 tỉ", "https://bao.example", DAY, (SIGNAL,), 4, 3, 1)
DOSSIER = (
    said("a", "Nội dung được nêu, có dấu hiệu sai lệch: “250 tỉ”"),
    said("b", "Tác động: do người có trách nhiệm nhận định", Basis.MISSING, ()),
    said("c", "Đối chiếu số liệu: nội dung được nêu ghi 250 tỉ; thông tin đối chiếu ghi 25 tỉ."),
    said("đ", "[Bản máy soạn, chưa ai duyệt] Đề xuất nội dung: nêu rõ “25 tỉ”", Basis.MACHINE_DRAFT),
    said("đ", "[Bản máy soạn, chưa ai duyệt] Hình thức", Basis.MACHINE_DRAFT, ("22/2016/TT-BTTTT 6.3.a",)),
)
CLOCK = ClockRow("c1", ClockKind.INTERNAL.value, DAY, DAY, DAY, NOW + timedelta(days=1), None, 2, False, "căn cứ")


def matter(state: str = "opened", dossier: tuple[DossierStatement, ...] = DOSSIER, **more: object) -> CaseMatter:
    row = CaseRow("c1", "dak-lak", "s1", "Làm rõ: trích 250 tỉ", state, NOW, "02/2019/TT-BTTTT", True, 1)
    return replace(CaseMatter(row, (), dossier, (CLOCK,), (FLAG,), False), **more)  # type: ignore[arg-type]


def part(page: Matter, heading: str) -> tuple[str, list[str]]:
    (found,) = [one for one in page.parts if one.heading == heading]
    return found.mark, [line.text for line in found.lines]


def test_before_a_person_confirms_everything_waits() -> None:
    page = case_page(matter(), ROLES)
    assert page.warning.startswith("Chờ xác nhận")
    assert part(page, "Nội dung được nêu") == ("chờ xác nhận", ["“250 tỉ”"])
    assert case_page(matter("confirmed"), ROLES).warning == ""


def test_a_proposal_is_never_an_answer_and_a_draft_is_marked() -> None:
    mark, lines = part(case_page(matter("submitted"), ROLES), "Đề xuất")
    assert "chưa được phê duyệt" in mark
    assert lines == ["[bản máy soạn, chưa ai duyệt] Nêu rõ “25 tỉ”"]  # the measure's own clause is no message
    adopted = (*DOSSIER, said("đ", "Đề xuất nội dung: nêu rõ “25 tỉ”", Basis.JUDGEMENT))
    mark, lines = part(case_page(matter("submitted", adopted), ROLES), "Đề xuất")
    assert lines == ["Nêu rõ “25 tỉ” (nhận định của an.nguyen)"]  # and not the draft once more
    page = case_page(matter("approved", adopted, approved=True), ROLES)
    assert part(page, "Nội dung đã phê duyệt")[0] == "chưa phát ngôn"
    assert not [one for one in page.parts if one.heading == "Đề xuất"]
    drafts_only = case_page(matter("approved", approved=True), ROLES)
    assert [one for one in drafts_only.parts if one.heading == "Đề xuất"]


def test_what_was_said_is_told_with_its_hour() -> None:
    spoke = CaseEvent("e", "c1", CaseEventKind.SPOKE, NOW, "an", "Ban hành thông cáo (https://tinh.example)", "")
    page = case_page(matter("responded", events=(spoke,), approved=True), ROLES)
    assert part(page, "Đã trả lời")[1] == ["09:00 ngày 03/03/2026: Ban hành thông cáo (https://tinh.example)"]


def test_without_official_information_it_says_so() -> None:
    mark, lines = part(case_page(matter("confirmed", ()), ROLES), "Thông tin chính thức, số liệu")
    assert (mark, lines) == ("chờ xác nhận", ["Chưa có thông tin chính thức về sự việc."])


def test_questions_come_by_rule_each_once() -> None:
    asked = questions([SIGNAL, SIGNAL], DOSSIER, ROLES, confirmed=False, abroad=True)
    assert asked[0] == "Vì sao có nơi nêu 250 tỉ, có nơi nêu 25 tỉ?"
    assert BY_SIGNAL["figure_conflict"] in asked
    assert UNCONFIRMED in asked
    assert ABROAD in asked
    assert len(set(asked)) == len(asked) <= MOST
    assert questions([], (), ROLES, confirmed=True, abroad=False) == ()
    page = case_page(matter(), ROLES)
    assert part(page, "Câu hỏi có thể gặp")[0] == "gợi ý của máy"


def test_a_waiting_flag_has_no_answer() -> None:
    page = flag_page(WaitingMatter(FLAG, "Tỉnh trích 250 tỉ đồng.", SIGNAL))
    assert part(page, "Trả lời") == ("chưa được phê duyệt", ["Chưa có nội dung trả lời."])
    assert part(page, "Thông tin đối chiếu") == ("chờ xác nhận", ["“25 tỉ đồng”"])
    assert page.warning


@pytest.fixture
def data() -> BriefingInput:
    later = replace(CLOCK, case_id="c2", last_day=DAY + timedelta(days=3))
    row = replace(matter().case, case_id="c2", title="Việc sau")
    other = replace(matter(), case=row, clocks=(later,))
    waiting = (WaitingMatter(FLAG, "câu", SIGNAL),)
    return BriefingInput("dak-lak", "Đắk Lắk", DAY, NOW, tuple(ROLES.items()), "căn cứ", "", (other, matter()), waiting)


def test_the_nearest_day_comes_first_and_the_same_pack_gives_the_same_bytes(data: BriefingInput) -> None:
    pack = build_pack(data)
    assert [one.title for one in pack.matters] == ["Làm rõ: trích 250 tỉ", "Việc sau", "Trích 250 tỉ"]
    issuer = Issuer("UBND tỉnh Đắk Lắk", "Văn phòng")
    assert render_briefing_docx(pack, issuer) == render_briefing_docx(build_pack(data), issuer)
    html = render_briefing_html(pack)
    assert html.count('class="matter"') == 3
    assert "không dùng để trả lời" in html
    assert "tin giả" not in html
    none = render_briefing_html(build_pack(replace(data, cases=(), waiting=())))
    assert "Không có vụ việc nào đang mở." in none
