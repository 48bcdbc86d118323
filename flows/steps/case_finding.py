"""When a case is closed: its finding goes on the official record."""

from __future__ import annotations

from collections.abc import Sequence

from flows.steps.case_flags import flags_of, grounds
from pipeline.cases.finding import findings_of
from pipeline.cases.life import apply
from pipeline.records.cases import Case, CaseEvent, DossierStatement
from pipeline.records.days import day_in_vietnam
from pipeline.store import assessments, case_evidence, press, window
from pipeline.store.connect import Tx


def note_finding(
    tx: Tx, case: Case, past: Sequence[CaseEvent], event: CaseEvent, dossier: Sequence[DossierStatement]
) -> int:
    """The statements that closing *case* by *event* adds; 0 where it was not answered."""
    flags = flags_of(tx, past)
    ids = sorted({signal.claim_id for flag in flags for signal in flag.signals} | set(grounds(past)))
    claims = case_evidence.claims_by_id(tx, ids)
    articles = press.articles_by_id(tx, sorted({claim.article_id for claim in claims}))
    body = next((one.name for one in press.all_agencies(tx) if one.id == case.agency_id), "")
    found = findings_of(
        case,
        apply(past),
        claims,
        {article.article_id: article.capture_id for article in articles},
        dossier,
        body,
        day_in_vietnam(event.happened_at),
        window.statements_by_id(tx, grounds(past)),
    )
    return assessments.save_statements(tx, found)
