"""The five parts: what is drafted, on what it rests, what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.cases.dossier import adopted, by_person, draft, force_gaps, renewed
from pipeline.cases.gaps import missing_parts, wants_confirmation, without_answered
from pipeline.cases.legal_basis import load_legal_basis
from pipeline.errors import IllegalTransition
from pipeline.records.assessment import Evidence, EvidenceKind, Signal
from pipeline.records.cases import Basis, DossierStatement
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
    said = "Theo tin ngày 24/11/2025, UBND tỉnh Sông Lam (thuộc cơ quan được nêu) nêu: “đập vận hành bình thường”"
    assert said in part
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


def test_a_person_answers_each_gap_by_its_id(
    drafted: tuple[DossierStatement, ...], opened: OpenedCase, province: Profile
) -> None:
    assert missing_parts(drafted, province.parts) == ("b", "c", "d", "đ")
    rows = drafted
    for part in "abcdđ":  # what names no gap closes none, whatever it says
        rows = (*rows, by_person(opened.case, rows, province, part, f"Phần {part}", ("paper",), "lan"))
    assert missing_parts(rows, province.parts, {"paper"}) == ("b", "c", "d")
    gaps = [one for one in drafted if one.basis is Basis.MISSING]
    for gap in gaps:
        proof = ("paper",) if gap.part == "c" else ()
        words = f"Trả lời {gap.statement_id}"
        rows = (*rows, by_person(opened.case, rows, province, gap.part, words, proof, "lan", gap.statement_id))
    assert missing_parts(rows, province.parts, {"paper"}) == ("d",)  # a sentence is no confirmation of force
    force = [one.statement_id for one in gaps if wants_confirmation(one)]
    assert len(force) == 2
    assert missing_parts(rows, province.parts, {"paper"}, force[:1]) == ("d",)
    assert missing_parts(rows, province.parts, {"paper"}, force) == ()
    assert missing_parts(rows, province.parts, (), force) == ("c",)  # the denial, repeated
    assert missing_parts((), province.parts) == ("a", "b", "c", "d", "đ")
    told = without_answered(rows, province.parts, {"paper"}, force)  # a paper asks nothing that a person has answered
    assert [one for one in told if one.basis is Basis.MISSING] == []
    assert [one for one in rows if one.basis is not Basis.MISSING] == list(told)


def test_a_gap_keeps_its_id_when_its_words_change(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    def gap_of(statements: tuple[FactStatement, ...]) -> DossierStatement:
        rows = draft(opened.case, replace(facts, statements=statements), province, (), now)
        return next(one for one in rows if one.part == "c" and one.basis is Basis.MISSING)

    none, own = gap_of(()), gap_of((DENIAL,))
    assert none.text != own.text
    assert none.statement_id == own.statement_id


def test_an_adopted_instrument_asks_for_its_force_and_loses_the_mark(
    drafted: tuple[DossierStatement, ...], opened: OpenedCase, facts: CaseFacts, province: Profile,
    legal: tuple[LegalBasis, ...], now: datetime,
) -> None:  # fmt: skip
    press = next(one for one in drafted if one.evidence == ("luat-bao-chi-2016",))
    assert "[chưa kiểm chứng]" in press.text
    made = adopted(opened.case, drafted, province, press, "lan")
    assert "chưa kiểm chứng" not in made.text
    (asked,) = force_gaps(opened.case, drafted, made, legal)
    assert wants_confirmation(asked)
    assert "Luật Báo chí năm 2016" in asked.text
    assert force_gaps(opened.case, (*drafted, asked), made, legal) == ()
    again = draft(opened.case, replace(facts, cited=("luat-bao-chi-2016",)), province, legal, now)
    assert [one.text for one in again if one.statement_id == asked.statement_id] == [asked.text]


def test_a_press_law_that_has_ended_leaves_a_gap(
    opened: OpenedCase, facts: CaseFacts, province: Profile, legal: tuple[LegalBasis, ...]
) -> None:
    for day, told in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
        rows = draft(opened.case, facts, province, legal, at)
        gaps = [one.text for one in rows if one.part == "d" and one.basis is Basis.MISSING]
        assert any("Luật Báo chí năm 2016 hết hiệu lực" in text for text in gaps) == told


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
    assert "Điều 42, Điều 43 Luật Báo chí năm 2016" not in later


def drafted_with(facts: CaseFacts, opened: OpenedCase, province: Profile, now: datetime, **changes: object) -> str:
    known = replace(facts, **changes)  # type: ignore[arg-type]  # any field
    return "\n".join(f"{one.part} {one.basis.value} {one.text}" for one in draft(opened.case, known, province, (), now))


def test_it_began_with_the_first_report_that_asserts_the_claim(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    """The official denial came into the store before the report it denies; a sober report came before both."""
    denial = replace(article("0", "VN", "vi", day=20), is_denial=True, title="Tỉnh bác tin vỡ đập")
    sober = article("1", "VN", "vi", day=21)
    earlier = replace(article("z", "VN", "vi", day=22), asserts=True)
    told = drafted_with(facts, opened, province, now, articles=(denial, sober, earlier, *facts.articles))
    assert "Ghi nhận lần đầu: bài “Tin z”" in told
    assert "từ đó ghi nhận thêm 3 bài về sự việc (không kể bài bác bỏ, đính chính)" in told
    only = drafted_with(facts, opened, province, now, claims=(), articles=(denial, sober))
    assert "Ghi nhận lần đầu" not in only
    assert "a missing Chưa có bài nào làm chứng" in only


def test_denials_do_not_count_as_spread(opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime) -> None:
    denials = tuple(replace(article(f"d{n}", "VN", "vi", day=24), is_denial=True) for n in range(2))
    told = drafted_with(facts, opened, province, now, articles=(*facts.articles, *denials))
    assert "3 bài trên 3 nguồn, trong nước 2, ngoài nước 1" in told
    assert "trong đó 1 bài nêu chính nội dung" in told
    assert "2 bài đưa tin bác bỏ, đính chính, không tính vào các số trên" in told


def test_a_portal_s_figure_is_official_information_and_no_denial(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    portal = replace(DENIAL, denied="", truth="Lũ làm 4 người chết.")
    told = drafted_with(facts, opened, province, now, statements=(portal,))
    assert "Chưa có thông tin chính thức về sự việc" not in told
    assert "lời bác bỏ" not in told
    assert "c missing Mới chỉ có thông tin của chính cơ quan được nêu" in told


def test_a_speaker_without_a_name_is_said_to_have_none(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    told = drafted_with(facts, opened, province, now, statements=(replace(DENIAL, body=" "),))
    assert ",  (" not in told
    assert "Theo tin ngày 24/11/2025, một cơ quan mà bài không nêu tên nêu:" in told
    assert "của cơ quan chưa rõ có độc lập với cơ quan được nêu" in told


def test_only_a_body_that_bears_the_agency_s_name_is_called_its_own(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    told = drafted_with(facts, opened, province, now, statements=(replace(DENIAL, body="Cục Thủy lợi"),))
    assert "thuộc cơ quan được nêu" not in told


def test_one_sentence_said_twice_rests_on_both(
    opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    twice = (*facts.figures, replace(facts.figures[0], record_id="st-7"))
    (line,) = [
        one for one in draft(opened.case, replace(facts, figures=twice), province, (), now) if "Đối chiếu" in one.text
    ]
    assert line.evidence == ("cl-1", "st-1", "st-7")


def test_a_new_draft_supersedes_what_it_no_longer_says_and_leaves_persons_alone(
    drafted: tuple[DossierStatement, ...], opened: OpenedCase, facts: CaseFacts, province: Profile, now: datetime
) -> None:
    person = by_person(opened.case, drafted, province, "b", "Ảnh hưởng uy tín của tỉnh.", (), "lan")
    new = draft(opened.case, replace(facts, articles=facts.articles[:2]), province, (), now)
    rows = {one.statement_id: one for one in renewed((*drafted, person), new)}
    assert person.statement_id not in rows
    gone = {one.statement_id for one in drafted} - {one.statement_id for one in new}
    assert gone
    assert {own for own, one in rows.items() if one.basis is Basis.SUPERSEDED} == gone
    assert renewed(new, new) == new


def test_a_person_s_statement(drafted: tuple[DossierStatement, ...], opened: OpenedCase, province: Profile) -> None:
    judged = by_person(opened.case, drafted, province, "b", " Ảnh  hưởng ", (), "lan")
    assert (judged.basis, judged.author, judged.text) == (Basis.JUDGEMENT, "lan", "Ảnh hưởng")
    assert judged.position > max(one.position for one in drafted if one.part == "b")
    assert by_person(opened.case, drafted, province, "c", "Biên bản", ("x",), "lan").basis is Basis.EVIDENCE
    for part, text, match in (("g", "x", "không có phần"), ("b", "  ", "nội dung"), ("b", "Ảnh hưởng", "đã có")):
        with pytest.raises(IllegalTransition, match=match):
            by_person(opened.case, (*drafted, judged), province, part, text, (), "lan")


def test_an_adopted_draft_is_a_judgement_and_proves_no_more_than_before(
    drafted: tuple[DossierStatement, ...], opened: OpenedCase, province: Profile
) -> None:
    signal = next(one for one in drafted if one.part == "c" and one.basis is Basis.MACHINE_DRAFT)
    made = adopted(opened.case, drafted, province, signal, "lan")
    assert (made.basis, made.author, made.evidence) == (Basis.JUDGEMENT, "lan", signal.evidence)
    assert made.text == signal.text.removeprefix("[Bản máy soạn, chưa ai duyệt] ")
    assert "c" in missing_parts((*drafted, made), province.parts)
    for other in drafted:
        if other.basis is not Basis.MACHINE_DRAFT:
            with pytest.raises(IllegalTransition, match="máy soạn"):
                adopted(opened.case, drafted, province, other, "lan")
