"""A paper's number and date: entered after the approval, once, for one kind of paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.cases.issuing import issued_paper, issued_words
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import IssuedPaper
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.records.documents import DocumentKind
from pipeline.records.facts import OpenedCase

NOW = datetime(2025, 11, 28, 3, tzinfo=UTC)
DAY = date(2025, 11, 27)


def issue(
    opened: OpenedCase, number: str = " 12/CV ", dated: date = DAY, kind: DocumentKind = DocumentKind.NOTICE,
    known: tuple[IssuedPaper, ...] = (),
) -> IssuedPaper:  # fmt: skip
    own = opened.case.case_id
    at = datetime(2025, 11, 26, 3, tzinfo=UTC)
    approved = CaseEvent("e", own, CaseEventKind.APPROVED, at, "binh", "đồng ý", "f")
    return issued_paper(opened.case, [opened.event, approved], known, kind, number, dated, "lan", NOW)


def test_a_paper_is_told_by_its_kind_number_and_day(opened: OpenedCase) -> None:
    paper = issue(opened)
    assert (paper.number, paper.dated, paper.actor) == ("12/CV", DAY, "lan")
    assert issued_words(paper) == "Phát hành công văn thông báo số 12/CV ngày 27/11/2025"


def test_a_number_that_was_given_to_another_kind_of_paper_is_named(opened: OpenedCase) -> None:
    known = (issue(opened),)
    with pytest.raises(
        IllegalTransition, match=r"Số 12/CV .* đã được ghi trong vụ việc này, cho công văn thông báo\.$"
    ):
        issue(opened, known=known)
    with pytest.raises(IllegalTransition, match="cho công văn thông báo; không ghi được cho thông cáo báo chí"):
        issue(opened, kind=DocumentKind.PRESS_RELEASE, known=known)
    assert issue(opened, dated=date(2025, 11, 28), known=known) not in known


@pytest.mark.parametrize(
    ("number", "dated", "why"),
    [
        (" ", DAY, "số, ký hiệu"),
        ("1", date(2025, 11, 29), "tương lai"),
        ("1", date(2025, 11, 25), "trước ngày phê duyệt"),
    ],
)
def test_papers_that_cannot_be_right(opened: OpenedCase, number: str, dated: date, why: str) -> None:
    with pytest.raises(IllegalTransition, match=why):
        issue(opened, number, dated)
