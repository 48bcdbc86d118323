"""A closed case → the official record: what was told, and what is the case, so that it is known when told again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.records.assessment import Claim, Statement, StatementKind, statement_id
from pipeline.records.cases import Case, CaseState, DossierStatement

TRUTH_PART = "c"  # of the dossier: the true information


def findings_of(
    case: Case,
    before: CaseState,
    claims: Sequence[Claim],
    captures: Mapping[str, str],
    dossier: Sequence[DossierStatement],
    body: str,
    said_on: date,
    rumours: Sequence[Statement] = (),
) -> tuple[Statement, ...]:
    """One statement for each claim that opened or joined *case*, when it is closed on *said_on* from *before*; and for
    what each of *rumours* denies, where the case was opened on such a denial.

    Only a case that was answered is a finding: one that was dismissed, withdrawn, or in which the press was right,
    refutes nothing.  *captures* gives the capture of each article, *body* the agency's name.
    """
    if before is not CaseState.RESPONDED:
        return ()
    truth = next((one.text for one in dossier if one.part == TRUTH_PART), "")
    retold = tuple(
        replace(
            one,
            statement_id=statement_id(case.case_id, one.field, one.start, one.end),
            kind=StatementKind.FINDING,
            body=body,
            agencies=(case.agency_id,),
            truth=truth,
            said_on=said_on,
        )
        for one in rumours
        if one.denied
    )
    return retold + tuple(
        Statement(
            statement_id=statement_id(case.case_id, claim.field, claim.start, claim.end),
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
    )
