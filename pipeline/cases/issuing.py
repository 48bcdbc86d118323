"""A paper that went out: the number and date that the registry gave it, entered once after the approval."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from pipeline.cases.signoff import standing
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import IssuedPaper, paper_id
from pipeline.records.cases import Case, CaseEvent, CaseEventKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.documents import PAPERS, DocumentKind

KIND = CaseEventKind


def issued_paper(
    case: Case,
    events: Iterable[CaseEvent],
    known: Iterable[IssuedPaper],
    document: DocumentKind,
    number: str,
    dated: date,
    login: str,
    now: datetime,
) -> IssuedPaper:
    """The paper as *login* enters it at *now*; *known* are those that went out in this case before.

    Raises :class:`IllegalTransition` without a number, for a date before the approval or to come, and where this number
    and date were entered already, naming the kind of paper.
    """
    given = " ".join(number.split())
    if not given:
        raise IllegalTransition("Cần ghi số, ký hiệu của văn bản.")
    if dated > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày {dated:%d/%m/%Y} còn ở tương lai.")
    approval = standing(events)
    if approval is not None and approval.kind is KIND.APPROVED and dated < day_in_vietnam(approval.happened_at):
        raise IllegalTransition("Ngày văn bản trước ngày phê duyệt.")
    own = paper_id(case.case_id, given, dated)
    for one in known:
        if one.paper_id == own:
            raise IllegalTransition(
                f"Số {given} ngày {dated:%d/%m/%Y} đã được ghi trong vụ việc này, cho {PAPERS[one.document]}"
                + ("." if one.document is document else f"; không ghi được cho {PAPERS[document]}.")
            )
    return IssuedPaper(own, case.case_id, document, given, dated, login)


def issued_words(paper: IssuedPaper) -> str:
    """The reason of the event that *paper* went out."""
    return f"Phát hành {PAPERS[paper.document]} số {paper.number} ngày {paper.dated:%d/%m/%Y}"
