"""The five parts: what is drafted, on what it rests, what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.cases.dossier import draft, missing_parts
from pipeline.cases.legal_basis import load_legal_basis
from pipeline.records.assessment import Evidence, EvidenceKind, Signal
from pipeline.records.cases import Basis, DossierStatement, dossier_statement_id
from pipeline.records.facts import (
    CaseFacts,
    FactArticle,
    FactClaim,
    FactFigure,
    FactStatement,
    OpenedCase,
    Precedent,
)
from pipeline.records.press import DayFrom
from pipeline.records.profile import LegalBasis, Profile

SEEN = datetime(2025, 11, 23, 10, 30, tzinfo=UTC)


def article(key: str, country: str, language: str, *, day: int = 23, is_copy: bool = False) -> FactArticle:
    seen = SEEN + timedelta(days=day - 23)
    return FactArticle(
        f"art-{key}",
        f"cap-{key}",
        f"Tin {key}",
        f"https://bao-{key}.example/1",
        f"bao-{key}",
        country,
        language,
        date(2025, 11, day),
        DayFrom.PUBLISHED,
        seen,
        is_copy,
    )


DENIAL = FactStatement(
    "st-1",
    "art-9",
    "cap-9",
    "UBND tỉnh Sông Lam",
    date(2025, 11, 24),
    "đập đã vỡ",
    "đập vận hành bình thường",
    own=True,
    concrete=True,
)
OUTSIDE = replace(DENIAL, statement_id="st-2", body="Cục Thủy lợi", truth="đập đạt mức an toàn", own=False)


@pytest.fixture
def legal(data: Path) -> tuple[LegalBasis, ...]:
    return load_legal_basis(data / "reference" / "legal_basis.yml")


@pytest.fixture
def facts() -> CaseFacts:
    return CaseFacts(
        agency_name="tỉnh Sông Lam",
        claims=(FactClaim("cl-1", "art-a", "Đập đã vỡ, 300 người chết."),),
        articles=(
            article("b", "VN", "vi", is_copy=True),
            article("a", "VN", "vi"),
            article("c", "CN", "zh", day=25),
        ),
        statements=(DENIAL,),
        figures=(FactFigure("cl-1", "300 người chết", "st-1", "không có người chết"),),
        signals=(
            Signal(
                "official_denial",
                "cl-1",
                0.9,
                (Evidence(EvidenceKind.STATEMENT, "st-1", "…"),),
                "Ủy ban nhân dân tỉnh đã bác bỏ.",
            ),
        ),
        other_agencies=("tỉnh Hoa Sơn",),
        precedents=(),
    )


def texts(statements: tuple[DossierStatement, ...], letter: str) -> str:
    return "\n".join(one.text for one in statements if one.part == letter)


@pytest.fixture
def drafted(
    opened: OpenedCase, facts: CaseFacts, province: Profile, legal: tuple[LegalBasis, ...], now: datetime
) -> tuple[DossierStatement, ...]:
    return draft(opened.case, facts, province, legal, now)


def test_parts_stand_in_the_circular_s_letters_and_order(drafted: tuple[DossierStatement, ...]) -> None:
    assert list(dict.fromkeys(one.part for one in drafted)) == ["a", "b", "c", "d", "đ"]
    for letter in "abcdđ":
        assert [one.position for one in drafted if one.part == letter] == list(
            range(1, sum(one.part == letter for one in drafted) + 1)
        )
    assert {one.author for one in drafted} == {"lamro"}
    assert len({one.statement_id for one in drafted}) == len(drafted)


def test_every_statement_has_ids_or_is_marked(drafted: tuple[DossierStatement, ...]) -> None:
    for one in drafted:
        if one.basis is Basis.EVIDENCE:
            assert one.evidence, one.text
        if one.basis is Basis.MACHINE_DRAFT:
            assert one.text.startswith("[Bản máy soạn, chưa ai duyệt]")
        assert one.basis is not Basis.JUDGEMENT  # that is a person's
        # by whole words: "thông tin giải thích" holds the same letters
        assert not re.search(r"\btin giả\b|\bthù địch\b", one.text.lower())


def test_content_quotes_the_claim_and_says_where_and_when(drafted: tuple[DossierStatement, ...]) -> None:
    part = texts(drafted, "a")
    assert "“Đập đã vỡ, 300 người chết.”" in part
    assert "https://bao-a.example/1" in part
    assert "17:30 ngày 23/11/2025" in part
    assert "thêm 2 bài" in part
    quoted = next(one for one in drafted if "“Đập đã vỡ" in one.text)
    assert quoted.evidence == ("cl-1", "art-a", "cap-a")


def test_a_day_that_is_only_the_day_first_seen_is_marked(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    undated = replace(article("a", "VN", "vi"), day_from=DayFrom.FIRST_SEEN)
    part = texts(draft(opened.case, replace(facts, articles=(undated,)), province, (), now), "a")
    assert "ngày 23/11/2025 (ngày thu được, bài không ghi ngày đăng)" in part
    assert "chưa ghi nhận thêm bài nào" in part


def test_impact_counts_and_leaves_the_judgement_to_a_person(drafted: tuple[DossierStatement, ...]) -> None:
    part = texts(drafted, "b")
    assert "3 bài trên 3 nguồn, trong nước 2, ngoài nước 1" in part
    assert "Việt Nam 2, Trung Quốc 1" in part
    assert "tiếng Việt 2, tiếng Trung Quốc 1" in part
    assert "2 bài độc lập, 1 bài sao chép" in part
    assert "tỉnh Hoa Sơn" in part
    gap = next(one for one in drafted if one.part == "b" and one.basis is Basis.MISSING)
    assert "khoản 1 Điều 6 Thông tư số 22/2016/TT-BTTTT" in gap.text
    assert "bao-" not in part  # outlets are counted, never listed


def test_nature_puts_statements_and_figures_side_by_side(drafted: tuple[DossierStatement, ...]) -> None:
    part = texts(drafted, "c")
    assert "Ngày 24/11/2025, UBND tỉnh Sông Lam (thuộc cơ quan được nêu) nêu: “đập vận hành bình thường”" in part
    assert "bác bỏ nội dung: “đập đã vỡ”" in part
    assert "nội dung được nêu ghi 300 người chết; thông tin đối chiếu ghi không có người chết" in part


def test_law_cites_circulars_instruments_and_doubts(drafted: tuple[DossierStatement, ...], province: Profile) -> None:
    part = texts(drafted, "d")
    assert "khoản 2 Điều 6 Thông tư số 22/2016/TT-BTTTT: “Ủy ban nhân dân cấp tỉnh tổ chức theo dõi" in part
    assert "Căn cứ trong nước [chưa kiểm chứng]: Điều 38, Điều 42, Điều 43 Luật Báo chí năm 2016" in part
    assert "Căn cứ quốc tế [chưa kiểm chứng]: Điều 19 Công ước quốc tế về các quyền dân sự" in part
    assert "Luật Biển" not in part
    assert part.count("xác nhận hiệu lực trước khi viện dẫn") == len(province.doubts)


def test_proposal_is_a_machine_s_draft_from_measures_and_truth(drafted: tuple[DossierStatement, ...]) -> None:
    assert {one.basis for one in drafted if one.part == "đ"} == {Basis.MACHINE_DRAFT}
    part = texts(drafted, "đ")
    assert "nêu rõ “đập vận hành bình thường”" in part
    assert "điểm đ khoản 3 Điều 6 Thông tư số 22/2016/TT-BTTTT" in part
    assert "01/7/2025" in part
    assert "tiếng nước ngoài" in part


def test_the_same_facts_give_the_same_ids_at_another_hour(
    drafted: tuple[DossierStatement, ...],
    opened: OpenedCase,
    facts: CaseFacts,
    province: Profile,
    legal: tuple[LegalBasis, ...],
    now: datetime,
) -> None:
    shuffled = replace(facts, articles=facts.articles[::-1], statements=facts.statements[::-1])
    assert draft(opened.case, shuffled, province, legal, now + timedelta(hours=5)) == drafted


@pytest.mark.parametrize(
    ("statements", "gap"),
    [
        ((), "Chưa có thông tin chính thức"),
        ((replace(DENIAL, concrete=False),), "Chưa có thông tin chính thức"),
        ((DENIAL,), "lời bác bỏ của chính cơ quan"),
        ((OUTSIDE,), ""),
        ((DENIAL, OUTSIDE), ""),
    ],
)
def test_the_watched_body_s_denial_alone_leaves_nature_open(
    opened: OpenedCase,
    facts: CaseFacts,
    province: Profile,
    now: datetime,
    statements: tuple[FactStatement, ...],
    gap: str,
) -> None:
    drafted = draft(opened.case, replace(facts, statements=statements), province, (), now)
    gaps = [one.text for one in drafted if one.part == "c" and one.basis is Basis.MISSING]
    assert [gap in one for one in gaps] == ([True] if gap else [])
    assert ("c" in missing_parts(drafted, province.parts)) == bool(gap)


def by_person(opened: OpenedCase, part: str, basis: Basis) -> DossierStatement:
    text = "Biên bản kiểm tra đập ngày 24/11/2025"
    return DossierStatement(
        dossier_statement_id(opened.case.case_id, part, text), opened.case.case_id, part, 99, text, basis, "lan", ("x",)
    )


def test_a_person_closes_gaps(
    drafted: tuple[DossierStatement, ...], opened: OpenedCase, province: Profile, now: datetime
) -> None:
    assert missing_parts(drafted, province.parts) == ("b", "c", "d", "đ")
    judged = (*drafted, *(by_person(opened, letter, Basis.JUDGEMENT) for letter in ("đ", "d", "c", "b")))
    assert missing_parts(judged, province.parts) == ("c",)  # that wants evidence
    proved = (*judged, by_person(opened, "c", Basis.EVIDENCE))
    assert missing_parts(proved, province.parts) == ()
    assert missing_parts((), province.parts) == ("a", "b", "c", "d", "đ")


def test_nothing_known_is_all_gaps(opened: OpenedCase, province: Profile, now: datetime) -> None:
    empty = CaseFacts("tỉnh Sông Lam", (), (), (), (), (), (), ())
    drafted = draft(opened.case, empty, province, (), now)
    assert missing_parts(drafted, province.parts) == ("a", "b", "c", "d", "đ")
    assert {one.part for one in drafted} == set("abcdđ")


def test_precedents_and_topics(
    opened: OpenedCase, facts: CaseFacts, province: Profile, legal: tuple[LegalBasis, ...], now: datetime
) -> None:
    old = Precedent("case-0", "Làm rõ: tin vỡ đê", "đã phát ngôn, báo đã cập nhật", date(2025, 3, 1))
    sea = FactClaim("cl-2", "art-a", "Tàu lạ xâm phạm Hoàng Sa.")
    known = replace(facts, precedents=(old,), claims=(*facts.claims, sea))
    part = texts(draft(opened.case, known, province, legal, now), "d")
    assert "Tiền lệ: “Làm rõ: tin vỡ đê”" in part
    assert "Luật Biển năm 1982" in part
    later = texts(draft(opened.case, known, province, legal, datetime(2026, 8, 1, tzinfo=UTC)), "d")
    assert "Luật Báo chí năm 2016" not in later
