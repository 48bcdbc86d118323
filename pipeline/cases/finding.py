"""A closed case → the official record: what was told, and what is the case, so that it is known when told again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.records.assessment import Claim, Statement, StatementKind, statement_id
from pipeline.records.cases import Basis, Case, CaseState, DossierStatement
from pipeline.records.facts import MACHINE

DOUBT_PART = "a"  # of the dossier: what was reported
TRUTH_PART = "c"  # the true information
GROUNDED = (Basis.EVIDENCE, Basis.JUDGEMENT)


def findings_of(
    case: Case,
    before: CaseState,
    claims: Sequence[Claim],
    captures: Mapping[str, str],
    dossier: Sequence[DossierStatement],
    body: str,
    said_on: date,
    rumours: Sequence[Statement] = (),
    record: Sequence[Statement] = (),
) -> tuple[Statement, ...]:
    """One statement for each of *claims* that the dossier quotes as doubted, when *case* is closed on *said_on* from
    *before*; and for what each of *rumours* denies, where the case was opened on such a denial.

    Only a case that was answered, and whose truth stands in evidence, is a finding: one that was dismissed, withdrawn,
    or in which the press was right, refutes nothing.  *captures* gives the capture of each article, *body* the agency's
    name, *record* the statements that the dossier cites.
    """
    truth = truth_of(dossier, record)
    if before is not CaseState.RESPONDED or not truth:
        return ()
    doubted = set(doubted_ids(dossier))
    retold = [
        replace(one, kind=StatementKind.FINDING, body=body, agencies=(case.agency_id,), truth=truth, said_on=said_on)
        for one in rumours
        if one.denied
    ]
    told = [
        Statement(
            statement_id="",
            article_id=claim.article_id,
            capture_id=captures.get(claim.article_id, ""),
            kind=StatementKind.FINDING,
            body=body,
            agencies=(case.agency_id,),
            denied=claim.sentence,
            truth=truth,
            figures=claim.figures,
            field=claim.field,
            start=claim.start,
            end=claim.end,
            said_on=said_on,
        )
        for claim in claims
        if claim.claim_id in doubted
    ]
    return tuple(replace(one, statement_id=_own_id(case, one)) for one in (*retold, *told))


def why_none(dossier: Sequence[DossierStatement], record: Sequence[Statement]) -> str:
    """Why an answered case leaves nothing on the record, for the person who closes it."""
    if not truth_of(dossier, record):
        return (
            f"phần {TRUTH_PART} không có tư liệu nào của người, và không dẫn thông tin chính thức nào nêu rõ sự thật "
            "(câu máy soạn, nhận định, chỗ còn thiếu không phải là sự thật)"
        )
    return (
        f"phần {DOUBT_PART} không dẫn câu nào của bài (mã câu) nên không biết nội dung nào đã bị bác bỏ; lần sau mở vụ "
        f"việc trên câu, hoặc dẫn mã câu ở phần {DOUBT_PART} (lamro case open --find, lamro case add --evidence)"
    )


def truth_of(dossier: Sequence[DossierStatement], record: Iterable[Statement]) -> str:
    """What is the case: a person's evidence first, else what a body on *record* said that the machine's evidence cites,
    in the body's own words; never a judgement, a gap, a machine's draft or its wording.  "" where there is none."""
    own = [one for one in _of(dossier, TRUTH_PART) if one.basis is Basis.EVIDENCE]
    written = next((one.text for one in own if one.author != MACHINE), "")
    said = {one.statement_id: one.truth for one in record}
    return written or next((said[id] for one in own for id in one.evidence if said.get(id)), "")


def doubted_ids(dossier: Iterable[DossierStatement]) -> tuple[str, ...]:
    """The ids that the dossier cites as what was reported."""
    own = _of(dossier, DOUBT_PART)
    return tuple(dict.fromkeys(id for one in own if one.basis in GROUNDED for id in one.evidence))


def made_by(case: Case, findings: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those of *findings* that the closing of *case* made."""
    return tuple(one for one in findings if one.statement_id in (_own_id(case, one), _older_id(case, one)))


def _of(dossier: Iterable[DossierStatement], letter: str) -> list[DossierStatement]:
    return sorted((one for one in dossier if one.part == letter), key=lambda one: (one.position, one.statement_id))


def _own_id(case: Case, one: Statement) -> str:
    """Two reports may tell it at the same place of their text."""
    return statement_id(f"{case.case_id} {one.article_id}", one.field, one.start, one.end)


def _older_id(case: Case, one: Statement) -> str:
    return statement_id(case.case_id, one.field, one.start, one.end)
