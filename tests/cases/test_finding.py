"""What a closed case leaves on the official record: what was told, and what is the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipeline.cases.finding import findings_of, made_by, truth_of, why_none
from pipeline.records.agencies import Field
from pipeline.records.assessment import Claim, Statement, StatementKind, statement_id
from pipeline.records.cases import Basis, Case, CaseState, DossierStatement

CASE = Case("c" * 32, "dak-lak", "s", "g", "Làm rõ", "02-2019", False, datetime(2026, 3, 1, tzinfo=UTC))
CLAIM = Claim("k", "a", Field.TITLE, 0, 10, "Đập Ea Rin bị vỡ", (), ("dak-lak",), "", ("act",))
SAID = Statement(
    "st", "a2", "cap2", StatementKind.DENIAL, "UBND xã", ("dak-lak",), "đập vỡ", "Đập Ea Rin không vỡ.", (), Field.TEXT,
    0, 9, date(2026, 3, 2),
)  # fmt: skip


def line(
    text: str, basis: Basis, author: str = "lamro", *evidence: str, part: str = "c", at: int = 1
) -> DossierStatement:
    return DossierStatement(f"{part}{text}", CASE.case_id, part, at, text, basis, author, evidence)


DOUBTED = line("Nội dung được nêu: “Đập Ea Rin bị vỡ”", Basis.EVIDENCE, "lamro", "k", part="a")
TRUTH = line("Đập Ea Rin an toàn.", Basis.EVIDENCE, "an", "x")
GAP = line("Chưa có thông tin chính thức về sự việc; cần bằng chứng gốc.", Basis.MISSING)
DRAFT = line("[Bản máy soạn, chưa ai duyệt] Dấu hiệu: đoán", Basis.MACHINE_DRAFT, "lamro", "st")
FIGURES = line("Đối chiếu số liệu: nội dung được nêu ghi 300.", Basis.EVIDENCE, "lamro", "k", "k2")
RECORD = line("Theo tin ngày 02/03/2026: UBND xã bác bỏ.", Basis.EVIDENCE, "lamro", "st", at=2)


def found(
    dossier: list[DossierStatement], before: CaseState = CaseState.RESPONDED, claims: tuple[Claim, ...] = (CLAIM,)
) -> tuple[Statement, ...]:
    return findings_of(CASE, before, claims, {"a": "cap"}, dossier, "Đắk Lắk", date(2026, 3, 9), record=[SAID])


def test_an_answered_case_that_is_closed_goes_on_the_record() -> None:
    (one,) = found([DOUBTED, TRUTH])
    assert (one.kind, one.denied, one.truth) == (StatementKind.FINDING, CLAIM.sentence, TRUTH.text)
    assert (one.article_id, one.capture_id, one.agencies) == ("a", "cap", ("dak-lak",))
    assert one.said_on == date(2026, 3, 9)


@pytest.mark.parametrize("state", [CaseState.PRESS_WAS_RIGHT, CaseState.DISMISSED, CaseState.WITHDRAWN])
def test_other_endings_refute_nothing(state: CaseState) -> None:
    assert found([DOUBTED, TRUTH], state) == ()


@pytest.mark.parametrize(
    ("dossier", "truth"),
    [
        ([GAP, DRAFT, FIGURES, RECORD, TRUTH], TRUTH.text),  # a person's evidence, wherever it stands
        ([GAP, DRAFT, FIGURES, RECORD], SAID.truth),  # else what the cited body said, not how the machine words it
        ([GAP, DRAFT, FIGURES], ""),  # never a gap, a draft, or a comparison
        ([line("Tôi cho là đập an toàn", Basis.JUDGEMENT, "an")], ""),
    ],
)
def test_the_truth_is_evidence(dossier: list[DossierStatement], truth: str) -> None:
    assert truth_of(dossier, [SAID]) == truth
    assert [one.truth for one in found([DOUBTED, *dossier])] == ([truth] if truth else [])


def test_only_what_the_dossier_quotes_as_doubted_is_denied() -> None:
    """A flagged article is mostly true, and the claim that contradicts it is true."""
    true = replace(CLAIM, claim_id="k2", sentence="Nước lũ rút", start=20, end=31)
    cites = line("Bài khác ghi", Basis.EVIDENCE, "an", "k2")
    assert [one.denied for one in found([DOUBTED, TRUTH, cites], claims=(CLAIM, true))] == [CLAIM.sentence]


def test_two_reports_with_one_place_are_two_findings_and_known_as_the_case_s_own() -> None:
    other = replace(CLAIM, claim_id="k3", article_id="b")
    both = found([replace(DOUBTED, evidence=("k", "k3")), TRUTH], claims=(CLAIM, other))
    assert len({one.statement_id for one in both}) == 2
    assert made_by(CASE, [*both, SAID]) == both
    older = replace(both[0], statement_id=statement_id(CASE.case_id, CLAIM.field, CLAIM.start, CLAIM.end))
    assert made_by(CASE, [older]) == (older,)


def test_a_case_that_leaves_nothing_says_why() -> None:
    assert "phần c không có tư liệu nào của người" in why_none([DOUBTED, GAP], [])
    article = replace(DOUBTED, evidence=("a",))  # opened on an article: no sentence of it is named
    assert found([article, TRUTH]) == ()
    assert "phần a không dẫn câu nào của bài" in why_none([article, TRUTH], [])
