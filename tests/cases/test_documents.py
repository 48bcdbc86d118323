"""The words of the papers that go out."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.cases.documents import compose
from pipeline.cases.paper_form import addressed, full_name, holder
from pipeline.errors import IllegalTransition
from pipeline.records.agencies import Agency, AgencyKind
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement, Notice
from pipeline.records.documents import DocumentKind, Exhibit, Paper, PaperFacts
from pipeline.records.profile import Profile

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def said(part: str, text: str, basis: Basis = Basis.EVIDENCE, author: str = "lamro", *ids: str) -> DossierStatement:
    return DossierStatement(f"{part}{text}", "c1", part, 1, text, basis, author, ids)


DOSSIER = (
    said("a", "Nội dung được nêu: “đập vỡ”", Basis.EVIDENCE, "lamro", "k1"),
    said("b", "Gây lo lắng", Basis.JUDGEMENT, "an"),
    said("c", "Đập nguyên vẹn", Basis.EVIDENCE, "an", "p1"),
    said("c", "[Bản máy soạn, chưa ai duyệt] Máy đoán", Basis.MACHINE_DRAFT),
    said("d", "Còn hiệu lực", Basis.JUDGEMENT, "an"),
    said("đ", "Cần hỏi thêm", Basis.MISSING),
)
EXHIBITS = (
    Exhibit("k1", "claim", "đập vỡ", "https://bao.example/1", AT, "ab" * 32),
    Exhibit("p1", "attachment", "Biên bản", "", None, ""),
)


@pytest.fixture
def facts(province: Profile) -> PaperFacts:
    spoke = CaseEvent("e", "c1", CaseEventKind.SPOKE, AT, "an", "Họp báo", "")
    notice = Notice("n", "c1", "12/TB", date(2026, 3, 1), "45", date(2026, 3, 2), None)
    return PaperFacts(
        "tỉnh Đắk Lắk", province, DOSSIER, EXHIBITS, (spoke,), (notice,), ("Bộ A", "Cục B"), "lh@x.vn", False,
        date(2026, 3, 3),
    )  # fmt: skip


def words(paper: Paper) -> str:
    return "\n".join([paper.subject, *(one.text for one in (*paper.body, *paper.annex))])


@pytest.mark.parametrize("kind", DocumentKind)
def test_an_approved_paper_says_only_what_a_person_stands_for(kind: DocumentKind, facts: PaperFacts) -> None:
    final = words(compose(kind, facts))
    for unfit in ("Máy đoán", "máy soạn", "Cần hỏi thêm", "dấu hiệu", "tin giả", "thù địch", "xử phạt", "xử lý nghiêm"):
        assert not re.search(rf"\b{unfit}\b", final, re.IGNORECASE), unfit
    assert compose(kind, facts).draft is False


def test_a_draft_shows_what_is_open_and_only_signs(facts: PaperFacts) -> None:
    draft = words(compose(DocumentKind.DOSSIER, replace(facts, draft=True)))
    assert "có dấu hiệu sai lệch" in draft
    assert "[Còn thiếu] Cần hỏi thêm" in draft
    assert "[Bản máy soạn, chưa ai duyệt] Máy đoán" in draft


def test_each_paper_rests_on_its_own_clause(facts: PaperFacts, ministry: Profile) -> None:
    notice, dossier = compose(DocumentKind.NOTICE, facts), compose(DocumentKind.DOSSIER, facts)
    assert "khoản 2 Điều 6 Thông tư số 22/2016/TT-BTTTT" in words(notice)
    assert notice.issuer == "Ủy ban nhân dân tỉnh Đắk Lắk"
    assert notice.signer == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert re.search(
        r"khoản 3 Điều 6 Thông tư số 02/2019/TT-BTTTT ngày 08 tháng 3 năm 2019 của .* Chính phủ \(áp dụng theo lựa",
        words(dossier),
    )
    copy = words(compose(DocumentKind.MINISTRY_COPY, facts))
    assert "khoản 5 Điều 6 Thông tư số 02/2019/TT-BTTTT ngày 08 tháng 3 năm 2019 của Bộ trưởng" in copy
    assert "của Quý cơ quan (đến ngày 02 tháng 3 năm 2026, số đến 45)" in copy
    assert "- Ngày 02/03/2026, phát ngôn" not in copy
    assert "- Ngày 02 tháng 3 năm 2026, phát ngôn" in copy
    own = replace(facts, profile=ministry, agency_name="Bộ Y tế")
    paper = compose(DocumentKind.DOSSIER, own)
    assert "khoản 2 Điều 6 Thông tư số 02/2019/TT-BTTTT" in words(paper)
    assert "lựa chọn" not in words(paper)
    assert (paper.issuer, paper.signer) == ("Bộ Y tế", ("BỘ TRƯỞNG",))
    with pytest.raises(IllegalTransition, match="dossier"):
        compose(DocumentKind.NOTICE, own)


def test_the_annex_has_every_part_and_says_on_what_it_rests(facts: PaperFacts) -> None:
    annex = [one.text for one in compose(DocumentKind.DOSSIER, facts).annex]
    assert [line[:2] for line in annex if line[1:2] == ")"] == ["a)", "b)", "c)", "d)", "đ)"]
    assert "- Nội dung được nêu: “đập vỡ” [1]." in annex
    assert "- Gây lo lắng (nhận định)." in annex  # a login is nobody's name outside the house
    draft = [one.text for one in compose(DocumentKind.DOSSIER, replace(facts, draft=True)).annex]
    assert "- Gây lo lắng (nhận định của an)." in draft
    (exhibit,) = (line for line in annex if line.startswith("[1]"))
    assert "https://bao.example/1" in exhibit
    assert "SHA-256 abababababab…" in exhibit


def test_a_paper_speaks_as_the_body_that_issues_it(facts: PaperFacts) -> None:
    said = "theo tin ngày 01/03/2026, UBND tỉnh Đắk Lắk (thuộc cơ quan được nêu) nêu: “an toàn”"
    spread = "Nội dung lan truyền, có dấu hiệu sai lệch: “đập vỡ”"
    more = (
        DossierStatement("s8", "c1", "c", 8, said, Basis.EVIDENCE, "lamro", ("x9",)),
        DossierStatement("s9", "c1", "c", 9, spread, Basis.EVIDENCE, "lamro", ()),
    )
    exhibit = Exhibit("x9", "attachment", "bien-ban.pdf", "", None, "")
    known = replace(facts, dossier=(*facts.dossier, *more), exhibits=(*facts.exhibits, exhibit))
    told = words(compose(DocumentKind.DOSSIER, known))
    assert "- Theo tin ngày 01 tháng 3 năm 2026, UBND tỉnh Đắk Lắk nêu: “an toàn” [" in told
    assert "- Nội dung lan truyền: “đập vỡ”." in told
    assert "Tài liệu kèm theo: “bien-ban.pdf”" in told
    assert "có dấu hiệu sai lệch: “đập vỡ”" in words(compose(DocumentKind.DOSSIER, replace(known, draft=True)))


def test_what_a_rumour_says_is_quoted_in_the_release(facts: PaperFacts) -> None:
    assert "“hàng ngàn người chết”" in words(
        compose(DocumentKind.PRESS_RELEASE, replace(facts, rumours=("hàng ngàn người chết",)))
    )


def test_a_press_release_names_no_outlet(facts: PaperFacts) -> None:
    paper = compose(DocumentKind.PRESS_RELEASE, facts)
    assert "bao.example" not in words(paper)
    assert "“đập vỡ”" in words(paper)
    assert paper.addressees == ()
    with pytest.raises(IllegalTransition, match="phần c chưa có câu nào do người ghi"):
        compose(DocumentKind.PRESS_RELEASE, replace(facts, dossier=DOSSIER[:2]))


def test_without_a_notice_there_is_nothing_to_copy(facts: PaperFacts) -> None:
    with pytest.raises(IllegalTransition, match="Chưa có thông báo"):
        compose(DocumentKind.MINISTRY_COPY, replace(facts, notices=()))


def test_no_paper_has_a_field_for_a_person_or_a_sanction() -> None:
    names = {one.name for one in fields(Paper)}
    assert names == {
        "kind", "draft", "issuer", "place", "symbol", "subject", "addressees", "body", "recipients", "signer", "annex",
    }  # fmt: skip


def test_names() -> None:
    def named(slug: str, name: str, kind: AgencyKind = AgencyKind.PROVINCE) -> str:
        return full_name(Agency(slug, name, kind, None, None, None))

    assert named("dak-lak", "Đắk Lắk") == "tỉnh Đắk Lắk"
    assert named("ho-chi-minh", "Thành phố Hồ Chí Minh") == "thành phố Hồ Chí Minh"
    assert named("bo-y-te", "Bộ Y tế", AgencyKind.MINISTRY) == "Bộ Y tế"
    assert holder("Bộ Y tế") == "Bộ Y tế"
    assert addressed(()) == ("Kính gửi: …………………………",)
    assert addressed(("A",)) == ("Kính gửi: A",)
    assert addressed(("A", "B")) == ("Kính gửi:", "- A;", "- B.")


def outcome(kind: CaseEventKind, reason: str = "Số liệu của bài lấy từ biên bản của xã", days: int = 1) -> CaseEvent:
    return CaseEvent("o", "c1", kind, AT + timedelta(days=days), "an", reason, "")


WRONG = re.compile(r"sai lệch|không chính xác|sai sự thật", re.IGNORECASE)


@pytest.mark.parametrize("kind", [CaseEventKind.DISMISSED, CaseEventKind.WITHDRAWN, CaseEventKind.PRESS_WAS_RIGHT])
def test_no_paper_calls_wrong_what_was_not_found_wrong(kind: CaseEventKind, facts: PaperFacts) -> None:
    mine = said("c", "Báo nêu đúng số người.", Basis.JUDGEMENT, "an")
    done = said("đ", "Đã cập nhật báo cáo.", Basis.JUDGEMENT, "an")
    decided = replace(facts, events=(*facts.events, outcome(kind)), dossier=(DOSSIER[0], mine, done))
    after = CaseEvent("e2", "c1", CaseEventKind.SPOKE, AT + timedelta(days=2), "an", "Thông cáo đính chính", "")
    spoke = replace(decided, events=(*decided.events, after))
    open_ = {DocumentKind.MINISTRY_COPY}
    if kind is CaseEventKind.PRESS_WAS_RIGHT:
        open_.add(DocumentKind.PRESS_RELEASE)
    for paper in DocumentKind:
        for draft in (True, False):
            asked = replace(spoke, draft=draft)
            if paper in open_:
                assert not WRONG.search(words(compose(paper, asked)))
            else:
                with pytest.raises(IllegalTransition, match="không có văn bản nào nói đây là thông tin sai lệch"):
                    compose(paper, asked)


def test_where_the_press_was_right_the_office_corrects_itself(facts: PaperFacts) -> None:
    mine = said("c", "Số người phải sơ tán là 320 như báo nêu.", Basis.EVIDENCE, "an", "p1")
    done = said("đ", "Đã cập nhật báo cáo nhanh và rút kinh nghiệm", Basis.JUDGEMENT, "an")
    events = (*facts.events, outcome(CaseEventKind.PRESS_WAS_RIGHT))
    right = replace(facts, events=events, dossier=(DOSSIER[0], mine, done))
    paper = compose(DocumentKind.PRESS_RELEASE, right)
    told = words(paper)
    assert paper.subject == "Về việc đính chính, tiếp thu thông tin báo chí nêu về tỉnh Đắk Lắk"
    for needed in (
        "“đập vỡ”", "thông tin báo chí nêu là đúng", "tiếp thu và trân trọng cảm ơn", "320 như báo nêu",
        "Đã cập nhật báo cáo nhanh và rút kinh nghiệm.", "thông tin do mình đã đưa ra ngày 02 tháng 3 năm 2026",
    ):  # fmt: skip
        assert needed in told, needed
    with pytest.raises(IllegalTransition, match="phần đ chưa có câu nào do người ghi"):
        compose(DocumentKind.PRESS_RELEASE, replace(right, dossier=(DOSSIER[0], mine)))
    with pytest.raises(IllegalTransition, match="chưa ghi việc phát ngôn"):  # what it said before was another thing
        compose(DocumentKind.MINISTRY_COPY, right)


def test_a_dismissed_case_tells_the_ministry_what_was_found(facts: PaperFacts) -> None:
    told = words(compose(DocumentKind.MINISTRY_COPY, replace(facts, events=(outcome(CaseEventKind.DISMISSED),))))
    assert "không thuộc diện phải giải thích, làm rõ: Số liệu của bài lấy từ biên bản của xã." in told


def test_nothing_was_explained_before_anything_was_said(facts: PaperFacts) -> None:
    silent = replace(facts, events=())
    with pytest.raises(IllegalTransition, match="chưa ghi việc phát ngôn"):
        compose(DocumentKind.MINISTRY_COPY, silent)
    draft = words(compose(DocumentKind.MINISTRY_COPY, replace(silent, draft=True)))
    assert "1. Nội dung sẽ giải thích, làm rõ" in draft
    assert "dự kiến phát ngôn" in draft
    early = replace(facts, notices=(replace(facts.notices[0], received_on=date(2026, 3, 4)),))
    with pytest.raises(IllegalTransition, match="04/03/2026"):
        compose(DocumentKind.MINISTRY_COPY, early)


def test_the_release_speaks_in_the_body_s_own_voice(facts: PaperFacts) -> None:
    quote = "Theo tin ngày 01/03/2026: Lãnh đạo UBND tỉnh khẳng định đập an toàn; bác bỏ nội dung: “vỡ đập”."
    more = (
        said("a", "Nội dung được nêu", Basis.EVIDENCE, "lamro", "k2"),
        said("c", quote, Basis.EVIDENCE, "lamro", "st"),
        said(
            "c",
            "Đối chiếu số liệu: nội dung được nêu ghi 300; thông tin đối chiếu ghi 30.",
            Basis.EVIDENCE,
            "lamro",
            "k3",
        ),
    )
    exhibits = (
        *facts.exhibits, Exhibit("k2", "claim", 'tin "vỡ đập" lan nhanh.', "", None, ""),
        Exhibit("k3", "claim", "báo khác ghi đập an toàn", "", None, ""),
    )  # fmt: skip
    known = replace(facts, dossier=(*facts.dossier, *more), exhibits=exhibits)
    told = words(compose(DocumentKind.PRESS_RELEASE, known))
    assert "Các thông tin sau đây là không chính xác:\n- “đập vỡ”;\n- “tin ‘vỡ đập’ lan nhanh”.\nThực tế:" in told
    assert "- Đập nguyên vẹn." in told
    for unfit in ("Theo tin ngày", "bác bỏ", "Đối chiếu số liệu", "báo khác ghi"):
        assert unfit not in told
    for kind in (DocumentKind.NOTICE, DocumentKind.DOSSIER):
        assert "Đối chiếu số liệu" not in words(compose(kind, known))
    draft = words(compose(DocumentKind.DOSSIER, replace(known, draft=True)))
    assert "[Cán bộ ghi lại bằng lời của cơ quan; câu này không gửi đi] Đối chiếu số liệu" in draft
    blank = words(compose(DocumentKind.PRESS_RELEASE, replace(known, dossier=(DOSSIER[0], *more), draft=True)))
    assert "[Cơ quan ghi bằng lời của mình: …" in blank


def test_a_contact_that_the_office_has_not_named_stays_a_blank(facts: PaperFacts) -> None:
    told = words(compose(DocumentKind.PRESS_RELEASE, replace(facts, contact="")))
    assert "đề nghị liên hệ ………………………… để được cung cấp" in told
